"""True or false: a statement, which it is, and a reason for either answer."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy, pgettext_lazy

from lessons.classroom.kinds.base import PROMPT, WHY, QuestionForm
from lessons.classroom.rows import Group
from lessons.classroom.texts_form import Written, initial_text
from lessons.courseware.quiz import TrueFalse

STATEMENTS = (("true", pgettext_lazy("statement", "True")), ("false", pgettext_lazy("statement", "False")))


class TrueFalseForm(QuestionForm):
    texts: ClassVar = {
        "prompt": PROMPT,
        "when_true": Written(gettext_lazy("What to say to who chose true"), WHY.most, WHY.lines),
        "when_false": Written(gettext_lazy("What to say to who chose false"), WHY.most, WHY.lines),
    }
    truth = forms.ChoiceField(label=gettext_lazy("The statement is"), choices=STATEMENTS, initial="true")

    @classmethod
    def values_of(cls, question: TrueFalse) -> dict[str, Any]:
        texts = initial_text("when_true", question.when_true) | initial_text("when_false", question.when_false)
        return super().values_of(question) | texts | {"truth": "true" if question.truth else "false"}

    def build(self, question_id: str, groups: Sequence[Group]) -> TrueFalse:
        return TrueFalse(
            id=question_id,
            prompt=self.text("prompt"),
            truth=self.cleaned_data["truth"] == "true",
            when_true=self.text("when_true"),
            when_false=self.text("when_false"),
        )
