"""Ordering: steps, written in the right order."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy

from lessons.classroom.kinds.base import PROMPT, WHY, QuestionForm
from lessons.classroom.rows import Group, RowForm, Rows
from lessons.classroom.texts_form import Written, initial_text
from lessons.courseware.quiz import Item, Ordering


class ItemRow(RowForm):
    texts: ClassVar = {"text": Written(gettext_lazy("Step"), lines=2), "rationale": WHY}


class OrderingForm(QuestionForm):
    texts: ClassVar = {"prompt": PROMPT}
    rows = (Rows("item", gettext_lazy("Steps, in the right order"), ItemRow, first=3, moves=True),)

    @classmethod
    def rows_of(cls, question: Ordering) -> Sequence[Sequence[dict[str, Any]]]:
        return (
            [
                initial_text("text", item.text) | initial_text("rationale", item.rationale) | {"id": item.id}
                for item in question.items
            ],
        )

    def build(self, question_id: str, groups: Sequence[Group]) -> Ordering:
        items = (
            Item(id=row.row_id(), text=row.text("text"), rationale=row.text("rationale"))
            for row, _ticked in groups[0].filled()
        )
        return Ordering(id=question_id, prompt=self.text("prompt"), items=tuple(items))
