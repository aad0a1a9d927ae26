"""Forms about versions and aliases."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.courseware.console.fields import chosen, name
from lessons.courseware.console.operation import Choices
from lessons.courseware.page import Page
from lessons.functions import events
from lessons.functions.operations.form import NOTHING, FunctionForm, versions_of
from lessons.people.throttle import INVOKE, spend
from lessons.sandbox.lab import Result


class PublishVersion(FunctionForm):
    operation, said = "PublishVersion", _("Published. Where nothing was changed, it is the version that was there.")
    title, button = _("Publish a version"), _("Publish the version")
    Description = name(_("Description"), required=False)


class DeleteVersion(FunctionForm):
    operation, said = "DeleteFunction", _("The version is deleted. Undo brings it back.")
    button, question = _("Delete"), _("Delete this version?")
    Qualifier = name(_("Version"))

    @classmethod
    def key(cls) -> str:
        return "DeleteVersion"


class CallVersion(FunctionForm):
    """With the test event that is chosen on the page."""

    operation, said = "Invoke", _("Called.")
    button = _("Invoke")
    body = ""
    Qualifier = name(_("Version or alias"))

    @classmethod
    def key(cls) -> str:
        return "CallVersion"

    def prepare(self, page: Page) -> None:
        super().prepare(page)
        spend(page.request, INVOKE)
        event = events.read(page).chosen(page.where.get("event", ""))
        self.body = event.body if event else "{}"

    def params(self) -> dict[str, Any]:
        return super().params() | {"Payload": self.body.encode(), "LogType": "Tail"}

    def done(self, page: Page, result: Result) -> None:
        page.where.pop("run", None)


class _Routed(FunctionForm):
    """`Second` takes `Share` percent of the calls."""

    aside = ("Second", "Share")
    FunctionVersion = chosen(_("Version"))
    Second = chosen(_("A second version"), required=False)
    Share = forms.IntegerField(
        label=_("Its share of the calls (%)"), required=False, min_value=0, max_value=100, initial=10
    )

    def choices_of(self, name: str, page: Page) -> Choices | None:
        found = {"FunctionVersion": versions_of(page), "Second": [NOTHING, *versions_of(page)[:-1]]}
        return found.get(name)

    def params(self) -> dict[str, Any]:
        second, share = self.cleaned_data["Second"], self.cleaned_data["Share"] or 0
        weights = {second: share / 100} if second else {}
        return super().params() | {"RoutingConfig": {"AdditionalVersionWeights": weights}}


class CreateAlias(_Routed):
    operation, said = "CreateAlias", _("The alias is there.")
    title, button = _("Create an alias"), _("Create the alias")
    field_order = ("Name",)
    Name = name(_("Name"), help_text=_("Such as live. Callers name it, whichever version it leads to."))


class UpdateAlias(_Routed):
    operation, said = "UpdateAlias", _("The alias leads where you want it.")
    title, button = _("Change"), _("Save")
    Name = name(_("Name"))


class DeleteAlias(FunctionForm):
    operation, said = "DeleteAlias", _("The alias is gone.")
    button, question = _("Delete"), _("Delete this alias?")
    Name = name(_("Name"))


FORMS = (PublishVersion, DeleteVersion, CallVersion, CreateAlias, UpdateAlias, DeleteAlias)
