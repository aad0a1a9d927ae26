"""Forms about roles."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.courseware.page import Page
from lessons.iam.forms.operation import OperationForm
from lessons.sandbox.lab import Result


class CreateRole(OperationForm):
    operation, panel, said = "CreateRole", "roles", _("The role is there.")
    RoleName = forms.CharField(label=_("Name"), max_length=64)
    AssumeRolePolicyDocument = forms.CharField(label=_("Trust policy"), widget=forms.Textarea, strip=False)

    def done(self, page: Page, result: Result) -> None:
        page.where["role"] = self.cleaned_data["RoleName"]


ROLES = (CreateRole,)
