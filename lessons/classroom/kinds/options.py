"""Choice and multiple choice: options, each with its reason."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy

from lessons.classroom.kinds.base import PROMPT, WHY, QuestionForm
from lessons.classroom.rows import Group, RowForm, Rows
from lessons.classroom.texts_form import Written, initial_text
from lessons.courseware.quiz import Choice, MultipleChoice, Option


class OptionRow(RowForm):
    texts: ClassVar = {"text": Written(gettext_lazy("Option"), lines=2), "rationale": WHY}


class ChoiceForm(QuestionForm):
    texts: ClassVar = {"prompt": PROMPT}
    rows = (Rows("option", gettext_lazy("Options"), OptionRow, first=3, ticks="one"),)

    @classmethod
    def rows_of(cls, question: Choice | MultipleChoice) -> Sequence[Sequence[dict[str, Any]]]:
        return ([_values(option) for option in question.options],)

    def build(self, question_id: str, groups: Sequence[Group]) -> Choice | MultipleChoice:
        return Choice(id=question_id, prompt=self.text("prompt"), options=_options(groups[0]))


class MultipleChoiceForm(ChoiceForm):
    rows = (Rows("option", gettext_lazy("Options"), OptionRow, first=4, ticks="any"),)

    def build(self, question_id: str, groups: Sequence[Group]) -> MultipleChoice:
        return MultipleChoice(id=question_id, prompt=self.text("prompt"), options=_options(groups[0]))


def _values(option: Option) -> dict[str, Any]:
    texts = initial_text("text", option.text) | initial_text("rationale", option.rationale)
    return texts | {"id": option.id, "right": option.right}


def _options(group: Group) -> tuple[Option, ...]:
    return tuple(
        Option(id=row.row_id(), text=row.text("text"), rationale=row.text("rationale"), right=right)
        for row, right in group.filled()
    )
