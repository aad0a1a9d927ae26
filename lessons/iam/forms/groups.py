"""Forms about groups."""

from django.utils.translation import gettext_lazy as _

from lessons.courseware.page import Page
from lessons.iam.forms.fields import name
from lessons.iam.forms.operation import OperationForm
from lessons.sandbox.lab import Result


class CreateGroup(OperationForm):
    operation, said = "CreateGroup", _("The group is there.")
    title, button = _("Create a group"), _("Create the group")
    GroupName = name(_("Group name"))
    Path = name(_("Path"), required=False, help_text=_("Such as /kitchen/, to sort names like folders."))

    def done(self, page: Page, result: Result) -> None:
        page.where["group"] = self.cleaned_data["GroupName"]


class DeleteGroup(OperationForm):
    operation, said = "DeleteGroup", _("The group is deleted. Undo brings it back.")
    title, button, danger = _("Delete the group"), _("Delete for good"), True
    GroupName = name(_("Group name"))

    def done(self, page: Page, result: Result) -> None:
        page.where.pop("group", None)


class UpdateGroup(OperationForm):
    operation, said = "UpdateGroup", _("The group has a new name.")
    title, button = _("Rename"), _("Rename")
    GroupName = name(_("Group name"))
    NewGroupName = name(_("New name"))

    def done(self, page: Page, result: Result) -> None:
        page.where["group"] = self.cleaned_data["NewGroupName"]


GROUPS = (CreateGroup, DeleteGroup, UpdateGroup)
