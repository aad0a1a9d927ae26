"""The checks of "Nothing lost"."""

from dataclasses import replace

from lessons.courseware.finding import Finding, not_yet
from lessons.courseware.probe import Probe
from lessons.messaging.missions import kitchen_looks
from lessons.messaging.missions.kitchen_checks import CLEARED, COOKED_ONCE, SURVIVES


def _cooked_once(probe: Probe) -> Finding:
    """Asked once nothing is lost: whoever deletes first cooks nothing twice either."""
    found = kitchen_looks.survives(probe)
    return kitchen_looks.cooked_once(probe) if found.met else not_yet("first")


CHECKS = (
    SURVIVES,
    replace(
        COOKED_ONCE,
        look=_cooked_once,
        reasons={
            reason: text for reason, text in COOKED_ONCE.reasons.items() if reason not in ("no-function", "no-queue")
        }
        | {
            "first": {
                "en": "First nothing may be lost. Then it is looked at whether anything is cooked twice.",
                "ko": "먼저 잃는 주문이 없어야 해요. 두 번 만드는지는 그다음에 봐요.",
            }
        },
    ),
    CLEARED,
)
