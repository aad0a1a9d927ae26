"""The backlog calculator's form."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.messaging.conveyor.question import number
from serverless_lab.engine import numbers
from serverless_lab.engine.instant import MILLISECOND, MINUTE, SECOND, Span
from serverless_lab.engine.services.sqs.conveyor.backlog import Backlog

FIRST = {"backlog": "12000", "arriving": "20", "workers": "5", "each": "100", "batch": "1", "within": "10"}
ASKED = tuple(FIRST)


class BacklogForm(forms.Form):
    """What the address leaves out is as at first; nothing is worked out before it is asked."""

    backlog = number(_("Messages in the queue"), 0, 10_000_000)
    arriving = number(_("More come, a second"), 0, 10_000)
    workers = number(_("Consumers"), 1, 10_000)
    each = number(_("Work on a message (ms)"), 1, 3_600_000)
    batch = number(_("Messages at a time"), 1, numbers.SQS_BATCH)
    within = number(_("To be drained within (minutes)"), 1, 100_000)

    def __init__(self, asked: dict[str, str]) -> None:
        super().__init__(FIRST | asked if asked else None, initial=FIRST | asked)

    @property
    def wanted(self) -> Backlog:
        data = self.cleaned_data
        return Backlog(data["backlog"], data["arriving"], data["workers"], data["each"] * MILLISECOND, data["batch"])

    @property
    def steps(self) -> int:
        """About how much work it is to simulate."""
        backlog = self.wanted
        return 7 * (backlog.waiting + backlog.rate * (backlog.drain or 0) // SECOND)

    @property
    def time(self) -> Span:
        span: Span = self.cleaned_data["within"] * MINUTE
        return span

    @property
    def needed(self) -> int:
        return self.wanted.needed(self.time)
