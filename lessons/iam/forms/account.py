"""Forms about the account as a whole."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.iam.forms.fields import name
from lessons.iam.forms.operation import OperationForm


class CreateAccountAlias(OperationForm):
    operation, said = "CreateAccountAlias", _("The account has this alias now.")
    title, button = _("Set an alias"), _("Set the alias")
    AccountAlias = name(_("Alias"))


class DeleteAccountAlias(OperationForm):
    operation, said, button = "DeleteAccountAlias", _("The alias is gone."), _("Delete the alias")
    AccountAlias = name(_("Alias"))


def _number(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False, widget=forms.NumberInput({"class": "input short", "min": 0}))


class UpdateAccountPasswordPolicy(OperationForm):
    operation, said = "UpdateAccountPasswordPolicy", _("The password policy is saved.")
    title, button = _("Set the password policy"), _("Save the password policy")
    MinimumPasswordLength = _number(_("Shortest password"))
    RequireUppercaseCharacters = forms.BooleanField(label=_("A capital letter"), required=False)
    RequireLowercaseCharacters = forms.BooleanField(label=_("A small letter"), required=False)
    RequireNumbers = forms.BooleanField(label=_("A digit"), required=False)
    RequireSymbols = forms.BooleanField(label=_("A symbol"), required=False)
    AllowUsersToChangePassword = forms.BooleanField(label=_("Users may change their own password"), required=False)
    MaxPasswordAge = _number(_("Expires after so many days"))
    PasswordReusePrevention = _number(_("So many old passwords may not come back"))
    HardExpiry = forms.BooleanField(label=_("Nobody comes in with an expired password"), required=False)


class DeleteAccountPasswordPolicy(OperationForm):
    operation, said = "DeleteAccountPasswordPolicy", _("The password policy is back to AWS's default.")
    button = _("Back to the default")


class GenerateCredentialReport(OperationForm):
    operation, said, button = "GenerateCredentialReport", _("The report is there."), _("Make a credential report")
    loud = True


ACCOUNT = (
    CreateAccountAlias,
    DeleteAccountAlias,
    UpdateAccountPasswordPolicy,
    DeleteAccountPasswordPolicy,
    GenerateCredentialReport,
)
