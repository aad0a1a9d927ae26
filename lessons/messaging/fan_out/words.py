"""What is said about a topic's run: what happens to a message, and why a filter keeps one out."""

from django.utils.translation import gettext_lazy as _

from lessons.courseware.console.operation import Words
from lessons.messaging.conveyor.words import HAPPENED as IN_QUEUE

# By the reason as SNS's metrics name it.
KEPT_OUT: dict[str, Words] = {
    "MessageAttributes": _("kept out: its attributes do not fit"),
    "NoMessageAttributes": _("kept out: it has no attributes"),
    "InvalidAttributes": _("kept out: its attributes cannot be read"),
    "MessageBody": _("kept out: its body does not fit"),
    "InvalidMessageBody": _("kept out: its body is no JSON"),
}
HAPPENED: dict[str, Words] = IN_QUEUE | KEPT_OUT | {"sent": _("delivered")}
WHAT = tuple(HAPPENED)  # by number in the log
BACKLOG, AGE = _("Messages that wait"), _("Age of the oldest message, in seconds")
