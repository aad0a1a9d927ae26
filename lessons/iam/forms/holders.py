"""Forms that users, groups, roles and policies have alike: policies that hang on them, boundaries, and tags."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.iam.forms.fields import DocumentField, TagsField, chosen, name, policy
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


class _Tag(OperationForm):
    said, title, button = _("The tags are saved."), _("Add tags"), _("Save tags")
    Tags = TagsField()


class _Untag(OperationForm):
    said, button = _("The tag is gone."), _("Remove")
    TagKeys = forms.CharField(label=_("Key"), max_length=256, strip=False)

    def clean_TagKeys(self) -> list[str]:
        return [self.cleaned_data["TagKeys"]]


_TITLES = {"User": _("User"), "Group": _("Group"), "Role": _("Role")}
_POLICIES: dict[str, type[OperationForm]] = {
    "Attach{}Policy": _Attach,
    "Detach{}Policy": _Detach,
    "Put{}Policy": _Put,
    "Delete{}Policy": _Delete,
}
_BOUNDARIES: dict[str, type[OperationForm]] = {
    "Put{}PermissionsBoundary": _Bound,
    "Delete{}PermissionsBoundary": _Unbound,
}
_TAGS: dict[str, type[OperationForm]] = {"Tag{}": _Tag, "Untag{}": _Untag}
_FAMILIES = {
    "User": _POLICIES | _BOUNDARIES | _TAGS,
    "Group": _POLICIES,
    "Role": _POLICIES | _BOUNDARIES | _TAGS,
    "Policy": _TAGS,
}


def _made(kind: str, pattern: str, base: type[OperationForm]) -> type[OperationForm]:
    """AttachUserPolicy and so on: the same form with the member that names the holder."""
    operation = pattern.format(kind)
    holder = {"PolicyArn": policy()} if kind == "Policy" else {f"{kind}Name": name(_TITLES[kind])}
    members: dict[str, Any] = {"operation": operation, **holder}
    return type(base)(operation, (base,), members | {"__module__": __name__})


HOLDERS = tuple(_made(kind, pattern, base) for kind, family in _FAMILIES.items() for pattern, base in family.items())
