"""Forms about customer managed policies and their versions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.courseware.page import Page
from lessons.iam.forms.fields import DocumentField, TagsField, description, name, policy
from lessons.iam.forms.operation import OperationForm
from lessons.sandbox.lab import Result


class CreatePolicy(OperationForm):
    operation, said = "CreatePolicy", _("The policy is there. It does nothing until it is attached.")
    title, button = _("Create a policy"), _("Create the policy")
    PolicyName = name(_("Name of the policy"))
    PolicyDocument = DocumentField()
    Description = description()
    Tags = TagsField(required=False)

    def done(self, page: Page, result: Result) -> None:
        assert result.answer is not None
        page.where["policy"] = result.answer["Policy"]["Arn"]


class DeletePolicy(OperationForm):
    operation, said = "DeletePolicy", _("The policy is deleted. Undo brings it back.")
    title, button, danger = _("Delete the policy"), _("Delete for good"), True
    PolicyArn = policy()

    def done(self, page: Page, result: Result) -> None:
        page.where.pop("policy", None)


class CreatePolicyVersion(OperationForm):
    operation, said = "CreatePolicyVersion", _("The new version is saved.")
    title, button = _("Edit: make a new version"), _("Save as a new version")
    PolicyArn = policy()
    PolicyDocument = DocumentField()
    SetAsDefault = forms.BooleanField(label=_("In force at once (default version)"), required=False)


class SetDefaultPolicyVersion(OperationForm):
    operation, said, button = "SetDefaultPolicyVersion", _("This version is in force now."), _("Make it the default")
    PolicyArn = policy()
    VersionId = name(_("Version"))


class DeletePolicyVersion(OperationForm):
    operation, said, button = "DeletePolicyVersion", _("The version is deleted."), _("Delete")
    question = _("Delete this version? Undo can bring it back.")
    PolicyArn = policy()
    VersionId = name(_("Version"))


POLICIES: tuple[Any, ...] = (
    CreatePolicy,
    DeletePolicy,
    CreatePolicyVersion,
    SetDefaultPolicyVersion,
    DeletePolicyVersion,
)
