"""A number: with a tolerance, a unit, and the wrong numbers that many give."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy

from lessons.classroom.kinds.base import PROMPT, WHY, QuestionForm
from lessons.classroom.rows import Group, RowForm, Rows
from lessons.classroom.texts_form import initial_text
from lessons.courseware.quiz import NearMiss, Numeric
from lessons.courseware.quizzes.answers.typed import NOT_NUMBERS
from lessons.courseware.quizzes.numbers_typed import LONGEST, NotANumber, read_number

NOT_NEGATIVE = gettext_lazy("A tolerance is 0 or more.")


class NumberField(forms.CharField):
    """Read as learners' numbers are; empty is None."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "class": "input mono short"})
        super().__init__(max_length=LONGEST, widget=widget, **kwargs)

    def clean(self, value: Any) -> float | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            return float(read_number(text))
        except NotANumber as refused:
            raise forms.ValidationError(str(NOT_NUMBERS.get(refused.reason, NOT_NUMBERS["number"]))) from None


class ToleranceField(NumberField):
    def clean(self, value: Any) -> float:
        tolerance = super().clean(value) or 0.0
        if tolerance < 0:
            raise forms.ValidationError(str(NOT_NEGATIVE))
        return tolerance


class NearRow(RowForm):
    texts: ClassVar = {"rationale": WHY}
    value = NumberField(label=gettext_lazy("Wrong number"), required=False)
    tolerance = ToleranceField(label=gettext_lazy("Tolerance (±)"), required=False)

    def clean(self) -> dict[str, Any]:
        if self.text("rationale") and self.cleaned_data.get("value") is None and "value" not in self.errors:
            self.add_error("value", str(NOT_NUMBERS["empty"]))
        return self.cleaned_data


class NumericForm(QuestionForm):
    texts: ClassVar = {"prompt": PROMPT, "rationale": WHY}
    rows = (Rows("near", gettext_lazy("Wrong numbers that many give (optional)"), NearRow),)
    answer = NumberField(
        label=gettext_lazy("The right number"), error_messages={"required": gettext_lazy("Write the right number.")}
    )
    tolerance = ToleranceField(label=gettext_lazy("Tolerance (±)"), required=False)
    unit = forms.CharField(
        label=gettext_lazy("Unit (optional)"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"class": "input short"}),
    )

    @classmethod
    def values_of(cls, question: Numeric) -> dict[str, Any]:
        numbers = {"answer": plain(question.answer), "tolerance": plain(question.tolerance), "unit": question.unit}
        return super().values_of(question) | initial_text("rationale", question.rationale) | numbers

    @classmethod
    def rows_of(cls, question: Numeric) -> Sequence[Sequence[dict[str, Any]]]:
        return (
            [
                initial_text("rationale", each.rationale)
                | {"value": plain(each.value), "tolerance": plain(each.tolerance)}
                for each in question.near
            ],
        )

    def build(self, question_id: str, groups: Sequence[Group]) -> Numeric:
        near = [row for row, _ticked in groups[0].filled() if row.cleaned_data["value"] is not None]
        return Numeric(
            id=question_id,
            prompt=self.text("prompt"),
            answer=self.cleaned_data["answer"],
            tolerance=self.cleaned_data["tolerance"],
            unit=self.cleaned_data["unit"],
            rationale=self.text("rationale"),
            near=tuple(
                NearMiss(
                    value=row.cleaned_data["value"],
                    tolerance=row.cleaned_data["tolerance"],
                    rationale=row.text("rationale"),
                )
                for row in near
            ),
        )


def plain(number: float) -> str:
    """As somebody would type it: 900, not 900.0."""
    return f"{number:.12g}"
