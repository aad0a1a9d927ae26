"""The roles that functions run as, and the policies that hang on them. Nobody's passwords, keys or devices."""

from typing import Any

from serverless_lab.engine.arn import Arn
from serverless_lab.engine.services.iam.state import ManagedPolicy, Role
from serverless_lab.sam.exports.draft import Draft, To, document, logical, tag_list


def export(draft: Draft) -> None:
    identity = draft.source.identity
    wanted: dict[str, Role] = {}
    for function in draft.source.functions.functions.values():
        arn = Arn.parse(function.role)
        name = arn.resource.rpartition("/")[2] if arn is not None else ""
        if name in identity.roles:
            wanted[name] = identity.roles[name]
        else:
            draft.leave("role-gone", function.role)
    named = {each for role in wanted.values() for each in (*role.managed, role.boundary)}
    policies = {each: policy for each, policy in identity.policies.items() if each in named}
    for each in sorted(policies):
        _policy(draft, each, policies[each])
    for name in sorted(wanted):
        _role(draft, wanted[name])
    _leave(draft, wanted, policies)


def _policy(draft: Draft, arn: str, policy: ManagedPolicy) -> None:
    properties = {
        "ManagedPolicyName": policy.name,
        "Path": policy.path if policy.path != "/" else None,
        "Description": policy.description,
        "PolicyDocument": document(policy.versions[policy.default].document),
    }
    made = draft.add(logical(policy.name, "Policy"), "AWS::IAM::ManagedPolicy", properties)
    draft.known[arn] = {"Ref": made}
    if len(policy.versions) > 1:
        draft.leave("older-policy", policy.name)
    if policy.tags:
        draft.leave("policy-tags", policy.name)


def _role(draft: Draft, role: Role) -> None:
    properties: dict[str, Any] = {
        "RoleName": role.name,
        "Path": role.path if role.path != "/" else None,
        "Description": role.description,
        "MaxSessionDuration": role.max_session if role.max_session != 3600 else None,
        "AssumeRolePolicyDocument": document(role.trust),
        "ManagedPolicyArns": [To(arn) for arn in sorted(role.managed)],
        "PermissionsBoundary": To(role.boundary) if role.boundary else None,
        "Policies": [
            {"PolicyName": name, "PolicyDocument": document(text)} for name, text in sorted(role.policies.items())
        ],
        "Tags": tag_list(role.tags),
    }
    made = draft.add(logical(role.name, "Role"), "AWS::IAM::Role", properties)
    arn = draft.source.arn("iam", f"role{role.path}{role.name}", everywhere=True)
    draft.known[arn] = {"Fn::GetAtt": [made, "Arn"]}


def _leave(draft: Draft, roles: dict[str, Role], policies: dict[str, ManagedPolicy]) -> None:
    """What no function needs stays: users of an exercise have no place in a real account."""
    identity = draft.source.identity
    others = [name for name, role in identity.roles.items() if name not in roles and not role.linked]
    for key, names in (
        ("users", list(identity.users)),
        ("groups", list(identity.groups)),
        ("other-roles", others),
        ("other-policies", [each.name for arn, each in identity.policies.items() if arn not in policies]),
    ):
        for name in sorted(names):
            draft.leave(key, name)
