"""Roles that are there already: every account begins with one for functions, which a template may name."""

import json
from typing import Any

from serverless_lab.engine.services.iam.founding import DEFAULT_ROLE, trust_in
from serverless_lab.engine.services.iam.managed import BASIC_EXECUTION
from serverless_lab.engine.services.iam.state import IamState, Role
from serverless_lab.sam.kinds.policies import document, inline, permit
from serverless_lab.sam.making import Properties, Step, items, tag_list


def found(step: Step, name: str) -> Role | None:
    iam: IamState = step.target.state.parts.get("iam/") or IamState()
    return iam.roles.get(name)


def attributes(step: Step, role: Role) -> dict[str, str]:
    arn = f"arn:aws:iam::{step.target.state.account_id}:role{role.path}{role.name}"
    return {"Arn": arn, "RoleId": role.role_id}


def is_the_same(role: Role, step: Step, wanted: Properties) -> bool:
    policies = {each["PolicyName"]: each["PolicyDocument"] for each in inline(step, wanted)}
    tags = tag_list(step, wanted.get("Tags")) or []
    return (
        _same(role.trust, wanted["AssumeRolePolicyDocument"])
        and role.path == wanted.get("Path", "/")
        and role.description == wanted.get("Description", "")
        and str(role.max_session) == str(wanted.get("MaxSessionDuration", 3600))
        and role.boundary == wanted.get("PermissionsBoundary", "")
        and role.tags == {each["Key"]: each["Value"] for each in tags}
        and set(role.managed) == set(items(step, "ManagedPolicyArns", wanted.get("ManagedPolicyArns")))
        and role.policies.keys() == policies.keys()
        and all(_same(text, policies[name]) for name, text in role.policies.items())
    )


def is_as_founded(role: Role) -> bool:
    """The role that the account began with, as long as nobody has changed it: it takes on what a template says."""
    changed = (role.policies, role.tags, role.boundary, role.description, role.max_session != 3600)
    same = role.trust == trust_in("lambda.amazonaws.com") and set(role.managed) == {BASIC_EXECUTION}
    return role.name == DEFAULT_ROLE and same and not any(changed)


def bring_into_line(step: Step, role: Role, wanted: Properties) -> None:
    """What is wanted and not there; what is there and not wanted goes."""
    named = {"RoleName": role.name}
    trust = wanted["AssumeRolePolicyDocument"]
    if not _same(role.trust, trust):
        step.call("iam", "UpdateAssumeRolePolicy", named | {"PolicyDocument": document(step, trust)})
    if "Description" in wanted or "MaxSessionDuration" in wanted:
        said = {name: wanted.get(name) for name in ("Description", "MaxSessionDuration")}
        step.call("iam", "UpdateRole", named | said)
    if "PermissionsBoundary" in wanted:
        boundary = {"PermissionsBoundary": wanted["PermissionsBoundary"]}
        step.call("iam", "PutRolePermissionsBoundary", named | boundary)
    tags = tag_list(step, wanted.get("Tags"))
    if tags:
        step.call("iam", "TagRole", named | {"Tags": tags})
    for arn in set(role.managed) - set(items(step, "ManagedPolicyArns", wanted.get("ManagedPolicyArns"))):
        step.call("iam", "DetachRolePolicy", named | {"PolicyArn": arn})
    permit(step, "Role", role.name, wanted)


def _same(text: str, wanted: Any) -> bool:
    try:
        return bool(json.loads(text) == (json.loads(wanted) if isinstance(wanted, str) else wanted))
    except ValueError:
        return False
