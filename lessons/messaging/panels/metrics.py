"""What was measured of a queue, as charts."""

from itertools import islice
from typing import Any

from django.utils.translation import gettext_lazy as _

from lessons.courseware.console.operation import OperationForm
from lessons.courseware.metrics import charts, spans
from lessons.courseware.metrics.charts import Measured, Plan, Wanted
from lessons.courseware.page import Page
from lessons.messaging.panels.messages import QUEUES
from lessons.messaging.queues import in_order, named

TEMPLATE = "messaging/panels/metrics.html"
HAS_FORMS = False
PLANS = (
    Plan(
        "traffic",
        _("Messages"),
        "",
        (
            Wanted("sent", _("sent"), "NumberOfMessagesSent"),
            Wanted("received", _("received"), "NumberOfMessagesReceived"),
            Wanted("deleted", _("deleted"), "NumberOfMessagesDeleted"),
        ),
    ),
    Plan("empty", _("Receipts that came back empty"), "", (Wanted("empty", _("empty"), "NumberOfEmptyReceives"),)),
    Plan(
        "contents",
        _("In the queue"),
        "",
        (
            Wanted("visible", _("can be received"), "ApproximateNumberOfMessagesVisible", "Maximum"),
            Wanted("flying", _("in flight"), "ApproximateNumberOfMessagesNotVisible", "Maximum"),
            Wanted("delayed", _("delayed"), "ApproximateNumberOfMessagesDelayed", "Maximum"),
        ),
    ),
    Plan(
        "age",
        _("Age of the oldest message"),
        "s",
        (Wanted("oldest", _("oldest"), "ApproximateAgeOfOldestMessage", "Maximum"),),
    ),
)


def read(page: Page, form: OperationForm | None) -> dict[str, Any]:
    queues = in_order(page.probe)
    queue = named(page.probe, page.where.get("queue", "")) or next(iter(queues), None)
    if queue is None:
        return {"one": None}
    shown = spans.chosen(page.where.get("span", ""))
    of = Measured("AWS/SQS", "QueueName", queue.name)
    found, twins = charts.read(page.view.cloud, of, PLANS, shown, page.view.now)
    return {
        "one": queue,
        "queues": [each.name for each in islice(queues, QUEUES)],
        "charts": found,
        "asked": twins,
        "ranges": spans.RANGES,
        "range": shown,
    }
