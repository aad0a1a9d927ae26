"""The question to the load simulation: how much is sent, how, and to what."""

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from lessons.functions.forms import NOT_THERE
from serverless_lab.engine.services.lambda_.load.model import RATES, Load
from serverless_lab.engine.services.lambda_.state import LATEST, Function

PATTERNS = (
    ("steady", _("steady: the same all the time")),
    ("ramp", _("growing: from nothing to this rate")),
    ("burst", _("a burst: ten seconds at this rate, else a tenth of it")),
)
MODES = (("sync", _("Synchronous: the caller waits")), ("async", _("Asynchronous: through Lambda's queue")))
NO_RATE = format_lazy(_("Write a whole number from {least} to {most}."), least=RATES[0], most=f"{RATES[1]:,}")
NO_SEED = _("The number of the draw is a whole number from 1 to a billion.")
FIRST = {"load": "100", "pattern": "steady", "mode": "sync", "seed": "1"}
ASKED = (*FIRST, "target")
_MOST = 10**9


class LoadForm(forms.Form):
    """A question that changes nothing. What the address leaves out is as at first."""

    load = forms.IntegerField(
        label=_("Requests a second"),
        min_value=RATES[0],
        max_value=RATES[1],
        widget=forms.NumberInput({"class": "input mono short"}),
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), NO_RATE),
    )
    pattern = forms.ChoiceField(label=_("How they come"), choices=PATTERNS)
    mode = forms.ChoiceField(label=_("How they call"), choices=MODES)
    target = forms.ChoiceField(label=_("What they call"), required=False, error_messages={"invalid_choice": NOT_THERE})
    seed = forms.IntegerField(
        min_value=1,
        max_value=_MOST,
        widget=forms.HiddenInput,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), NO_SEED),
    )

    def __init__(self, function: Function, asked: dict[str, str]) -> None:
        super().__init__(FIRST | asked if "load" in asked else None, initial=FIRST | asked)
        for field in self.fields.values():
            field.widget.attrs.setdefault("class", "input")
        self.targets = targets(function)
        target = self.fields["target"]
        assert isinstance(target, forms.ChoiceField)
        target.choices = [("", LATEST), *((name, name) for name in self.targets)]

    @property
    def wanted(self) -> Load:
        data = self.cleaned_data
        return Load(data["load"], data["pattern"], data["mode"] == "async", data["seed"])

    @property
    def next_seed(self) -> int:
        seed: int = self.cleaned_data["seed"]
        return seed % _MOST + 1


def targets(function: Function) -> list[str]:
    """Aliases that lead to one version alone, and versions, the newest first."""
    aliases = (name for name, alias in function.aliases.items() if not alias.weights)
    return [*aliases, *reversed(function.versions)]
