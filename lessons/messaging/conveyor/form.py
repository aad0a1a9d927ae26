"""The question to the conveyor: what comes, through which queue, and who works it off."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from lessons.courseware.console.operation import Words
from lessons.messaging.conveyor.question import Question, Shown, number
from lessons.messaging.conveyor.size import effort
from serverless_lab.engine import numbers
from serverless_lab.engine.instant import MILLISECOND
from serverless_lab.engine.services.sqs.conveyor.model import Consumers, Line, Plan, Producers
from serverless_lab.engine.services.sqs.state import Queue

STANDARD, FIFO, HIGH = "standard", "fifo", "high"
KINDS = ((STANDARD, _("Standard")), (FIFO, "FIFO"), (HIGH, _("FIFO, high throughput")))
PATTERNS = (("steady", _("steady")), ("burst", _("in bursts: five seconds' worth at once")))
POLLS = _("0 is short polling.")
FIRST = {
    "rate": "4", "sending": "30", "pattern": "steady", "sends": "1", "groups": "3", "doubles": "0", "waiting": "0",
    "kind": STANDARD, "visibility": "30", "delay": "0", "retention": "345600", "receives": "0",
    "copies": "1", "disorder": "50",
    "consumers": "2", "work": "400", "takes": "1", "wait": "20", "crashes": "0", "forgets": "0", "poison": "0",
    "deletes": "after", "again": "yes", "seconds": "60", "draw": "1",
}  # fmt: skip
ASKED = (*FIRST, "like", "of")
MOST_MESSAGES = 100_000
MOST_TURNS, MOST_RECEIVED = 200_000, 400_000  # of consumers, and by them: some seconds of our processor
MOST_DRAW = 10**9
TOO_MANY_MESSAGES = format_lazy(
    _("Together these are more than {most} messages: send fewer a second, or for a shorter time."),
    most=f"{MOST_MESSAGES:,}",
)
TOO_MANY_CONSUMERS = _("So many consumers would ask too often to be watched for so long: take fewer, or watch less.")


class ConveyorForm(Question):
    rate = number(_("Messages a second"), 1, 5_000)
    sending = number(_("They send for (seconds)"), 0, 600)
    pattern = forms.ChoiceField(label=_("How they come"), choices=PATTERNS)
    sends = number(_("Messages a call"), 1, numbers.SQS_BATCH)
    groups = number(_("Groups"), 1, 1_000, _("Only FIFO keeps an order within each."))
    doubles = number(_("Double clicks (%)"), 0, 100)
    waiting = number(_("In the queue already"), 0, MOST_MESSAGES)

    kind = forms.ChoiceField(label=_("Kind"), choices=KINDS)
    visibility = number(_("Visibility timeout (seconds)"), *numbers.SQS_VISIBILITY_S)
    delay = number(_("Delay (seconds)"), *numbers.SQS_DELAY_S)
    retention = number(_("Keep messages for (seconds)"), *numbers.SQS_RETENTION_S)
    receives = number(
        _("Receives before the dead-letter queue"), 0, numbers.SQS_RECEIVES[1], _("0 is no dead-letter queue.")
    )
    copies = number(_("Copies (of 1,000)"), 0, 1_000, _("Standard only: delivered twice."))
    disorder = number(_("Disorder (of 1,000)"), 0, 1_000, _("Standard only: receive calls out of turn."))

    consumers = number(_("How many"), 1, 200)
    work = number(_("Work on a message (ms)"), 1, 60_000)
    takes = number(_("Messages at a time"), 1, numbers.SQS_BATCH)
    wait = number(_("Receiving waits for (seconds)"), *numbers.SQS_WAIT_S, POLLS)
    crashes = number(_("Crash in the middle (%)"), 0, 100)
    forgets = number(_("Forget to delete (%)"), 0, 100)
    poison = number(_("Poison messages (%)"), 0, 100, _("Working on them always fails."))
    deletes = forms.ChoiceField(
        label=_("Delete"), choices=(("after", _("after the work")), ("before", _("before the work")))
    )
    again = forms.ChoiceField(
        label=_("An order that is done already"),
        choices=(("yes", _("is done again")), ("no", _("is skipped: idempotent"))),
    )

    seconds = number(_("Watched for (seconds)"), 10, 600)
    like = forms.ChoiceField(label=_("Settings of"), required=False)
    of = forms.CharField(required=False, widget=forms.HiddenInput)
    draw = forms.IntegerField(min_value=1, max_value=MOST_DRAW, widget=forms.HiddenInput)

    # Those that are always seen, and those that unfold.
    producing = (("rate", "sending", "pattern"), ("sends", "groups", "doubles", "waiting"))
    queueing = (("visibility", "kind", "like"), ("delay", "retention", "receives", "copies", "disorder"))
    consuming = (
        ("consumers", "work", "takes", "seconds"),
        ("wait", "crashes", "forgets", "poison", "deletes", "again"),
    )
    sliding = {"rate": 100, "visibility": 120, "consumers": 50, "work": 5_000}

    def __init__(self, asked: dict[str, str], queues: list[str]) -> None:
        super().__init__(FIRST, asked)
        like = self.fields["like"]
        assert isinstance(like, forms.ChoiceField)
        like.choices = [("", _("a queue of its own")), *((name, name) for name in queues)]

    def parts(self) -> Iterator[tuple[Words, list[Shown], list[Shown], bool]]:
        """Each with its fields, those that unfold, and whether they are unfolded: one of them is not as at first."""
        stations = ((_("Producers"), self.producing), (_("Queue"), self.queueing), (_("Consumers"), self.consuming))
        for title, (main, more) in stations:
            yield title, self.row(main), self.row(more), self.is_changed(more)

    def clean(self) -> dict[str, Any] | None:
        data = super().clean()
        if data and not self.errors:
            self._check_size()
        return data

    def _check_size(self) -> None:
        """What takes seconds of the processor is refused before it does."""
        plan = self.plan("")
        messages = plan.producers.rate * plan.producers.seconds + plan.producers.backlog
        if messages > MOST_MESSAGES:
            self.add_error("rate", forms.ValidationError(TOO_MANY_MESSAGES))
        turns, received = effort(plan.consumers, plan.line, plan.seconds, messages)
        if turns > MOST_TURNS or received > MOST_RECEIVED:
            self.add_error("consumers", forms.ValidationError(TOO_MANY_CONSUMERS))

    def plan(self, seed: str) -> Plan:
        data = self.cleaned_data
        return Plan(
            Producers(
                rate=data["rate"],
                seconds=data["sending"],
                pattern=data["pattern"],
                batch=data["sends"],
                groups=data["groups"],
                doubles=10 * data["doubles"],
                backlog=data["waiting"],
            ),
            Line(
                fifo=data["kind"] != STANDARD,
                high=data["kind"] == HIGH,
                visibility=data["visibility"],
                delay=data["delay"],
                retention=data["retention"],
                most=data["receives"],
                twice=data["copies"],
                astray=data["disorder"],
            ),
            Consumers(
                count=data["consumers"],
                work=data["work"] * MILLISECOND,
                batch=data["takes"],
                wait=data["wait"],
                crashes=10 * data["crashes"],
                forgets=10 * data["forgets"],
                poison=10 * data["poison"],
                early=data["deletes"] == "before",
                idempotent=data["again"] == "no",
            ),
            data["seconds"],
            seed,
            data["draw"],
        )


def settings_of(queue: Queue) -> dict[str, str]:
    """A queue's own settings, as the form has them."""
    settings = queue.settings
    high = settings.limit == "perMessageGroupId"
    return {
        "kind": (HIGH if high else FIFO) if settings.fifo else STANDARD,
        "visibility": str(settings.visibility),
        "delay": str(settings.delay),
        "retention": str(settings.retention),
        "wait": str(settings.wait),
        "receives": str(settings.redrive.most if settings.redrive else 0),
    }
