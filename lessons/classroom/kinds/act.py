"""Something to do in the account: any check of any lesson."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import get_language, gettext_lazy

from lessons.classroom.kinds.base import PROMPT, WHY, QuestionForm
from lessons.classroom.rows import Group
from lessons.classroom.texts_form import initial_text
from lessons.courseware import catalogue
from lessons.courseware.quiz import Act
from lessons.courseware.quizzes.wording import Wording


def every_check() -> list[tuple[str, list[tuple[str, str]]]]:
    """The checks of the course, lesson by lesson, in the reader's language."""
    wording = Wording(get_language() or "en")
    return [
        (
            f"{lesson.number} {wording.plain(lesson.title)}",
            [(f"{chapter.slug}/{lesson.slug}/{check.id}", wording.plain(check.title)) for check in lesson.checks],
        )
        for chapter, lesson in catalogue.lessons()
    ]


class ActForm(QuestionForm):
    texts: ClassVar = {"prompt": PROMPT, "rationale": WHY}
    check = forms.ChoiceField(
        label=gettext_lazy("The task, judged by the lab"),
        choices=every_check,
        error_messages={
            "required": gettext_lazy("Choose a task."),
            "invalid_choice": gettext_lazy("There is no such task in the course. Choose one of the list."),
        },
    )

    @classmethod
    def values_of(cls, question: Act) -> dict[str, Any]:
        return super().values_of(question) | initial_text("rationale", question.rationale) | {"check": question.check}

    def build(self, question_id: str, groups: Sequence[Group]) -> Act:
        check = self.cleaned_data["check"]
        return Act(id=question_id, prompt=self.text("prompt"), check=check, rationale=self.text("rationale"))
