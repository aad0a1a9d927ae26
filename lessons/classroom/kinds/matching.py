"""Matching: pairs, and right sides that belong to none."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy

from lessons.classroom.kinds.base import PROMPT, WHY, QuestionForm
from lessons.classroom.rows import Group, RowForm, Rows
from lessons.classroom.texts_form import Written, initial_text
from lessons.courseware.quiz import Matching, Pair


class PairRow(RowForm):
    texts: ClassVar = {
        "left": Written(gettext_lazy("Left side, shown")),
        "right": Written(gettext_lazy("Right side, to choose")),
        "rationale": WHY,
    }


class ExtraRow(RowForm):
    texts: ClassVar = {"text": Written(gettext_lazy("Right side that belongs to none"))}


class MatchingForm(QuestionForm):
    texts: ClassVar = {"prompt": PROMPT}
    rows = (
        Rows("pair", gettext_lazy("Pairs"), PairRow, first=3),
        Rows("extra", gettext_lazy("More right sides (optional)"), ExtraRow),
    )

    @classmethod
    def rows_of(cls, question: Matching) -> Sequence[Sequence[dict[str, Any]]]:
        return ([_values(pair) for pair in question.pairs], [initial_text("text", text) for text in question.extra])

    def build(self, question_id: str, groups: Sequence[Group]) -> Matching:
        pairs = (
            Pair(id=row.row_id(), left=row.text("left"), right=row.text("right"), rationale=row.text("rationale"))
            for row, _ticked in groups[0].filled()
        )
        extra = tuple(row.text("text") for row, _ticked in groups[1].filled())
        return Matching(id=question_id, prompt=self.text("prompt"), pairs=tuple(pairs), extra=extra)


def _values(pair: Pair) -> dict[str, Any]:
    texts = initial_text("left", pair.left) | initial_text("right", pair.right)
    return texts | initial_text("rationale", pair.rationale) | {"id": pair.id}
