"""Controls look as Django draws them, whatever is in them."""

from typing import Any

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates, get_default_renderer
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from hypothesis import given
from hypothesis import strategies as st

from lessons.people.controls import Controls

NASTY = "<b> & \"quoted\" 'so'"
CHOICES = (("", _("none")), ("a<", NASTY), (3, 3), ("safe", mark_safe("<i>4</i>")))
GROUPED = (("Group", (("a", "A"), ("b", "B"))), ("c", "C"))
FIELDS: dict[str, forms.Field] = {
    "text": forms.CharField(max_length=7, min_length=2, help_text=NASTY),
    "password": forms.CharField(widget=forms.PasswordInput),
    "email": forms.EmailField(required=False),
    "number": forms.IntegerField(min_value=1, max_value=5_000, help_text="so many"),
    "float": forms.FloatField(widget=forms.NumberInput({"step": 0.5})),
    "hidden": forms.CharField(widget=forms.HiddenInput),
    "long": forms.CharField(widget=forms.Textarea({"rows": 3, "spellcheck": "false", "data-own": NASTY})),
    "check": forms.BooleanField(),
    "choice": forms.ChoiceField(choices=CHOICES, widget=forms.Select({"autofocus": True, "hidden": False})),
    "several": forms.MultipleChoiceField(choices=CHOICES),
    "grouped": forms.ChoiceField(choices=GROUPED),
    "radio": forms.ChoiceField(choices=CHOICES, widget=forms.RadioSelect),
    "safe": forms.CharField(widget=forms.TextInput({"title": mark_safe("&amp;")})),
}


def drawn(renderer: Any, data: dict[str, Any] | None) -> list[str]:
    form = type("Asked", (forms.Form,), dict(FIELDS))(data, renderer=renderer)
    return [f"{form[name]}{form[name].errors}" for name in FIELDS]


def test_it_is_the_lab_s_renderer() -> None:
    assert isinstance(get_default_renderer(), Controls)


@pytest.mark.parametrize("data", [None, {}, dict.fromkeys(FIELDS, NASTY), dict.fromkeys(FIELDS, "3")])
def test_every_control_is_as_django_draws_it(data: dict[str, Any] | None) -> None:
    assert drawn(Controls(), data) == drawn(DjangoTemplates(), data)


@given(st.dictionaries(st.sampled_from(sorted(FIELDS)), st.text(max_size=20)))
def test_whatever_was_typed(data: dict[str, str]) -> None:
    assert drawn(Controls(), data) == drawn(DjangoTemplates(), data)
