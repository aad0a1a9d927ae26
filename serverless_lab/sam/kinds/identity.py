"""Roles, policies, groups and users. Passwords and keys of users come from no template."""

from collections.abc import Iterable
from typing import Any

from serverless_lab.sam.kinds import roles
from serverless_lab.sam.kinds.policies import document, permit
from serverless_lab.sam.making import Made, Properties, Step, items, kind, tag_list

_HOLDERS = {"Users": "User", "Groups": "Group", "Roles": "Role"}


def make_role(step: Step, properties: Properties) -> Made:
    name = step.name(properties.get("RoleName"))
    there = roles.found(step, name)
    if there is not None and roles.is_the_same(there, step, properties):
        return Made(name, roles.attributes(step, there), how="kept")
    if there is not None and roles.is_as_founded(there):
        roles.bring_into_line(step, there, properties)
        return Made(name, roles.attributes(step, there), how="changed")
    params = {
        each: properties.get(each) for each in ("Path", "Description", "MaxSessionDuration", "PermissionsBoundary")
    }
    params |= {"RoleName": name, "AssumeRolePolicyDocument": document(step, properties["AssumeRolePolicyDocument"])}
    told = step.call("iam", "CreateRole", params | {"Tags": tag_list(step, properties.get("Tags"))})["Role"]
    permit(step, "Role", name, properties)
    return Made(name, {"Arn": told["Arn"], "RoleId": told["RoleId"]})


def make_managed_policy(step: Step, properties: Properties) -> Made:
    params = {name: properties.get(name) for name in ("Path", "Description")}
    params["PolicyName"] = step.name(properties.get("ManagedPolicyName"), 128)
    params["PolicyDocument"] = document(step, properties["PolicyDocument"])
    arn = step.call("iam", "CreatePolicy", params)["Policy"]["Arn"]
    for holder, name in _holders(step, properties):
        step.call("iam", f"Attach{holder}Policy", {f"{holder}Name": name, "PolicyArn": arn})
    return Made(arn, {"PolicyArn": arn})


def make_policy(step: Step, properties: Properties) -> Made:
    """One document, written into everybody it is for."""
    text = document(step, properties["PolicyDocument"])
    for holder, name in _holders(step, properties):
        params = {f"{holder}Name": name, "PolicyName": properties["PolicyName"], "PolicyDocument": text}
        step.call("iam", f"Put{holder}Policy", params)
    return Made(str(properties["PolicyName"]))


def make_group(step: Step, properties: Properties) -> Made:
    name = step.name(properties.get("GroupName"), 128)
    told = step.call("iam", "CreateGroup", {"GroupName": name, "Path": properties.get("Path")})
    permit(step, "Group", name, properties)
    return Made(name, {"Arn": told["Group"]["Arn"]})


def make_user(step: Step, properties: Properties) -> Made:
    name = step.name(properties.get("UserName"), 64)
    params = {each: properties.get(each) for each in ("Path", "PermissionsBoundary")}
    told = step.call("iam", "CreateUser", params | {"UserName": name, "Tags": tag_list(step, properties.get("Tags"))})
    permit(step, "User", name, properties)
    for group in items(step, "Groups", properties.get("Groups")):
        step.call("iam", "AddUserToGroup", {"UserName": name, "GroupName": group})
    return Made(name, {"Arn": told["User"]["Arn"]})


def make_membership(step: Step, properties: Properties) -> Made:
    for user in items(step, "Users", properties["Users"]):
        step.call("iam", "AddUserToGroup", {"UserName": user, "GroupName": properties["GroupName"]})
    return Made(step.name(None))


def _holders(step: Step, properties: Properties) -> Iterable[tuple[str, Any]]:
    for member, holder in _HOLDERS.items():
        for name in items(step, member, properties.get(member)):
            yield holder, name


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
