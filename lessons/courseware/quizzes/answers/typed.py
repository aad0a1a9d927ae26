"""Answers that are typed: a number, a word or two."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lessons.courseware.quizzes.answers.base import AnswerForm
from lessons.courseware.quizzes.numbers_typed import LONGEST, NotANumber, read_number

TEXT_LIMIT = 200
NOT_NUMBERS = {
    "empty": gettext_lazy("Write a number first."),
    "number": gettext_lazy("That is not a number. Write it in digits, for example 0.5 or 1,024."),
    "separators": gettext_lazy("The commas and dots in that number are unclear. Write it without separators."),
    "huge": gettext_lazy("That number is too long to read. Write it with fewer digits."),
}


class NumericForm(AnswerForm):
    """The number is kept as it was typed."""

    text = forms.CharField(
        max_length=LONGEST,
        error_messages={
            "required": NOT_NUMBERS["empty"],
            "max_length": NOT_NUMBERS["huge"],
            "null_characters_not_allowed": NOT_NUMBERS["number"],
        },
    )

    def clean_text(self) -> str:
        try:
            read_number(self.cleaned_data["text"], self.question.unit)
        except NotANumber as refused:
            raise forms.ValidationError(self._sentence(refused.reason)) from None
        return str(self.cleaned_data["text"])

    def _sentence(self, reason: str) -> str:
        if reason != "unit":
            return str(NOT_NUMBERS[reason])
        if self.question.unit:
            return _("The answer is wanted in this unit: {unit}. Convert the number, or leave the unit out.").format(
                unit=_(self.question.unit)
            )
        return _("There is more than a number. Write the number alone.")

    def given(self) -> str:
        return str(self.cleaned_data["text"])


class ShortAnswerForm(AnswerForm):
    text = forms.CharField(
        max_length=TEXT_LIMIT,
        error_messages={
            "required": gettext_lazy("Write your answer first."),
            "max_length": gettext_lazy("An answer has at most 200 characters; a word or two are enough."),
            "null_characters_not_allowed": gettext_lazy("There is a NUL character in the answer. Type it again."),
        },
    )

    def given(self) -> str:
        return str(self.cleaned_data["text"])
