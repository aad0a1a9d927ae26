"""Forms that users, groups and roles have alike: policies that hang on them, and permissions boundaries."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from lessons.iam.forms.fields import DocumentField, chosen, name
from lessons.iam.forms.operation import OperationForm


class _Attach(OperationForm):
    said, title, button = _("The policy is attached."), _("Attach a policy"), _("Attach")
    PolicyArn = chosen(_("Policy"))


class _Detach(OperationForm):
    said, button = _("The policy is detached."), _("Detach")
    PolicyArn = chosen(_("Policy"))


class _Put(OperationForm):
    said, title, button = _("The inline policy is saved."), _("Write an inline policy"), _("Save")
    PolicyName = name(_("Name of the policy"))
    PolicyDocument = DocumentField()


class _Delete(OperationForm):
    said, button = _("The inline policy is deleted."), _("Delete")
    question = _("Delete this inline policy? Undo can bring it back.")
    PolicyName = name(_("Name of the policy"))


class _Bound(OperationForm):
    said, title, button = _("The permissions boundary is set."), _("Set a permissions boundary"), _("Set")
    PermissionsBoundary = chosen(_("Policy"))


class _Unbound(OperationForm):
    said, button = _("The permissions boundary is gone."), _("Remove the boundary")


_TITLES = {"User": _("User"), "Group": _("Group"), "Role": _("Role")}
_FAMILIES: dict[str, type[OperationForm]] = {
    "Attach{}Policy": _Attach,
    "Detach{}Policy": _Detach,
    "Put{}Policy": _Put,
    "Delete{}Policy": _Delete,
    "Put{}PermissionsBoundary": _Bound,
    "Delete{}PermissionsBoundary": _Unbound,
}


def _made(title: str, pattern: str, base: type[OperationForm]) -> type[OperationForm]:
    """AttachUserPolicy and so on: the same form with the member that names the holder."""
    operation = pattern.format(title)
    members: dict[str, Any] = {"operation": operation, f"{title}Name": name(_TITLES[title])}
    return type(base)(operation, (base,), members | {"__module__": __name__})


HOLDERS = tuple(
    _made(title, pattern, base)
    for title in _TITLES
    for pattern, base in _FAMILIES.items()
    if title != "Group" or "Boundary" not in pattern
)
