"""Rows of the operation table about what hangs on whom: three for each of users, groups and roles, and boundaries."""

from collections.abc import Iterator

import msgspec

from serverless_lab.engine.operation import Operation
from serverless_lab.engine.services.iam import attachments, boundaries, keys
from serverless_lab.engine.services.iam.holders import holder_arn
from serverless_lab.engine.services.iam.requests import attachments as requests
from serverless_lab.engine.services.iam.requests.holders import OfRole, OfUser


def _attached(title: str, policy: type[msgspec.Struct], listing: type[msgspec.Struct]) -> Iterator[Operation]:
    for verb, handle in (("Attach", attachments.attach_policy), ("Detach", attachments.detach_policy)):
        name = f"{verb}{title}Policy"
        differs = ("aws-policies-of-this-course",) if verb == "Attach" else ()
        yield Operation("iam", name, policy, handle, holder_arn, f"iam:{name}", keys=keys.policy, differs=differs)
    name = f"ListAttached{title}Policies"
    yield Operation(
        "iam",
        name,
        listing,
        attachments.list_attached_policies,
        holder_arn,
        f"iam:{name}",
        read_only=True,
    )


def _bounded(title: str, put: type[msgspec.Struct], delete: type[msgspec.Struct]) -> Iterator[Operation]:
    name = f"Put{title}PermissionsBoundary"
    yield Operation(
        "iam",
        name,
        put,
        boundaries.put_boundary,
        holder_arn,
        f"iam:{name}",
        differs=("aws-policies-of-this-course",),
        keys=keys.asked_boundary,
    )
    name = f"Delete{title}PermissionsBoundary"
    yield Operation("iam", name, delete, boundaries.delete_boundary, holder_arn, f"iam:{name}", keys=keys.held_boundary)


OPERATIONS = (
    *_attached("User", requests.UserPolicy, requests.ListAttachedUserPolicies),
    *_attached("Group", requests.GroupPolicy, requests.ListAttachedGroupPolicies),
    *_attached("Role", requests.RolePolicy, requests.ListAttachedRolePolicies),
    *_bounded("User", requests.PutUserPermissionsBoundary, OfUser),
    *_bounded("Role", requests.PutRolePermissionsBoundary, OfRole),
)
