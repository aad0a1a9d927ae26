"""Forms about the function's configuration, and the one that deletes it."""

import re
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lessons.courseware.console.fields import name, whole
from lessons.functions.operations.form import FunctionForm
from serverless_lab.engine.services.lambda_.state import Function

_VARIABLE = re.compile(r"[A-Za-z][A-Za-z0-9_]+")
NAME_RULE = gettext_lazy(
    "“{key}” cannot be a variable's name. AWS allows letters, digits and _, a letter first, at least two characters."
)


class UpdateFunctionConfiguration(FunctionForm):
    """What is changed most. Environment variables come as two equally long lists, `key` and `value`; empty rows do not
    count.
    """

    operation = "UpdateFunctionConfiguration"
    said = gettext_lazy("Saved. New settings mean new environments: the next call will be cold.")
    button, loud = gettext_lazy("Save"), True
    fields_template = "functions/parts/configuration.html"
    aside = at_times = ("Storage",)
    MemorySize = whole(gettext_lazy("Memory (MB)"))
    Timeout = whole(gettext_lazy("Timeout (seconds)"))
    Storage = whole(gettext_lazy("Room in /tmp (MB)"), required=False)
    Handler = name(
        gettext_lazy("Handler"), help_text=gettext_lazy("file.function: which function in which file Lambda calls")
    )
    Description = name(gettext_lazy("Description"), required=False)
    variables: dict[str, str]

    @staticmethod
    def initial_of(function: Function) -> dict[str, Any]:
        return {
            "MemorySize": function.memory_size,
            "Timeout": function.timeout,
            "Storage": function.ephemeral_mb,
            "Handler": function.handler,
            "Description": function.description,
            "variables": list(function.environment.items()),
        }

    def pairs(self) -> list[tuple[str, str]]:
        """The rows as they were typed, for showing the form again."""
        if not isinstance(self.data, QueryDict):
            return list(self.initial.get("variables", []))
        return list(zip(self.data.getlist("key"), self.data.getlist("value"), strict=False))

    def others(self) -> list[forms.BoundField]:
        """Fields that are shown like any."""
        return [self[each] for each in ("Storage", "Handler", "Description")]

    def clean(self) -> None:
        self.variables = {}
        for key, value in self.pairs():
            if not key and not value:
                continue
            if not _VARIABLE.fullmatch(key):
                self.add_error(None, str(NAME_RULE).format(key=key.replace("\0", "␀")))
            elif key in self.variables:
                self.add_error(None, _("“{key}” stands there twice.").format(key=key))
            elif "\0" in value:
                self.add_error(None, _("The value of “{key}” holds a NUL character; no variable can.").format(key=key))
            self.variables[key] = value

    def params(self) -> dict[str, Any]:
        """A description is taken away by leaving its field empty."""
        storage = self.cleaned_data["Storage"]
        said = {"Description": self.cleaned_data["Description"]} if "Description" in self.data else {}
        room = {"EphemeralStorage": {"Size": storage}} if storage is not None else {}
        return super().params() | said | room | {"Environment": {"Variables": self.variables}}


class DeleteFunction(FunctionForm):
    operation, said = "DeleteFunction", gettext_lazy("The function is deleted. Undo brings it back.")
    button = gettext_lazy("Delete the function")
    question = gettext_lazy("Delete the function? Undo can bring it back.")


FORMS = (UpdateFunctionConfiguration, DeleteFunction)
