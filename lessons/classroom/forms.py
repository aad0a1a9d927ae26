"""The small forms of the quiz pages."""

from typing import Any, ClassVar

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy

from lessons.classroom.kinds import KINDS
from lessons.classroom.problems import written
from lessons.classroom.texts_form import TextsForm, Written


class TitleForm(TextsForm):
    texts: ClassVar = {"title": Written(gettext_lazy("Title of the quiz"), most=120)}

    def clean(self) -> dict[str, Any]:
        if not self.errors and not written(self.text("title")):
            raise forms.ValidationError(gettext_lazy("Write a title in at least one language."))
        return self.cleaned_data


class RetitleForm(TitleForm):
    """`seen` is the revision of the title that the author saw."""

    seen = forms.CharField(max_length=16, required=False, widget=forms.HiddenInput)


class NewQuizForm(TitleForm):
    """`form_key` is drawn with the page: a form sent twice makes one quiz."""

    form_key = forms.CharField(max_length=32, validators=[RegexValidator(r"^[0-9a-f]{16,32}\Z")])


class KindForm(forms.Form):
    """Which kind of question to add."""

    kind = forms.ChoiceField(choices=[(kind.tag, kind.name) for kind in KINDS.values()])


class MoveForm(forms.Form):
    to = forms.TypedChoiceField(choices=[("up", "up"), ("down", "down")], coerce={"up": -1, "down": 1}.get)
