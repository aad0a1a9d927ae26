"""Forms about roles."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.courseware.page import Page
from lessons.courseware.policies.completing import SERVICES
from lessons.iam.forms import trust
from lessons.iam.forms.fields import DocumentField, TagsField, description, name
from lessons.iam.forms.operation import OperationForm
from lessons.sandbox.lab import Result


class CreateRole(OperationForm):
    """The trust policy is made of the choices, or written out."""

    operation, said = "CreateRole", _("The role is there.")
    title, button = _("Create a role"), _("Create the role")
    aside = ("trusted", "service", "account", "external_id", "mfa")
    made_of_choices = True
    at_times = ("account",)
    RoleName = name(_("Role name"))
    trusted = forms.ChoiceField(label=_("Who may assume it"), choices=trust.TRUSTED, required=False, initial="service")
    service = forms.ChoiceField(label=_("Service"), choices=SERVICES, required=False)
    account = name(_("Id of the other account"), required=False, help_text=_("Twelve digits."))
    external_id = name(
        _("External id"),
        required=False,
        help_text=_("A word that the other account has to name, so that nobody can borrow its trust."),
    )
    mfa = forms.BooleanField(label=_("Only with MFA"), required=False)
    AssumeRolePolicyDocument = DocumentField("trust", label=_("Trust policy (JSON)"), required=False)
    Description = description()
    Tags = TagsField(required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = {**self.cleaned_data}
        trusted = cleaned.get("trusted") or "written"
        if trusted == "written":
            if not cleaned.get("AssumeRolePolicyDocument"):
                self.add_error(
                    "AssumeRolePolicyDocument", _("Write the trust policy, or choose who may assume the role.")
                )
        elif trusted == "other" and not cleaned.get("account"):
            self.add_error("account", _("Type the id of the account that is trusted."))
        return cleaned

    def params(self) -> dict[str, Any]:
        written = self._written(self.cleaned_data)
        return super().params() | ({"AssumeRolePolicyDocument": written} if written else {})

    def prepared(self) -> None:
        """The choices as JSON, to be looked at and gone on with."""
        written = self._written(self.data)
        if written:
            self.data = self.data.copy()
            self.data["AssumeRolePolicyDocument"], self.data["trusted"] = written, "written"

    def _written(self, chosen: Mapping[str, Any]) -> str:
        """What the choices make; empty where the policy is written out by hand."""
        trusted = chosen.get("trusted")
        if trusted not in ("service", "here", "other"):
            return ""
        other = trusted == "other"
        return trust.document(
            trusted,
            chosen.get("service") or SERVICES[0][0],
            chosen.get("account", "") if other else self.account_id,
            chosen.get("external_id", "") if other else "",
            mfa=bool(chosen.get("mfa")) and trusted != "service",
        )

    def done(self, page: Page, result: Result) -> None:
        page.where["role"] = self.cleaned_data["RoleName"]


class DeleteRole(OperationForm):
    operation, said = "DeleteRole", _("The role is deleted. Undo brings it back.")
    title, button, danger = _("Delete the role"), _("Delete for good"), True
    RoleName = name(_("Role name"))

    def done(self, page: Page, result: Result) -> None:
        page.where.pop("role", None)


class UpdateRole(OperationForm):
    operation, said = "UpdateRole", _("The role is changed.")
    title, button = _("Description and session"), _("Save")
    RoleName = name(_("Role name"))
    Description = description()
    MaxSessionDuration = forms.IntegerField(
        label=_("Longest session (seconds)"), widget=forms.NumberInput({"class": "input short"})
    )

    def params(self) -> dict[str, Any]:
        return super().params() | {"Description": self.cleaned_data["Description"]}


class UpdateAssumeRolePolicy(OperationForm):
    operation, said = "UpdateAssumeRolePolicy", _("The trust policy is saved.")
    title, button = _("Edit the trust policy"), _("Save the trust policy")
    RoleName = name(_("Role name"))
    PolicyDocument = DocumentField("trust", label=_("Trust policy (JSON)"))


ROLES = (CreateRole, DeleteRole, UpdateRole, UpdateAssumeRolePolicy)
