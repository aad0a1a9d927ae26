"""Fields that several forms have."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.courseware.console.fields import ARN, NamesField, chosen, name
from lessons.courseware.policies.documents import DocumentField

__all__ = [
    "DocumentField",
    "NamesField",
    "TagsField",
    "chosen",
    "description",
    "name",
    "policy",
]


def policy() -> forms.CharField:
    """The ARN of one of the account's own."""
    return forms.CharField(label=_("Policy"), max_length=ARN)


def description() -> forms.CharField:
    return forms.CharField(label=_("Description"), required=False, max_length=2000)


class TagsField(forms.CharField):
    """One `key=value` a line."""

    def __init__(self, **more: Any) -> None:
        more.setdefault("label", _("Tags"))
        more.setdefault("help_text", _("One key=value a line, such as team=kitchen."))
        more.setdefault("max_length", 20_000)
        super().__init__(widget=forms.Textarea({"class": "input mono", "rows": 2, "spellcheck": "false"}), **more)

    def clean(self, value: Any) -> Any:
        lines = (line.strip() for line in str(super().clean(value) or "").splitlines())
        return [self._tag(line) for line in lines if line]

    def _tag(self, line: str) -> dict[str, str]:
        key, sign, value = line.partition("=")
        if not sign:
            raise forms.ValidationError(_("There is a line without “=”."))
        return {"Key": key.strip(), "Value": value.strip()}
