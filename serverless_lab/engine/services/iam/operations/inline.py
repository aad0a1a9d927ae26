"""Rows of the operation table about inline policies: four for each of users, groups and roles."""

from collections.abc import Iterator

import msgspec

from serverless_lab.engine.operation import Operation
from serverless_lab.engine.services.iam import inline, keys
from serverless_lab.engine.services.iam.holders import holder_arn
from serverless_lab.engine.services.iam.requests import inline as requests
from serverless_lab.engine.services.iam.requests.holders import PagedOfGroup, PagedOfRole, PagedOfUser

Requests = tuple[type[msgspec.Struct], type[msgspec.Struct], type[msgspec.Struct]]


def _rows(title: str, plural: str, put: Requests) -> Iterator[Operation]:
    for name, request, handle in (
        (f"Put{title}Policy", put[0], inline.put_policy),
        (f"Delete{title}Policy", put[1], inline.delete_policy),
    ):
        yield Operation("iam", name, request, handle, holder_arn, f"iam:{name}", keys=keys.held_boundary)
    for name, request, look in (
        (f"Get{title}Policy", put[1], inline.get_policy),
        (f"List{plural}", put[2], inline.list_policies),
    ):
        yield Operation("iam", name, request, look, holder_arn, f"iam:{name}", read_only=True)


OPERATIONS = (
    *_rows("User", "UserPolicies", (requests.PutUserPolicy, requests.UserPolicyNamed, PagedOfUser)),
    *_rows("Group", "GroupPolicies", (requests.PutGroupPolicy, requests.GroupPolicyNamed, PagedOfGroup)),
    *_rows("Role", "RolePolicies", (requests.PutRolePolicy, requests.RolePolicyNamed, PagedOfRole)),
)
