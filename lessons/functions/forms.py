"""What enters through the bench beside the forms of operations: code, calls, test events."""

import json

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

EVENT_LIMIT = 256 * 1024
SOURCE_LIMIT = 1024 * 1024
_NUL = "null_characters_not_allowed"
NUL_IN_EVENT = gettext_lazy("There is a NUL character in the event, and JSON has no place for one.")
NO_NAME = gettext_lazy("A test event's name has at most 60 characters.")
NOT_THERE = gettext_lazy("This is not there, or not there any more.")
NO_SUCH_KIND = gettext_lazy("Choose how to call the function: once, some at once, or asynchronously.")


class SourceForm(forms.Form):
    """The code as text. Line ends are made as Python files have them."""

    source = forms.CharField(
        strip=False,
        required=False,
        max_length=SOURCE_LIMIT,
        error_messages={
            "max_length": gettext_lazy("The editor takes 1 MB of code at most. Nothing was deployed."),
            _NUL: gettext_lazy("There is a NUL character in the code, which Python cannot read. Nothing was deployed."),
        },
    )

    def clean_source(self) -> str:
        return str(self.cleaned_data["source"]).replace("\r\n", "\n")


class InvokeForm(forms.Form):
    """`event` names a kept event; `body`, when it is there, is sent as it is: what is no JSON, AWS refuses."""

    KINDS = ("sync", "two", "three", "async")

    kind = forms.ChoiceField(
        choices=[(kind, kind) for kind in KINDS],
        error_messages={"invalid_choice": NO_SUCH_KIND, "required": NO_SUCH_KIND},
    )
    event = forms.CharField(max_length=60, required=False, error_messages={"max_length": NO_NAME, _NUL: NUL_IN_EVENT})
    body = forms.CharField(strip=False, required=False, error_messages={_NUL: NUL_IN_EVENT})

    def problem(self) -> str:
        """The first thing that is wrong, as a sentence."""
        return next(str(messages[0]) for messages in self.errors.values())


class EventForm(forms.Form):
    name = forms.CharField(
        max_length=60, label=gettext_lazy("Name"), error_messages={"max_length": NO_NAME, _NUL: NUL_IN_EVENT}
    )
    body = forms.CharField(
        label=gettext_lazy("Event (JSON)"),
        strip=False,
        max_length=EVENT_LIMIT,
        widget=forms.Textarea,
        error_messages={_NUL: NUL_IN_EVENT},
    )

    def clean_body(self) -> str:
        text = str(self.cleaned_data["body"]).replace("\r\n", "\n")
        try:
            json.loads(text)
        except (ValueError, RecursionError) as error:
            raise forms.ValidationError(_json_problem(text, error)) from None
        return text


def _json_problem(text: str, error: Exception) -> str:
    """Where it stops being JSON, in the reader's language."""
    if not isinstance(error, json.JSONDecodeError):
        return _("This is nested too deeply.")
    lines = text.split("\n")
    near = lines[error.lineno - 1][max(0, error.colno - 12) : error.colno + 12].strip() if lines else ""
    return _("This is not valid JSON: look at line {line}, column {column}, near “{near}”.").format(
        line=error.lineno, column=error.colno, near=near
    )
