"""What questions to the conveyor have in common: what the address leaves out is as at first, and some fields unfold."""

from collections.abc import Mapping

from django import forms
from django.forms import BoundField
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from lessons.courseware.console.operation import Words

Shown = tuple[BoundField, int | None]  # a field, and where its slider ends, if it has one


def number(label: Words, least: int, most: int, help_text: Words = "") -> forms.IntegerField:
    said = format_lazy(_("Write a whole number from {least} to {most}."), least=f"{least:,}", most=f"{most:,}")
    return forms.IntegerField(
        label=label,
        min_value=least,
        max_value=most,
        help_text=help_text,
        widget=forms.NumberInput({"class": "input mono"}),
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), said),
    )


class Question(forms.Form):
    """It changes nothing. `sliding`: fields with a slider, and its right end."""

    sliding: Mapping[str, int] = {}

    def __init__(self, first: Mapping[str, str], asked: Mapping[str, str], prefix: str = "") -> None:
        """`first` and `asked` by the names of the fields, without the prefix."""
        self.first = first
        given = {f"{prefix}-{name}" if prefix else name: value for name, value in {**first, **asked}.items()}
        super().__init__(given, prefix=prefix or None)
        for field in self.fields.values():
            field.widget.attrs.setdefault("class", "input")

    def row(self, names: tuple[str, ...]) -> list[Shown]:
        return [(self[name], self.sliding.get(name)) for name in names]

    def is_changed(self, names: tuple[str, ...]) -> bool:
        """One of them is not as at first: what unfolds is unfolded."""
        return any(self[name].value() != self.first[name] for name in names)


class Station(Question):
    """A question about one thing: `main` fields are always seen, `more` of them unfold."""

    main: tuple[str, ...]
    more: tuple[str, ...]

    @property
    def shown(self) -> list[Shown]:
        return self.row(self.main)

    @property
    def aside(self) -> list[Shown]:
        return self.row(self.more)

    @property
    def unfolded(self) -> bool:
        return self.is_changed(self.more)
