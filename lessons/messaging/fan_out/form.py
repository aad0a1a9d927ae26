"""The question to the conveyor with a topic: what is published, to what topic, and which queues have subscribed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.messaging.conveyor.form import (
    FIRST as FIRST_OF_QUEUE,
)
from lessons.messaging.conveyor.form import (
    MOST_DRAW,
    MOST_MESSAGES,
    MOST_RECEIVED,
    MOST_TURNS,
    PATTERNS,
    STANDARD,
    TOO_MANY_CONSUMERS,
    TOO_MANY_MESSAGES,
)
from lessons.messaging.conveyor.question import Station, number
from lessons.messaging.conveyor.size import effort
from lessons.messaging.fan_out import subscriber_form
from lessons.messaging.fan_out.subscriber_form import FIFO, NAMES, SubscriberForm
from serverless_lab.engine import numbers
from serverless_lab.engine.fan_out.model import Plan
from serverless_lab.engine.services.sqs.conveyor.model import Producers

TOPIC, PRODUCER = "topic", "producer"
_SHARED = ("rate", "sending", "pattern", "sends", "groups", "doubles", "copies", "disorder", "seconds", "draw")
FIRST = {name: FIRST_OF_QUEUE[name] for name in _SHARED} | {"topic": STANDARD, "tells": TOPIC}
ASKED = (*FIRST, *subscriber_form.ASKED)


class FanOutForm(Station):
    """What it shares with the question to a single queue has the same names."""

    rate = number(_("Messages a second"), 1, 5_000)
    sending = number(_("They send for (seconds)"), 0, 600)
    seconds = number(_("Watched for (seconds)"), 10, 600)
    pattern = forms.ChoiceField(label=_("How they come"), choices=PATTERNS)
    sends = number(_("Messages a call"), 1, numbers.SNS_BATCH)
    groups = number(_("Groups"), 1, 1_000, _("Only FIFO keeps an order within each."))
    doubles = number(_("Double clicks (%)"), 0, 100)
    topic = forms.ChoiceField(label=_("Topic"), choices=((STANDARD, _("Standard")), (FIFO, "FIFO")))
    tells = forms.ChoiceField(
        label=_("Who tells the queues"),
        choices=((TOPIC, _("the topic: publish–subscribe")), (PRODUCER, _("the producer itself: observer"))),
    )
    copies = number(_("Copies (of 1,000)"), 0, 1_000, _("Standard only: delivered twice."))
    disorder = number(_("Disorder (of 1,000)"), 0, 1_000, _("Standard only: receive calls out of turn."))
    draw = forms.IntegerField(min_value=1, max_value=MOST_DRAW, widget=forms.HiddenInput)

    main = ("rate", "sending", "topic", "tells", "seconds")
    more = ("pattern", "sends", "groups", "doubles", "copies", "disorder")
    sliding = {"rate": 100}

    def __init__(self, asked: dict[str, str]) -> None:
        super().__init__(FIRST, asked)
        fifo = self["topic"].value() == FIFO
        self.subscribers = [SubscriberForm(letter, asked, fifo=fifo) for letter in NAMES]

    def clean(self) -> dict[str, Any] | None:
        data = super().clean()
        fine = [each.is_valid() for each in self.subscribers]
        if not all(fine):
            self.add_error(None, forms.ValidationError(_("Look at the queues: something there cannot be.")))
        elif not self.queues:
            self.add_error(None, forms.ValidationError(_("No queue has subscribed: choose at least one.")))
        elif data and not self.errors:
            self._check_size()
        return data

    @property
    def queues(self) -> list[SubscriberForm]:
        """Those that there are."""
        return [each for each in self.subscribers if each.subscribed]

    def _check_size(self) -> None:
        """What takes seconds of the processor is refused before it does."""
        plan = self.plan("")
        messages = plan.producers.rate * plan.producers.seconds
        if messages * len(plan.subscribers) > MOST_MESSAGES:
            self.add_error("rate", forms.ValidationError(TOO_MANY_MESSAGES))
        efforts = [effort(each.consumers, each.line, plan.seconds, messages) for each in plan.subscribers]
        turns, received = (sum(each) for each in zip(*efforts, strict=True))
        if turns > MOST_TURNS or received > MOST_RECEIVED:
            self.queues[0].add_error("consumers", forms.ValidationError(TOO_MANY_CONSUMERS))
            self.add_error(None, forms.ValidationError(TOO_MANY_CONSUMERS))

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
            ),
            tuple(each.subscriber for each in self.queues),
            data["seconds"],
            fifo=data["topic"] == FIFO,
            twice=data["copies"],
            astray=data["disorder"],
            direct=data["tells"] == PRODUCER,
            seed=seed,
            draw=data["draw"],
        )


def first_plan(seed: str) -> Plan:
    """Of the run that is shown at first."""
    form = FanOutForm({})
    form.full_clean()
    return form.plan(seed)
