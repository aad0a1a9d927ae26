"""Forms about users and their memberships."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from lessons.courseware.page import Page
from lessons.iam.forms.fields import NamesField, TagsField, chosen, name
from lessons.iam.forms.operation import Call, OperationForm
from lessons.sandbox.lab import Result


class CreateUser(OperationForm):
    operation, said = "CreateUser", _("The user is there.")
    title, button = _("Create a user"), _("Create the user")
    aside = ("groups",)
    UserName = name(_("User name"))
    groups = NamesField(label=_("Groups"), required=False)
    Path = name(_("Path"), required=False, help_text=_("Such as /kitchen/, to sort names like folders."))
    Tags = TagsField(required=False)

    def further(self) -> Iterable[Call]:
        user = self.cleaned_data["UserName"]
        return [("AddUserToGroup", {"GroupName": group, "UserName": user}) for group in self.cleaned_data["groups"]]

    def done(self, page: Page, result: Result) -> None:
        page.where["user"] = self.cleaned_data["UserName"]


class DeleteUser(OperationForm):
    operation, said = "DeleteUser", _("The user is deleted. Undo brings it back.")
    title, button, danger = _("Delete the user"), _("Delete for good"), True
    UserName = name(_("User name"))

    def done(self, page: Page, result: Result) -> None:
        page.where.pop("user", None)


class UpdateUser(OperationForm):
    operation, said = "UpdateUser", _("The user has a new name.")
    title, button = _("Rename"), _("Rename")
    UserName = name(_("User name"))
    NewUserName = name(_("New name"))

    def done(self, page: Page, result: Result) -> None:
        page.where["user"] = self.cleaned_data["NewUserName"]


class AddUserToGroup(OperationForm):
    operation, said = "AddUserToGroup", _("The user is in the group.")
    button = _("Add")
    UserName = chosen(_("User name"))
    GroupName = chosen(_("Group"))

    @property
    def title(self) -> Any:
        return _("Add a user") if self.fields["GroupName"].widget.is_hidden else _("Add to a group")


class RemoveUserFromGroup(OperationForm):
    operation, said = "RemoveUserFromGroup", _("The user is out of the group.")
    title, button = _("Remove a user"), _("Remove")
    UserName = name(_("User name"))
    GroupName = name(_("Group"))


USERS = (CreateUser, DeleteUser, UpdateUser, AddUserToGroup, RemoveUserFromGroup)
