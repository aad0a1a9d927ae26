"""A short answer: the texts that are accepted, and the wrong ones that many give."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy

from lessons.classroom.kinds.base import PROMPT, WHY, QuestionForm
from lessons.classroom.rows import Group, RowForm, Rows
from lessons.classroom.texts_form import NUL, initial_text
from lessons.courseware.quiz import ShortAnswer, WrongAnswer
from lessons.courseware.quizzes.answers.typed import TEXT_LIMIT

MOST_ACCEPTED = 20
TOO_MANY = gettext_lazy("At most 20 answers can be accepted, each of at most 200 characters.")


class WrongRow(RowForm):
    texts: ClassVar = {"rationale": WHY}
    answer = forms.CharField(
        label=gettext_lazy("Wrong answer"),
        max_length=TEXT_LIMIT,
        required=False,
        error_messages={"null_characters_not_allowed": NUL},
    )

    def clean(self) -> dict[str, Any]:
        if self.text("rationale") and not self.cleaned_data.get("answer") and "answer" not in self.errors:
            self.add_error("answer", str(gettext_lazy("Write the wrong answer that this reason is about.")))
        return self.cleaned_data


class ShortAnswerForm(QuestionForm):
    texts: ClassVar = {"prompt": PROMPT, "rationale": WHY}
    rows = (Rows("wrong", gettext_lazy("Wrong answers that many give (optional)"), WrongRow),)
    accepted = forms.CharField(
        label=gettext_lazy("Accepted answers, one in a line"),
        required=False,
        max_length=MOST_ACCEPTED * (TEXT_LIMIT + 2),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": TOO_MANY, "null_characters_not_allowed": NUL},
    )

    def clean_accepted(self) -> tuple[str, ...]:
        lines = tuple(line.strip() for line in self.cleaned_data["accepted"].splitlines() if line.strip())
        if len(lines) > MOST_ACCEPTED or any(len(line) > TEXT_LIMIT for line in lines):
            raise forms.ValidationError(str(TOO_MANY))
        return lines

    @classmethod
    def values_of(cls, question: ShortAnswer) -> dict[str, Any]:
        texts = initial_text("rationale", question.rationale)
        return super().values_of(question) | texts | {"accepted": "\n".join(question.accepted)}

    @classmethod
    def rows_of(cls, question: ShortAnswer) -> Sequence[Sequence[dict[str, Any]]]:
        return ([initial_text("rationale", each.rationale) | {"answer": each.text} for each in question.wrong],)

    def build(self, question_id: str, groups: Sequence[Group]) -> ShortAnswer:
        return ShortAnswer(
            id=question_id,
            prompt=self.text("prompt"),
            accepted=self.cleaned_data["accepted"],
            rationale=self.text("rationale"),
            wrong=tuple(
                WrongAnswer(text=row.cleaned_data["answer"], rationale=row.text("rationale"))
                for row, _ticked in groups[0].filled()
            ),
        )
