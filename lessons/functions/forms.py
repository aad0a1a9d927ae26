"""Everything that enters through the bench."""

import json
import re
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lessons.functions.network import groups, subnets
from serverless_lab.engine.services.ec2.state.region import Ec2State
from serverless_lab.engine.services.lambda_.state import Function

EVENT_LIMIT = 256 * 1024
SOURCE_LIMIT = 1024 * 1024
_VARIABLE = re.compile(r"[A-Za-z][A-Za-z0-9_]+")
_NUL = "null_characters_not_allowed"
NAME_RULE = gettext_lazy(
    "“{key}” cannot be a variable's name. AWS allows letters, digits and _, a letter first, at least two characters."
)
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


class ConfigurationForm(forms.Form):
    """Environment variables come as two equally long lists, `key` and `value`; empty rows do not count."""

    memory_size = forms.IntegerField(min_value=0, max_value=1 << 31)
    timeout = forms.IntegerField(min_value=0, max_value=1 << 31)
    handler = forms.CharField(max_length=128)
    subnets = forms.MultipleChoiceField(required=False, error_messages={"invalid_choice": NOT_THERE})
    groups = forms.MultipleChoiceField(required=False, error_messages={"invalid_choice": NOT_THERE})

    def __init__(self, *args: Any, network: Ec2State, function: Function | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        self.function = function
        for name, choices in (("subnets", subnets(network)), ("groups", groups(network))):
            field = self.fields[name]
            assert isinstance(field, forms.MultipleChoiceField)
            field.choices = choices

    @staticmethod
    def initial_of(function: Function) -> dict[str, Any]:
        return {
            "memory_size": function.memory_size,
            "timeout": function.timeout,
            "handler": function.handler,
            "variables": list(function.environment.items()),
            "subnets": function.network.subnets if function.network else [],
            "groups": function.network.groups if function.network else [],
        }

    def pairs(self) -> list[tuple[str, str]]:
        """The rows as they were typed, for showing the form again."""
        if not isinstance(self.data, QueryDict):
            return list(self.initial.get("variables", []))
        return list(zip(self.data.getlist("key"), self.data.getlist("value"), strict=False))

    def clean(self) -> dict[str, Any]:
        variables: dict[str, str] = {}
        for key, value in self.pairs():
            if not key and not value:
                continue
            if not _VARIABLE.fullmatch(key):
                self.add_error(None, str(NAME_RULE).format(key=key.replace("\0", "␀")))
            elif key in variables:
                self.add_error(None, _("“{key}” stands there twice.").format(key=key))
            elif "\0" in value:
                self.add_error(None, _("The value of “{key}” holds a NUL character; no variable can.").format(key=key))
            variables[key] = value
        return {**self.cleaned_data, "variables": variables}

    def params(self) -> dict[str, Any]:
        """The parameters of UpdateFunctionConfiguration; the network only when it is another one."""
        params = {
            "MemorySize": self.cleaned_data["memory_size"],
            "Timeout": self.cleaned_data["timeout"],
            "Handler": self.cleaned_data["handler"],
            "Environment": {"Variables": self.cleaned_data["variables"]},
        }
        return params | ({"VpcConfig": self._network()} if self.moves else {})

    @property
    def moves(self) -> bool:
        """Does the function change its network? A form that was sent without these fields says nothing of it."""
        before = self.function.network if self.function is not None else None
        wanted = self._network()
        known = {
            "SubnetIds": before.subnets if before else [],
            "SecurityGroupIds": before.groups if before else [],
        }
        return "network" in self.data and any(set(wanted[name]) != set(known[name]) for name in known)

    def _network(self) -> dict[str, list[str]]:
        return {"SubnetIds": self.cleaned_data["subnets"], "SecurityGroupIds": self.cleaned_data["groups"]}


def _json_problem(text: str, error: Exception) -> str:
    """Where it stops being JSON, in the reader's language."""
    if not isinstance(error, json.JSONDecodeError):
        return _("This is nested too deeply.")
    lines = text.split("\n")
    near = lines[error.lineno - 1][max(0, error.colno - 12) : error.colno + 12].strip() if lines else ""
    return _("This is not valid JSON: look at line {line}, column {column}, near “{near}”.").format(
        line=error.lineno, column=error.colno, near=near
    )
