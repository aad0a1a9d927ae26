"""What is typed into forms about messages, as SQS and SNS want it."""

import json
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lessons.courseware.console.fields import NAME

BODY = 1_100_000  # characters: longer than any message AWS takes, so that AWS itself says what is too long


def long_text(label: Any, rows: int, *, most: int = BODY, **more: Any) -> forms.CharField:
    widget = forms.Textarea({"class": "input mono", "rows": rows, "spellcheck": "false"})
    return forms.CharField(label=label, max_length=most, widget=widget, **more)


class JsonField(forms.CharField):
    """JSON as text, as it was written; an empty one is none."""

    def __init__(self, label: Any, rows: int, **more: Any) -> None:
        says = gettext_lazy("This is not valid JSON.")
        written = {"class": "input mono", "rows": rows, "spellcheck": "false", "wrap": "off"}
        widget = forms.Textarea(written | {"data-policy": "json", "data-says": says})
        super().__init__(label=label, required=False, max_length=20_000, widget=widget, **more)

    def clean(self, value: Any) -> Any:
        text = str(super().clean(value) or "").replace("\r\n", "\n")
        try:
            json.loads(text or "{}")
        except (ValueError, RecursionError) as error:
            line = getattr(error, "lineno", 1)
            raise forms.ValidationError(_("This is not valid JSON. Look at line {n}.").format(n=line)) from None
        return text


def indented(policy: str) -> str:
    """A policy as somebody reads it; one that is not there is empty."""
    return json.dumps(json.loads(policy), indent=2, ensure_ascii=False) if policy else ""


class AttributesField(forms.CharField):
    """One `name=value` a line, as message attributes: a number is a Number, anything else a String."""

    def __init__(self) -> None:
        super().__init__(
            label=gettext_lazy("Message attributes"),
            required=False,
            max_length=20_000,
            widget=forms.Textarea({"class": "input mono", "rows": 2, "spellcheck": "false"}),
            help_text=gettext_lazy("One name=value a line, such as dish=soup. A number counts as Number."),
        )

    def clean(self, value: Any) -> Any:
        lines = [line.strip() for line in str(super().clean(value) or "").splitlines() if line.strip()]
        found: dict[str, Any] = {}
        for line in lines:
            key, sign, text = (part.strip() for part in line.partition("="))
            if not sign:
                raise forms.ValidationError(_("There is a line without “=”."))
            found[key] = {"DataType": "Number" if is_number(text) else "String", "StringValue": text}
        return found


def is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return len(text) < NAME and text.lower().lstrip("+-") not in ("nan", "inf", "infinity")
