"""What every kind's form has: the question itself, and how it is read from and made into a `quiz.Question`."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy

from lessons.classroom.rows import Group, Rows
from lessons.classroom.texts_form import TextsForm, Written, initial_text

PROMPT = Written(gettext_lazy("The question"), most=2000, lines=3)
WHY = Written(gettext_lazy("Why? Shown after the answer"), most=1000, lines=2)


class QuestionForm(TextsForm):
    """`rows` are its groups of rows; `build` is given their valid forms in the same order."""

    rows: ClassVar[tuple[Rows, ...]] = ()

    @classmethod
    def values_of(cls, question: Any) -> dict[str, Any]:
        """The form's own initial values."""
        return initial_text("prompt", question.prompt)

    @classmethod
    def rows_of(cls, question: Any) -> Sequence[Sequence[dict[str, Any]]]:
        """Those of each group of rows."""
        return ()

    def build(self, question_id: str, groups: Sequence[Group]) -> Any:
        """The question; every kind has its own. (A form's metaclass leaves no room for an abstract method.)"""
        raise NotImplementedError
