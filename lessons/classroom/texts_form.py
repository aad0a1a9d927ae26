"""A form whose texts are written in one language or in both: two fields for each."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from lessons.courseware.quiz import Text
from lessons.courseware.quizzes.wording import LANGUAGES

NAMES = {"en": "English", "ko": "한국어"}  # each in its own language
TOO_LONG = gettext_lazy("This text has at most %(limit_value)d characters; yours has %(show_value)d.")
NUL = gettext_lazy("There is a NUL character in this text. Type it again.")


@dataclass(frozen=True)
class Written:
    """A text to write: its label, how long it may be, how many lines its fields show."""

    label: str | Promise
    most: int = 500
    lines: int = 1


@dataclass(frozen=True)
class TextPair:
    """A text as the template shows it: one bound field for each language."""

    name: str
    label: str | Promise
    fields: list[tuple[str, str, forms.BoundField]]


class TextsForm(forms.Form):
    """`texts` are fields `<name>_en` and `<name>_ko`; `text(name)` of a valid form is the Text."""

    texts: ClassVar[dict[str, Written]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, spec in self.texts.items():
            for language in LANGUAGES:
                self.fields[f"{name}_{language}"] = _field(spec)
        for field in self.fields.values():
            field.widget.attrs.setdefault("class", "input")

    def pairs(self) -> list[TextPair]:
        return [
            TextPair(name, spec.label, [(code, NAMES[code], self[f"{name}_{code}"]) for code in LANGUAGES])
            for name, spec in self.texts.items()
        ]

    def text(self, name: str) -> Text:
        """With the languages that were written in."""
        found = {language: self.cleaned_data[f"{name}_{language}"] for language in LANGUAGES}
        return {language: text for language, text in found.items() if text}


def initial_text(name: str, text: Text | None) -> dict[str, str]:
    """The initial values of a text's fields."""
    return {f"{name}_{language}": (text or {}).get(language, "") for language in LANGUAGES}


def _field(spec: Written) -> forms.CharField:
    messages = {"max_length": TOO_LONG, "null_characters_not_allowed": NUL}
    widget = forms.Textarea(attrs={"rows": spec.lines}) if spec.lines > 1 else forms.TextInput()
    return _LinesField(required=False, max_length=spec.most, widget=widget, error_messages=messages)


class _LinesField(forms.CharField):
    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")
