"""The form of a power tuning: which sizes, how often, with which event."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.functions.events import KeptTexts, TestEvent
from serverless_lab.engine.numbers import LAMBDA_MB_PER_VCPU, LAMBDA_MEMORY_MB

SIZES = (LAMBDA_MEMORY_MB[0], 256, 512, 1_024, LAMBDA_MB_PER_VCPU, 3_008)
MOST_SIZES = 10
TIMES = (3, 10)
USUAL_TIMES = 5
_SEPARATORS = re.compile(r"[\s,;、，]+")  # the last two as a Korean keyboard may write them
_NUMBER = re.compile(r"[0-9]{1,9}")
NO_SIZE = _("Write at least one memory size.")
NO_NUMBER = _("“{word}” is no memory size. Write whole numbers of MB with commas between, such as 128, 512.")
OUT_OF_RANGE = _("{size} MB is not possible: a function has from {least} to {most} MB.")
TOO_MANY = _("At most {most} sizes at once; these are {n}.")
TOO_LONG = _("This is too long for a list of memory sizes.")
NO_TIMES = _("Each size can be called from {least} to {most} times.")
NO_EVENT = _("The event “{name}” is not there any more, so nothing was called. Choose another one.")
NUL = _("There is a NUL character in the event, and JSON has no place for one.")


class TuningForm(forms.Form):
    """`event` names a kept event; `body`, when there is one, is sent in its place, and what is no JSON, AWS refuses."""

    event = forms.CharField(label=_("Test event"), required=False, widget=forms.Select({"class": "input"}))
    body = forms.CharField(
        label=_("Or an event of your own (JSON)"),
        required=False,
        strip=False,
        widget=forms.Textarea({"class": "input mono", "rows": 3, "spellcheck": "false"}),
        error_messages={"null_characters_not_allowed": NUL},
    )
    sizes = forms.CharField(
        label=_("Memory sizes (MB)"),
        max_length=200,
        widget=forms.TextInput({"class": "input mono", "autocomplete": "off", "inputmode": "numeric"}),
        error_messages={"required": NO_SIZE, "max_length": TOO_LONG, "null_characters_not_allowed": NO_SIZE},
    )
    times = forms.IntegerField(
        label=_("Calls with each size"),
        widget=forms.NumberInput({"class": "input short", "min": TIMES[0], "max": TIMES[1]}),
        help_text=_("The first is cold and is not counted."),
    )
    use_required_attribute = False
    placed = False  # whether it stands on the page that answers

    def __init__(self, *args: Any, kept: KeptTexts, **more: Any) -> None:
        super().__init__(*args, auto_id="tune-%s", **more)
        self._kept = kept
        self.fields["event"].widget.choices = [(each.name, each.name) for each in kept.events]
        self.fields["sizes"].help_text = _("From 1 to {most} sizes, with commas between.").format(most=MOST_SIZES)

    def clean_event(self) -> TestEvent | None:
        name = self.cleaned_data["event"]
        found = self._kept.find(name)
        if found is None and not self.data.get("body", "").strip():
            raise forms.ValidationError(str(NO_EVENT).format(name=name))
        return found

    def clean_sizes(self) -> list[int]:
        """Each once, the smallest first."""
        words = [word for word in _SEPARATORS.split(self.cleaned_data["sizes"]) if word]
        if not words:
            raise forms.ValidationError(NO_SIZE)
        sizes = sorted({_size(word) for word in words})
        if len(sizes) > MOST_SIZES:
            raise forms.ValidationError(str(TOO_MANY).format(most=MOST_SIZES, n=len(sizes)))
        return sizes

    def clean_times(self) -> int:
        times: int = self.cleaned_data["times"]
        if not TIMES[0] <= times <= TIMES[1]:
            raise forms.ValidationError(str(NO_TIMES).format(least=TIMES[0], most=TIMES[1]))
        return times

    @property
    def payload(self) -> bytes:
        """What is sent, once the form is valid."""
        event: TestEvent | None = self.cleaned_data["event"]
        body: str = self.cleaned_data["body"]
        return (body if body.strip() or event is None else event.body).encode()


def _size(word: str) -> int:
    least, most = LAMBDA_MEMORY_MB
    if not _NUMBER.fullmatch(word):
        raise forms.ValidationError(str(NO_NUMBER).format(word=word[:20]))
    if not least <= int(word) <= most:
        raise forms.ValidationError(str(OUT_OF_RANGE).format(size=f"{int(word):,}", least=least, most=f"{most:,}"))
    return int(word)
