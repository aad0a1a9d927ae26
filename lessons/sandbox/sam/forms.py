"""What comes in through the pages about templates."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lessons.sandbox.limits import limit
from lessons.sandbox.sam import fault_words
from serverless_lab.runtime.packages import BadPackage
from serverless_lab.sam import plan
from serverless_lab.sam.code import open_upload
from serverless_lab.sam.faults import TemplateFault
from serverless_lab.sam.parameters import LONGEST, Parameter
from serverless_lab.sam.plan import Plan

STACK = "sam-app"  # as `sam init` calls it
_STACK = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,127}")
PREFIX = "parameter-"


class TemplateForm(forms.Form):
    """A template alone, or a zip with its code. Valid: it can be read; `plan` is what it asks for."""

    file = forms.FileField(
        label=gettext_lazy("SAM template (.yaml), or a .zip with template.yaml and its code"),
        error_messages={
            "required": gettext_lazy("Choose a template first."),
            "empty": gettext_lazy("This file is empty."),
        },
    )

    def clean_file(self) -> bytes:
        file = self.cleaned_data["file"]
        most = limit("LAB_IMPORT_BYTES")
        if file.size > most:
            text = _("This file is too large: at most {limit} are accepted.")
            raise forms.ValidationError(text.format(limit=filesizeformat(most)))
        data: bytes = file.read()
        try:
            read(file.name or "", data)
        except (TemplateFault, BadPackage) as problem:
            raise forms.ValidationError(fault_words.said(problem)) from None
        return data


class PlanForm(forms.Form):
    """The name of the stack, the template's parameters, and whether what cannot be made may be left out."""

    stack = forms.CharField(
        label=gettext_lazy("Stack name"),
        max_length=128,
        widget=forms.TextInput({"class": "input mono", "autocomplete": "off", "spellcheck": "false"}),
        help_text=gettext_lazy("Begins the names of what has none in the template."),
    )
    leave_out = forms.BooleanField(required=False, label=gettext_lazy("Leave these out and make the rest"))

    def __init__(self, parameters: list[Parameter], data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, initial={"stack": STACK}, auto_id="plan-%s")
        self._parameters = parameters
        for each in parameters:
            self.fields[PREFIX + each.name] = _field(each)

    def clean_stack(self) -> str:
        stack = str(self.cleaned_data["stack"])
        if not _STACK.fullmatch(stack):
            raise forms.ValidationError(_("A stack's name has letters, digits and hyphens, and a letter first."))
        return stack

    @property
    def asked(self) -> list[forms.BoundField]:
        return [self[PREFIX + each.name] for each in self._parameters]

    @property
    def given(self) -> dict[str, str]:
        """What was typed, else the defaults; nothing for what has none."""
        if not self.is_bound:
            return {each.name: each.default for each in self._parameters if each.default is not None}
        typed = {each: str(self.cleaned_data.get(PREFIX + each.name, "")) for each in self._parameters}
        return {each.name: text for each, text in typed.items() if text or each.default is not None}


def read(name: str, data: bytes) -> Plan:
    """Raises TemplateFault, BadPackage."""
    return plan.read(open_upload(name, data, limit("LAB_TEMPLATE_UNPACKED_BYTES")))


def _field(parameter: Parameter) -> forms.Field:
    """A hidden one is typed as passwords are, and is not shown again."""
    common: dict[str, Any] = {
        "label": parameter.name,
        "help_text": parameter.description,
        "required": False,
        "initial": parameter.default,
    }
    if parameter.allowed:
        return forms.ChoiceField(choices=[(each, each) for each in parameter.allowed], **common)
    kind = forms.PasswordInput if parameter.hidden else forms.TextInput
    widget = kind({"class": "input mono", "autocomplete": "off", "spellcheck": "false"})
    return forms.CharField(max_length=LONGEST, strip=False, widget=widget, **common)
