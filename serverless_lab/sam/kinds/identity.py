"""Roles, policies, groups and users. Passwords and keys of users come from no template."""

import json
from collections.abc import Iterable
from typing import Any

from serverless_lab.engine.services.iam.state import IamState, Role
from serverless_lab.sam.faults import TemplateFault
from serverless_lab.sam.making import Made, Properties, Step, items, kind, tag_list
from serverless_lab.sam.yaml_text import as_json

_HOLDERS = {"Users": "User", "Groups": "Group", "Roles": "Role"}


def make_role(step: Step, properties: Properties) -> Made:
    """One that is there already and is the same stays: every account begins with a role for functions."""
    name = step.name(properties.get("RoleName"))
    iam = step.target.state.parts.get("iam/") or IamState()
    there = iam.roles.get(name)
    if there is not None and _is_the_same(there, step, properties):
        arn = f"arn:aws:iam::{step.target.state.account_id}:role{there.path}{name}"
        return Made(name, {"Arn": arn, "RoleId": there.role_id}, kept=True)
    params = {name: properties.get(name) for name in ("Path", "Description", "MaxSessionDuration", "PermissionsBoundary")}
    params |= {"RoleName": name, "AssumeRolePolicyDocument": _document(step, properties["AssumeRolePolicyDocument"])}
    told = step.call("iam", "CreateRole", params | {"Tags": tag_list(step, properties.get("Tags"))})["Role"]
    _permissions(step, "Role", name, properties)
    return Made(name, {"Arn": told["Arn"], "RoleId": told["RoleId"]})


def _is_the_same(role: Role, step: Step, wanted: Properties) -> bool:
    inline = {each["PolicyName"]: each["PolicyDocument"] for each in _inline(step, wanted)}
    tags = tag_list(step, wanted.get("Tags")) or []
    return (
        _same(role.trust, wanted["AssumeRolePolicyDocument"])
        and role.path == wanted.get("Path", "/")
        and role.description == wanted.get("Description", "")
        and role.max_session == int(wanted.get("MaxSessionDuration", 3600))
        and role.boundary == wanted.get("PermissionsBoundary", "")
        and role.tags == {each["Key"]: each["Value"] for each in tags}
        and set(role.managed) == set(items(step, "ManagedPolicyArns", wanted.get("ManagedPolicyArns")))
        and role.policies.keys() == inline.keys()
        and all(_same(text, inline[name]) for name, text in role.policies.items())
    )


def _same(text: str, wanted: Any) -> bool:
    return bool(json.loads(text) == (json.loads(wanted) if isinstance(wanted, str) else wanted))


def make_managed_policy(step: Step, properties: Properties) -> Made:
    params = {name: properties.get(name) for name in ("Path", "Description")}
    params["PolicyName"] = step.name(properties.get("ManagedPolicyName"), 128)
    params["PolicyDocument"] = _document(step, properties["PolicyDocument"])
    arn = step.call("iam", "CreatePolicy", params)["Policy"]["Arn"]
    for holder, name in _holders(step, properties):
        step.call("iam", f"Attach{holder}Policy", {f"{holder}Name": name, "PolicyArn": arn})
    return Made(arn, {"PolicyArn": arn})


def make_policy(step: Step, properties: Properties) -> Made:
    """One document, written into everybody it is for."""
    document = _document(step, properties["PolicyDocument"])
    for holder, name in _holders(step, properties):
        params = {f"{holder}Name": name, "PolicyName": properties["PolicyName"], "PolicyDocument": document}
        step.call("iam", f"Put{holder}Policy", params)
    return Made(str(properties["PolicyName"]))


def make_group(step: Step, properties: Properties) -> Made:
    name = step.name(properties.get("GroupName"), 128)
    told = step.call("iam", "CreateGroup", {"GroupName": name, "Path": properties.get("Path")})
    _permissions(step, "Group", name, properties)
    return Made(name, {"Arn": told["Group"]["Arn"]})


def make_user(step: Step, properties: Properties) -> Made:
    name = step.name(properties.get("UserName"), 64)
    params = {each: properties.get(each) for each in ("Path", "PermissionsBoundary")}
    told = step.call("iam", "CreateUser", params | {"UserName": name, "Tags": tag_list(step, properties.get("Tags"))})
    _permissions(step, "User", name, properties)
    for group in items(step, "Groups", properties.get("Groups")):
        step.call("iam", "AddUserToGroup", {"UserName": name, "GroupName": group})
    return Made(name, {"Arn": told["User"]["Arn"]})


def make_membership(step: Step, properties: Properties) -> Made:
    for user in items(step, "Users", properties["Users"]):
        step.call("iam", "AddUserToGroup", {"UserName": user, "GroupName": properties["GroupName"]})
    return Made(step.name(None))


def _permissions(step: Step, holder: str, name: str, properties: Properties) -> None:
    for arn in items(step, "ManagedPolicyArns", properties.get("ManagedPolicyArns")):
        step.call("iam", f"Attach{holder}Policy", {f"{holder}Name": name, "PolicyArn": arn})
    for each in _inline(step, properties):
        document = _document(step, each["PolicyDocument"])
        params = {f"{holder}Name": name, "PolicyName": each["PolicyName"], "PolicyDocument": document}
        step.call("iam", f"Put{holder}Policy", params)


def _inline(step: Step, properties: Properties) -> list[dict[str, Any]]:
    found = items(step, "Policies", properties.get("Policies"))
    if not all(isinstance(each, dict) and {"PolicyName", "PolicyDocument"} <= each.keys() for each in found):
        raise TemplateFault("bad-policy", where=step.resource.where)
    return found


def _holders(step: Step, properties: Properties) -> Iterable[tuple[str, Any]]:
    for member, holder in _HOLDERS.items():
        for name in items(step, member, properties.get(member)):
            yield holder, name


def _document(step: Step, value: Any) -> str:
    if isinstance(value, str):
        return value
    if not isinstance(value, dict):
        raise TemplateFault("bad-policy", where=step.resource.where)
    return as_json(value)


KINDS = (
    kind(
        "AWS::IAM::Role",
        make_role,
        "RoleName Path Description MaxSessionDuration PermissionsBoundary Tags ManagedPolicyArns Policies",
        needs="AssumeRolePolicyDocument",
        gives="Arn RoleId",
    ),
    kind(
        "AWS::IAM::ManagedPolicy",
        make_managed_policy,
        "ManagedPolicyName Path Description Users Groups Roles",
        needs="PolicyDocument",
        gives="PolicyArn",
    ),
    kind("AWS::IAM::Policy", make_policy, "Users Groups Roles", needs="PolicyName PolicyDocument"),
    kind("AWS::IAM::Group", make_group, "GroupName Path ManagedPolicyArns Policies", gives="Arn"),
    kind(
        "AWS::IAM::User",
        make_user,
        "UserName Path PermissionsBoundary Tags ManagedPolicyArns Policies Groups",
        gives="Arn",
    ),
    kind("AWS::IAM::UserToGroupAddition", make_membership, "", needs="GroupName Users"),
)
