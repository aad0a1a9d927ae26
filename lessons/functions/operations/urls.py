"""Forms about function URLs. Whether a value is possible, AWS says."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.courseware.console.fields import chosen, name, whole
from lessons.courseware.console.operation import Call, Choices
from lessons.courseware.page import Page
from lessons.functions.addressed import missing_statements
from lessons.functions.operations.form import FunctionForm, function_of
from serverless_lab.engine.services.lambda_.state import FunctionUrl
from serverless_lab.engine.services.lambda_.urls import METHODS, cors_shape

_LISTS = ("AllowOrigins", "AllowHeaders", "ExposeHeaders")
_CORS = (*_LISTS, "AllowMethods", "MaxAge", "AllowCredentials")
_LONGEST = 120_000


def _several(label: Any, **more: Any) -> forms.CharField:
    """A list, typed with commas or spaces between."""
    widget = forms.TextInput({"class": "input mono", "autocomplete": "off", "spellcheck": "false"})
    return forms.CharField(label=label, required=False, max_length=_LONGEST, widget=widget, **more)


class _Configured(FunctionForm):
    """A public URL lets everybody in at once, as AWS's console does it; all of it is one step.

    Without `Cors` nothing is said about other origins.
    """

    together = True
    aside = ("Cors", *_CORS)
    AuthType = forms.ChoiceField(
        label=_("Auth type"),
        choices=[("NONE", _("NONE: anybody")), ("AWS_IAM", _("AWS_IAM: signed calls that are allowed"))],
        help_text=_("With NONE the function's policy gets the two statements that let everybody in."),
    )
    InvokeMode = forms.ChoiceField(
        label=_("Invoke mode"),
        choices=[
            ("BUFFERED", _("BUFFERED: the whole answer at the end")),
            ("RESPONSE_STREAM", _("RESPONSE_STREAM: piece by piece, from Node.js functions")),
        ],
    )
    Cors = forms.BooleanField(label=_("Say which other origins may call it from a browser (CORS)"), required=False)
    AllowOrigins = _several(_("Allowed origins"), help_text=_("Commas or spaces stand between several. * means all."))
    AllowMethods = forms.MultipleChoiceField(
        label=_("Allowed methods"),
        required=False,
        choices=[(each, each) for each in METHODS],
        widget=forms.CheckboxSelectMultiple,
    )
    AllowHeaders = _several(_("Allowed headers"))
    ExposeHeaders = _several(_("Exposed headers"))
    MaxAge = whole(_("A preflight answer counts for (seconds)"), required=False)
    AllowCredentials = forms.BooleanField(label=_("With cookies and other credentials"), required=False)
    public: tuple[dict[str, Any], ...] = ()

    def prepare(self, page: Page) -> None:
        super().prepare(page)
        function = function_of(page)
        if function is not None and self.cleaned_data["AuthType"] == "NONE":
            self.public = tuple(missing_statements(function, self.cleaned_data["Qualifier"]))

    def further(self) -> Iterable[Call]:
        qualifier = self.cleaned_data["Qualifier"]
        named = {"FunctionName": self.function_name} | ({"Qualifier": qualifier} if qualifier else {})
        return [("AddPermission", named | each) for each in self.public]

    def cors(self) -> dict[str, Any]:
        if not self.cleaned_data["Cors"]:
            return {}
        shape: dict[str, Any] = {each: self.cleaned_data[each].replace(",", " ").split() for each in _LISTS}
        shape |= {each: self.cleaned_data[each] for each in ("AllowMethods", "MaxAge")}
        shape["AllowCredentials"] = self.cleaned_data["AllowCredentials"] or None
        return {each: value for each, value in shape.items() if value not in (None, [])}


class CreateFunctionUrlConfig(_Configured):
    """As it is offered first it is public and waits for the whole answer."""

    operation, said = "CreateFunctionUrlConfig", _("The function has a URL.")
    title, button = _("Create a URL"), _("Create the URL")
    field_order = ("Qualifier",)
    Qualifier = chosen(_("Alias"), required=False)
    initial_of_new = {"AuthType": "NONE", "InvokeMode": "BUFFERED", "AllowOrigins": "*", "AllowMethods": ["*"]}

    def choices_of(self, name: str, page: Page) -> Choices | None:
        if name != "Qualifier":
            return None
        function = function_of(page)
        return [("", "$LATEST"), *((each, each) for each in (function.aliases if function is not None else ()))]

    def params(self) -> dict[str, Any]:
        cors = self.cors()
        return super().params() | ({"Cors": cors} if cors else {})


class UpdateFunctionUrlConfig(_Configured):
    operation, said = "UpdateFunctionUrlConfig", _("Saved. It counts from the next call.")
    title, button = _("Change"), _("Save")
    Qualifier = name(_("Alias"), required=False)

    @staticmethod
    def initial_of(url: FunctionUrl) -> dict[str, Any]:
        shape = cors_shape(url)
        lists = {each: ", ".join(shape.get(each, ())) for each in _LISTS}
        more = {each: shape.get(each) for each in ("AllowMethods", "MaxAge", "AllowCredentials")}
        return {"AuthType": url.auth_type, "InvokeMode": url.invoke_mode, "Cors": bool(shape), **lists, **more}

    def params(self) -> dict[str, Any]:
        return super().params() | {"Cors": self.cors()}


class DeleteFunctionUrlConfig(FunctionForm):
    operation = "DeleteFunctionUrlConfig"
    said = _("The URL is deleted. The function's policy stays as it was.")
    button, question = _("Delete the URL"), _("Delete the URL? A new one will have another address.")
    Qualifier = name(_("Alias"), required=False)


FORMS = (CreateFunctionUrlConfig, UpdateFunctionUrlConfig, DeleteFunctionUrlConfig)
