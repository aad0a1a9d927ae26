"""The checks of "Cooked again"."""

from dataclasses import replace

from lessons.courseware.finding import Finding, not_yet
from lessons.courseware.probe import Probe
from lessons.messaging.missions import kitchen_looks
from lessons.messaging.missions.kitchen_checks import CLEARED, COOKED_ONCE, SURVIVES


def _survives(probe: Probe) -> Finding:
    """Asked once an order is cooked only once: a worker that never deletes loses nothing either."""
    found = kitchen_looks.cooked_once(probe)
    return kitchen_looks.survives(probe) if found.met else not_yet("first")


CHECKS = (
    COOKED_ONCE,
    replace(
        SURVIVES,
        look=_survives,
        reasons={reason: text for reason, text in SURVIVES.reasons.items() if reason not in ("no-function", "no-queue")}
        | {
            "first": {
                "en": "First each order has to be cooked once and be gone. Then the printer breaks.",
                "ko": "먼저 주문을 한 번씩만 만들고 큐에서 사라지게 해야 해요. 프린터 고장은 그다음에 시험해요.",
            }
        },
    ),
    CLEARED,
)
