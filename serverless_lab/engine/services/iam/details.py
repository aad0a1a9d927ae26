"""Everything in one answer: who there is, and what each of them is given."""

from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import to_datetime
from serverless_lab.engine.services.iam import attachments, boundaries, names, policies, profiles, tags, versions
from serverless_lab.engine.services.iam.holders import Holder, kind
from serverless_lab.engine.services.iam.managed import AWS_POLICIES
from serverless_lab.engine.services.iam.pages import page
from serverless_lab.engine.services.iam.requests.policies import GetAccountAuthorizationDetails
from serverless_lab.engine.services.iam.roles import last_used
from serverless_lab.engine.services.iam.state import Group, IamState, ManagedPolicy, Role, User

_POLICY_KINDS = ("LocalManagedPolicy", "AWSManagedPolicy")


def get_account_authorization_details(context: Context, request: GetAccountAuthorizationDetails) -> dict[str, Any]:
    """Pages run through users, groups, roles and policies in this order; only what is shown is described."""
    state = names.state(context)
    found = [item for item in _everything(state) if not request.filter or item[0] in request.filter]
    shown, more = page(found, request.marker, request.max_items)
    answer: dict[str, Any] = {"UserDetailList": [], "GroupDetailList": [], "RoleDetailList": [], "Policies": []}
    for which, arn, thing in shown:
        if isinstance(thing, ManagedPolicy):
            answer["Policies"].append(_policy(state, arn, thing))
        else:
            answer[f"{which}DetailList"].append(_holder(context, thing))
    return answer | more


def _everything(state: IamState) -> list[tuple[str, str, Holder | ManagedPolicy]]:
    """What it counts as in a Filter, a policy's ARN, and the thing. Of AWS's policies those that somebody holds."""
    held = sorted(set(state.attachments) & set(AWS_POLICIES))
    return [
        *(("User", "", user) for _, user in sorted(state.users.items())),
        *(("Group", "", group) for _, group in sorted(state.groups.items())),
        *(("Role", "", role) for _, role in sorted(state.roles.items())),
        *((_POLICY_KINDS[0], arn, policy) for arn, policy in sorted(state.policies.items())),
        *((_POLICY_KINDS[1], arn, AWS_POLICIES[arn]) for arn in held),
    ]


def _holder(context: Context, thing: Holder) -> dict[str, Any]:
    state = names.state(context)
    title = kind(thing).capitalize()
    shown: dict[str, Any] = {
        "Path": thing.path,
        f"{title}Name": thing.name,
        "Arn": names.arn_of(context, thing),
        "CreateDate": to_datetime(thing.created),
        f"{title}PolicyList": [
            {"PolicyName": name, "PolicyDocument": text} for name, text in sorted(thing.policies.items())
        ],
        "AttachedManagedPolicies": attachments.described(state, thing.managed),
    }
    if isinstance(thing, Group):
        return shown | {"GroupId": thing.group_id}
    shown |= boundaries.described(thing) | {"Tags": tags.described(thing.tags)}
    if isinstance(thing, User):
        return shown | {"UserId": thing.user_id, "GroupList": list(thing.groups)}
    return shown | _role(context, state, thing)


def _role(context: Context, state: IamState, role: Role) -> dict[str, Any]:
    return {
        "RoleId": role.role_id,
        "AssumeRolePolicyDocument": role.trust,
        "InstanceProfileList": [profiles.summarise(context, state.profiles[name]) for name in sorted(role.profiles)],
        "RoleLastUsed": last_used(role),
    }


def _policy(state: IamState, arn: str, policy: ManagedPolicy) -> dict[str, Any]:
    listed = [
        versions.describe(policy, name) | {"Document": version.document}
        for name, version in reversed(policy.versions.items())
    ]
    return policies.describe(state, arn, policy) | {"PolicyVersionList": listed}
