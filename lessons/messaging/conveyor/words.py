"""What is said about a run: charts, what happens to a message, and which orders are worth a look."""

from django.utils.translation import gettext_lazy as _

from lessons.courseware.console.operation import Words
from lessons.courseware.metrics.charts import Plan, Wanted

MOST_LINES = 100  # of an order's life
PLANS = (
    Plan(
        "flow",
        _("Sent and done in each second"),
        "",
        (Wanted("sent", _("sent")), Wanted("throttled", _("calls refused")), Wanted("done", _("done"))),
    ),
    Plan(
        "there",
        _("Messages at the end of each second"),
        "",
        (
            Wanted("visible", _("visible")),
            Wanted("dead", _("dead letters")),
            Wanted("in_flight", _("in flight")),
            Wanted("delayed", _("delayed")),
        ),
    ),
)
HAPPENED: dict[str, Words] = {
    "sent": _("sent"),
    "copied": _("delivered as a copy, soon"),
    "same": _("sent again: it counts as the same"),
    "received": _("received"),
    "done": _("done"),
    "skipped": _("skipped: it is done already"),
    "failed": _("failed"),
    "crashed": _("the consumer crashed"),
    "deleted": _("deleted"),
    "stale": _("not deleted: the receipt is out of date"),
    "dead": _("moved to the dead-letter queue"),
    "expired": _("gone: it was kept long enough"),
}
# By the names of `Fates`.
EXAMPLES: dict[str, Words] = {
    "lost": _("lost"),
    "twice": _("done more than once"),
    "copied": _("delivered as a copy"),
    "overtaken": _("overtaken"),
    "again": _("received more than once"),
    "dead": _("a dead letter"),
    "left": _("not done yet"),
}
