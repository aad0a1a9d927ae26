"""What was measured of the function, as charts, and the alarms that watch it."""

from typing import Any

from lessons.courseware.console.operation import OperationForm
from lessons.courseware.metrics import alarms, charts, spans
from lessons.courseware.page import Page
from lessons.functions.metric_plans import PLANS, of_function
from lessons.functions.operations.alarms import PutMetricAlarm
from lessons.functions.operations.form import function_of

TEMPLATE = "functions/panels/metrics.html"
HAS_FORMS = True


def read(page: Page, form: OperationForm | None) -> dict[str, Any]:
    function = function_of(page)
    if function is None:
        return {}
    of, shown = of_function(function.name), spans.chosen(page.where.get("span", ""))
    found, twins = charts.read(page.view.cloud, of, PLANS, shown, page.view.now)
    return {
        "charts": found,
        "asked": twins,
        "ranges": spans.RANGES,
        "range": shown,
        "make_alarm": PutMetricAlarm.offer(page, form),
    } | alarms.read(page, form, of)
