"""Fields that the forms of several consoles have."""

from typing import Any

from django import forms

NAME = 256  # longer than any name AWS takes, so that AWS itself says what is too long
ARN = 2048


def name(label: Any, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=NAME,
        widget=forms.TextInput({"class": "input mono", "autocomplete": "off", "spellcheck": "false"}),
        **more,
    )


def chosen(label: Any, **more: Any) -> forms.CharField:
    """One of what is there; the form's `choices_of` fills it."""
    return forms.CharField(label=label, max_length=ARN, widget=forms.Select(), **more)


class NamesField(forms.MultipleChoiceField):
    """Some of what is there, each once; whether it is, AWS says."""

    widget = forms.CheckboxSelectMultiple

    def clean(self, value: Any) -> list[str]:
        return list(dict.fromkeys(super().clean(value)))

    def valid_value(self, value: str) -> bool:
        return len(value) <= NAME
