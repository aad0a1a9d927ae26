"""A queue behind the topic: its kind, what it wants to hear, and who works it off."""

import json
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.messaging.conveyor.form import STANDARD
from lessons.messaging.conveyor.question import Station, number
from lessons.messaging.forms.values import long_text
from lessons.sandbox.hints import HINTS
from serverless_lab.engine import numbers
from serverless_lab.engine.errors import CloudError
from serverless_lab.engine.fan_out.model import Subscriber
from serverless_lab.engine.fan_out.topic import try_subscription
from serverless_lab.engine.instant import MILLISECOND
from serverless_lab.engine.outcome import Refusal
from serverless_lab.engine.services.sns.errors import BadFilter
from serverless_lab.engine.services.sns.filters import ATTRIBUTES, BODY
from serverless_lab.engine.services.sqs.conveyor.model import Consumers, Line

OFF, FIFO, OWN = "off", "fifo", "own"
READY: dict[str, dict[str, Any]] = {
    "all": {},
    "deliveries": {"kind": ["delivery"]},
    "seoul": {"city": ["Seoul"]},
    "not-seoul": {"city": [{"anything-but": ["Seoul"]}]},
    "large": {"price": [{"numeric": [">=", 20_000]}]},
}
_FILTERS = (
    ("all", _("every order")),
    ("deliveries", _("deliveries")),
    ("seoul", _("orders from Seoul")),
    ("not-seoul", _("orders from elsewhere")),
    ("large", _("orders of ₩20,000 and more")),
    (OWN, _("what the JSON below says")),
)
_MOST_POLICY = 600  # characters, so that all of them fit into an address
# By the letter before a queue's parameters.
NAMES = {"a": "kitchen", "b": "couriers", "c": "ledger", "d": "gifts"}
_COMMON = {
    "kind": STANDARD, "filter": "all", "policy": "", "scope": ATTRIBUTES, "raw": "no", "consumers": "2",
    "work": "400", "takes": "1", "visibility": "30", "receives": "0", "poison": "0", "crashes": "0",
}  # fmt: skip
FIRST = {
    "a": _COMMON,
    "b": _COMMON | {"filter": "deliveries", "work": "900"},
    "c": _COMMON | {"consumers": "1", "work": "50", "takes": "10", "raw": "yes"},
    "d": _COMMON | {"kind": OFF, "filter": "large", "consumers": "1"},
}
ASKED = tuple(f"{letter}-{name}" for letter in NAMES for name in _COMMON)


class SubscriberForm(Station):
    """`refusal`: what SNS says against the subscription."""

    refusal: Refusal | None = None
    kind = forms.ChoiceField(
        label=_("Queue"), choices=((OFF, _("there is none")), (STANDARD, _("Standard")), (FIFO, "FIFO"))
    )
    filter = forms.ChoiceField(label=_("Wants to hear of"), choices=_FILTERS)
    policy = long_text(
        _("Filter policy (JSON)"),
        3,
        most=_MOST_POLICY,
        required=False,
        help_text='{"city": ["Jeju"], "price": [{"numeric": ["<", 9000]}]}',
    )
    scope = forms.ChoiceField(
        label=_("The filter looks at"), choices=((ATTRIBUTES, _("the attributes")), (BODY, _("the body")))
    )
    raw = forms.ChoiceField(label=_("Raw message delivery"), choices=(("no", _("off")), ("yes", _("on"))))
    consumers = number(_("Consumers"), 1, 200)
    work = number(_("Work on a message (ms)"), 1, 60_000)
    takes = number(_("Messages at a time"), 1, numbers.SQS_BATCH)
    visibility = number(_("Visibility timeout (seconds)"), *numbers.SQS_VISIBILITY_S)
    receives = number(
        _("Receives before the dead-letter queue"), 0, numbers.SQS_RECEIVES[1], _("0 is no dead-letter queue.")
    )
    poison = number(_("Poison messages (%)"), 0, 100, _("Working on them always fails."))
    crashes = number(_("Crash in the middle (%)"), 0, 100)

    main = ("kind", "filter", "consumers", "work")
    more = ("policy", "scope", "raw", "takes", "visibility", "receives", "poison", "crashes")
    sliding = {"consumers": 50, "work": 5_000}

    def __init__(self, letter: str, asked: dict[str, str], *, fifo: bool) -> None:
        own = {name: asked[f"{letter}-{name}"] for name in _COMMON if f"{letter}-{name}" in asked}
        super().__init__(FIRST[letter], own, prefix=letter)
        self.letter, self.name, self.topic_is_fifo = letter, NAMES[letter], fifo

    @property
    def subscribed(self) -> bool:
        return self.cleaned_data.get("kind") != OFF

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if self.errors or data["kind"] == OFF:
            return data
        if data["filter"] == OWN and not data["policy"]:
            self.add_error("policy", forms.ValidationError(_("Write a filter policy, or choose a ready one.")))
            return data
        try:
            try_subscription(self.subscriber, fifo=self.topic_is_fifo)
        except CloudError as error:
            self.refusal = Refusal.of(error)
            field = "policy" if isinstance(error, BadFilter) else "kind"
            self.add_error(field, forms.ValidationError(_("SNS refuses this subscription.")))
        return data

    @property
    def hint(self) -> Any:
        return HINTS.get(self.refusal.hint, "") if self.refusal else ""

    @property
    def filter_text(self) -> str:
        data = self.cleaned_data
        if data["filter"] == OWN:
            return str(data["policy"])
        policy = READY[data["filter"]]
        return json.dumps(policy) if policy else ""

    @property
    def subscriber(self) -> Subscriber:
        data = self.cleaned_data
        line = Line(fifo=data["kind"] == FIFO, visibility=data["visibility"], most=data["receives"])
        consumers = Consumers(
            count=data["consumers"],
            work=data["work"] * MILLISECOND,
            batch=data["takes"],
            wait=numbers.SQS_WAIT_S[1],
            crashes=10 * data["crashes"],
            poison=10 * data["poison"],
        )
        return Subscriber(self.name, line, consumers, self.filter_text, data["scope"], data["raw"] == "yes")
