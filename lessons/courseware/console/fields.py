"""Fields that the forms of several consoles have."""

from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

NAME = 256  # longer than any name AWS takes, so that AWS itself says what is too long
ARN = 2048
LARGEST = (1 << 31) - 1


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


def whole(label: Any, **more: Any) -> forms.IntegerField:
    """A whole number, not below zero; which ones are possible, AWS says."""
    return forms.IntegerField(
        label=label,
        min_value=0,
        max_value=LARGEST,
        widget=forms.NumberInput({"class": "input short", "step": 1}),
        **more,
    )


class LongSelect(forms.Select):
    """One of many, without groups: written here, as Django takes a template for each option."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        widget = self.get_context(name, value, attrs)["widget"]
        every = (option for _group, options, _number in widget["optgroups"] for option in options)
        rows = ((each["value"], flatatt(each["attrs"]), each["label"]) for each in every)
        options = format_html_join("", '<option value="{}"{}>{}</option>', rows)
        return format_html('<select name="{}"{}>{}</select>', name, flatatt(widget["attrs"]), options)


class NamesField(forms.MultipleChoiceField):
    """Some of what is there, each once; whether it is, AWS says."""

    widget = forms.CheckboxSelectMultiple

    def clean(self, value: Any) -> list[str]:
        return list(dict.fromkeys(super().clean(value)))

    def valid_value(self, value: str) -> bool:
        return len(value) <= NAME
