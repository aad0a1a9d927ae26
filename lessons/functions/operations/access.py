"""Forms about tags and the function's own policy."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.courseware.console.fields import chosen, name
from lessons.courseware.console.operation import Choices
from lessons.courseware.page import Page
from lessons.functions.operations.form import NOTHING, FunctionForm, qualifiers_of

ACTIONS = ("lambda:InvokeFunction", "lambda:InvokeFunctionUrl", "lambda:GetFunction", "lambda:*")


class _OfTags(FunctionForm):
    of_function = False
    arn = ""

    def prepare(self, page: Page) -> None:
        super().prepare(page)
        state = page.view.state
        self.arn = f"arn:aws:lambda:{state.region}:{state.account_id}:function:{self.function_name}"


class TagResource(_OfTags):
    operation, said = "TagResource", _("The tag is set.")
    title, button = _("Set a tag"), _("Set")
    Key = name(_("Key"))
    Value = name(_("Value"), required=False)

    def params(self) -> dict[str, Any]:
        return {"Resource": self.arn, "Tags": {self.cleaned_data["Key"]: self.cleaned_data["Value"]}}


class UntagResource(_OfTags):
    operation, said = "UntagResource", _("The tag is gone.")
    button = _("Remove")
    Key = name(_("Key"))

    def params(self) -> dict[str, Any]:
        return {"Resource": self.arn, "TagKeys": [self.cleaned_data["Key"]]}


class AddPermission(FunctionForm):
    operation, said = "AddPermission", _("Allowed.")
    title, button = _("Let somebody in"), _("Allow")
    StatementId = name(_("Statement name"))
    Principal = name(_("Who"), help_text=_("s3.amazonaws.com, twelve digits of an account, or an ARN."))
    Action = forms.ChoiceField(label=_("What"), choices=[(each, each) for each in ACTIONS])
    SourceArn = name(_("Only on behalf of (ARN)"), required=False)
    SourceAccount = name(_("Only out of the account"), required=False)
    Qualifier = chosen(_("Version or alias"), required=False)

    def choices_of(self, name: str, page: Page) -> Choices | None:
        if name != "Qualifier":
            return None
        return [NOTHING, *qualifiers_of(page)]


class RemovePermission(FunctionForm):
    operation, said = "RemovePermission", _("The statement is removed.")
    button = _("Remove")
    StatementId = name(_("Statement name"))
    Qualifier = name(_("Version or alias"), required=False)


FORMS = (TagResource, UntagResource, AddPermission, RemovePermission)
