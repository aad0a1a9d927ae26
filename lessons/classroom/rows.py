"""Rows of a question's form: options, steps, pairs. Rows come and go by buttons, without scripts too."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.forms.formsets import BaseFormSet, formset_factory
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from lessons.classroom.drafts import fresh_id
from lessons.classroom.problems import MOST_ROWS
from lessons.classroom.texts_form import TextsForm

TOO_MANY = gettext_lazy("A question has at most %(num)d rows. Remove some.")


class RowForm(TextsForm):
    """`id` is drawn when a row is added, and stays."""

    id = forms.SlugField(max_length=60, required=False, widget=forms.HiddenInput)

    def row_id(self) -> str:
        return str(self.cleaned_data.get("id") or self._drawn)

    @cached_property
    def _drawn(self) -> str:
        return fresh_id()


@dataclass(frozen=True)
class Rows:
    """One group of rows of a question: its name in the form, its legend, what a row holds.

    `first`: how many a new question has. `ticks`: "" | "one" | "any": which rows are the right ones, sent as their
    numbers under `<name>-right`. `moves`: the order of the rows means something.
    """

    name: str
    legend: str | Promise
    form: type[RowForm]
    first: int = 0
    ticks: str = ""
    moves: bool = False

    def empty(self) -> "Group":
        return self.filled([{} for _ in range(self.first)])

    def filled(self, values: Sequence[Mapping[str, Any]]) -> "Group":
        """Unbound, with these values; "right" in them ticks a row."""
        marked = [{"id": fresh_id()} | dict(each) for each in values]
        right = {str(number) for number, each in enumerate(marked) if each.get("right")}
        return Group(self, self._set()(initial=marked, prefix=self.name), right)

    def sent(self, data: Any) -> "Group":
        formset = self._set()(data, prefix=self.name, error_messages={"too_many_forms": str(TOO_MANY)})
        return Group(self, formset, set(data.getlist(f"{self.name}-right")))

    def _set(self) -> "type[BaseFormSet[Any]]":
        return formset_factory(self.form, extra=0, max_num=MOST_ROWS, absolute_max=MOST_ROWS + 1, validate_max=True)

    def values(self, data: Any) -> list[dict[str, Any]]:
        """Every row as it was sent, valid or not."""
        names = list(self.form().fields)
        count = str(data.get(f"{self.name}-TOTAL_FORMS", ""))
        total = int(count) if count.isascii() and count.isdecimal() and len(count) < 3 else 0
        right = data.getlist(f"{self.name}-right")
        return [
            {name: data.get(f"{self.name}-{number}-{name}", "") for name in names} | {"right": str(number) in right}
            for number in range(min(total, MOST_ROWS))
        ]


class Group:
    """The rows of one form as they are shown or were sent."""

    def __init__(self, rows: Rows, formset: "BaseFormSet[Any]", right: set[str]) -> None:
        self.rows, self.formset, self.right = rows, formset, right

    @property
    def full(self) -> bool:
        return len(self.formset.forms) >= MOST_ROWS

    def shown(self) -> list[tuple[RowForm, bool]]:
        """Every row's form, and whether it is ticked as a right one."""
        return [(form, str(number) in self.right) for number, form in enumerate(self.formset.forms)]

    def filled(self) -> list[tuple[RowForm, bool]]:
        """Of valid rows those that hold something, each with an id of its own; an empty row does not count."""
        found = [(form, ticked) for form, ticked in self.shown() if _has_something(form)]
        known: set[str] = set()
        for form, _ticked in found:
            if form.row_id() in known:
                form.cleaned_data["id"] = fresh_id()
            known.add(form.row_id())
        return found


def _has_something(form: RowForm) -> bool:
    return any(value not in ("", None) for name, value in form.cleaned_data.items() if name != "id")


def changed(rows: Rows, data: Any, action: str) -> Group:
    """After a button of a row: "add", "remove:2", "up:2", "down:2"; anything else changes nothing."""
    values = rows.values(data)
    verb, _colon, number = action.partition(":")
    place = int(number) if number.isascii() and number.isdecimal() and len(number) < 3 else -1
    if verb == "add" and len(values) < MOST_ROWS:
        values.append({})
    elif verb == "remove" and 0 <= place < len(values):
        values.pop(place)
    elif verb in ("up", "down") and 0 <= place < len(values):
        values.insert(max(0, place + (1 if verb == "down" else -1)), values.pop(place))
    return rows.filled([{name: value for name, value in each.items() if name != "id" or value} for each in values])
