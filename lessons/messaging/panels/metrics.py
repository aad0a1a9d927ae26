"""What was measured of a queue, a topic or a broker, as charts, and the alarms that watch it."""

from typing import Any

from lessons.courseware.console.operation import OperationForm
from lessons.courseware.metrics import alarms, charts, spans
from lessons.courseware.page import Page
from lessons.messaging.forms.alarms import PutMetricAlarm
from lessons.messaging.measured import chosen, things

TEMPLATE = "messaging/panels/metrics.html"
HAS_FORMS = MOVES = True


def read(page: Page, form: OperationForm | None) -> dict[str, Any]:
    known = things(page)
    one = chosen(page, known)
    if one is None:
        return {"one": None}
    shown = spans.chosen(page.where.get("span", ""))
    found, twins = charts.read(page.view.cloud, one.of, one.kind.plans, shown, page.view.now)
    return {
        "one": one,
        "things": known,
        "charts": found,
        "asked": twins,
        "ranges": spans.RANGES,
        "range": shown,
        "make_alarm": PutMetricAlarm.offer(page, form, of=one.key),
    } | alarms.read(page, form, one.of)
