"""Answers that are chosen among what is shown: one option, several, true or false."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lessons.courseware.quiz import Option
from lessons.courseware.quizzes.answers.base import AnswerForm, known_one
from lessons.courseware.quizzes.shuffle import shuffled


class _OptionsForm(AnswerForm):
    def shown(self) -> list[tuple[Option, bool]]:
        """The options in the order of this seed, each with whether it was chosen."""
        chosen = self.sent("answer")
        return [(each, each.id in chosen) for each in shuffled(self.question, self.seed, self.question.options)]


class ChoiceForm(_OptionsForm):
    answer = forms.CharField(error_messages={"required": gettext_lazy("Choose one of the answers first.")})

    def clean_answer(self) -> str:
        return known_one(self.cleaned_data["answer"], [each.id for each in self.question.options])


class MultipleChoiceForm(_OptionsForm):
    def clean(self) -> dict[str, Any]:
        ids = [each.id for each in self.question.options]
        chosen = [known_one(each, ids) for each in self.sent("answer")]
        if not chosen:
            raise forms.ValidationError(_("Choose at least one of the answers first."))
        if len(set(chosen)) < len(chosen):
            raise forms.ValidationError(_("One of the answers came twice. Choose again, each at most once."))
        return {**self.cleaned_data, "answer": [each for each in ids if each in chosen]}


class TrueFalseForm(AnswerForm):
    answer = forms.CharField(error_messages={"required": gettext_lazy("Choose true or false first.")})

    def clean_answer(self) -> bool:
        return known_one(self.cleaned_data["answer"], ("true", "false")) == "true"

    def shown(self) -> list[tuple[str, bool]]:
        return [(each, each in self.sent("answer")) for each in ("true", "false")]
