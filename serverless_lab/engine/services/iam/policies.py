"""Managed policies: the account's own, and AWS's, which everybody may use and nobody may change."""

from typing import Any

from serverless_lab.engine import numbers
from serverless_lab.engine.arn import Arn
from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import to_datetime
from serverless_lab.engine.policy.policy import Document
from serverless_lab.engine.questions import ManagedDocument
from serverless_lab.engine.services.iam import names, tags
from serverless_lab.engine.services.iam.documents import check_managed, read
from serverless_lab.engine.services.iam.errors import InvalidInput, LimitExceeded
from serverless_lab.engine.services.iam.managed import AWS_POLICIES
from serverless_lab.engine.services.iam.pages import page
from serverless_lab.engine.services.iam.policy_errors import (
    NoSuchPolicy,
    OwnedByAws,
    PolicyExists,
    PolicyHasVersions,
    PolicyInUse,
)
from serverless_lab.engine.services.iam.requests import policies as requests
from serverless_lab.engine.services.iam.state import Attachments, IamState, ManagedPolicy, PolicyVersion

_UNUSED = Attachments()


def create_policy(context: Context, request: requests.CreatePolicy) -> dict[str, Any]:
    state = names.state(context)
    if names.is_taken(context, "policy", request.policy_name):
        raise PolicyExists(name=request.policy_name)
    text = check_managed(request.policy_document)
    tagged = tags.merged({}, request.tags)
    if len(state.policies) >= numbers.IAM_POLICIES:
        raise LimitExceeded(quota="PoliciesPerAccount", limit=numbers.IAM_POLICIES)
    policy = ManagedPolicy(
        policy_id=names.new_id(context, "ANPA"),
        name=request.policy_name,
        path=request.path,
        created=context.at,
        updated=context.at,
        versions={"v1": PolicyVersion(text, context.at)},
        description=request.description,
        tags=tagged,
    )
    arn = names.arn_of(context, policy)
    state.policies[arn] = policy
    state.policy_versions += 1
    names.take(context, "policy", policy.name)
    return {"Policy": describe(state, arn, policy) | _tags(policy)}


def get_policy(context: Context, request: requests.PolicyNamed) -> dict[str, Any]:
    policy = find(context, request.policy_arn)
    described = describe(names.state(context), request.policy_arn, policy) | {"Tags": tags.described(policy.tags)}
    return {"Policy": described | ({"Description": policy.description} if policy.description else {})}


def list_policies(context: Context, request: requests.ListPolicies) -> dict[str, Any]:
    state = names.state(context)
    own = sorted(state.policies.items(), key=lambda item: item[1].name) if request.scope != "AWS" else []
    given = AWS_POLICIES.items() if request.scope != "Local" else ()
    wanted = [
        (arn, policy)
        for arn, policy in (*own, *given)
        if policy.path.startswith(request.path_prefix) and _is_wanted(state, arn, request)
    ]
    shown, more = page(wanted, request.marker, request.max_items)
    return {"Policies": [describe(state, arn, policy) for arn, policy in shown], **more}


def delete_policy(context: Context, request: requests.PolicyNamed) -> dict[str, Any]:
    policy = find_own(context, request.policy_arn, "iam:DeletePolicy")
    state = names.state(context)
    used = state.attachments.get(request.policy_arn, _UNUSED)
    if used.count or used.boundary_count:
        raise PolicyInUse()
    if len(policy.versions) > 1:
        raise PolicyHasVersions()
    del state.policies[request.policy_arn]
    state.policy_versions -= 1
    names.give_back(context, "policy", policy.name)
    return {}


def tag_policy(context: Context, request: requests.TagPolicy) -> dict[str, Any]:
    policy = find_own(context, request.policy_arn, "iam:TagPolicy")
    policy.tags = tags.merged(policy.tags, request.tags)
    return {}


def untag_policy(context: Context, request: requests.UntagPolicy) -> dict[str, Any]:
    policy = find_own(context, request.policy_arn, "iam:UntagPolicy")
    policy.tags = tags.without(policy.tags, request.tag_keys)
    return {}


def list_policy_tags(context: Context, request: requests.ListPolicyTags) -> dict[str, Any]:
    policy = find(context, request.policy_arn)
    shown, more = page(tags.described(policy.tags), request.marker, request.max_items)
    return {"Tags": shown, **more}


def look_up(state: IamState, arn: str) -> ManagedPolicy | None:
    """The policy of this ARN, the account's own or AWS's."""
    return state.policies.get(arn) or AWS_POLICIES.get(arn)


def find(context: Context, arn: str) -> ManagedPolicy:
    """The policy of this ARN; raises InvalidInput for what is no ARN, NoSuchPolicy for what is not there."""
    check_arn(arn)
    policy = look_up(names.state(context), arn)
    if policy is None:
        raise NoSuchPolicy(arn=arn)
    return policy


def find_own(context: Context, arn: str, action: str) -> ManagedPolicy:
    """A policy that the account may change; raises OwnedByAws for AWS's."""
    policy = find(context, arn)
    if arn in AWS_POLICIES:
        raise OwnedByAws(principal=context.caller.arn, action=action, resource=arn)
    return policy


def check_arn(text: str) -> None:
    arn = Arn.parse(text)
    if arn is None or arn.service != "iam" or not arn.resource.startswith("policy/"):
        raise InvalidInput(message=f"ARN {text} is not valid.")


def describe(state: IamState, arn: str, policy: ManagedPolicy) -> dict[str, Any]:
    """A policy as lists show it: without description and tags."""
    used = state.attachments.get(arn, _UNUSED)
    return {
        "PolicyName": policy.name,
        "PolicyId": policy.policy_id,
        "Arn": arn,
        "Path": policy.path,
        "DefaultVersionId": policy.default,
        "AttachmentCount": used.count,
        "PermissionsBoundaryUsageCount": used.boundary_count,
        "IsAttachable": True,
        "CreateDate": to_datetime(policy.created),
        "UpdateDate": to_datetime(policy.updated),
    }


def text_of(state: IamState, arn: str) -> str:
    """The version in force of a managed policy that is there: what hangs on somebody cannot be deleted."""
    policy = state.policies[arn] if arn in state.policies else AWS_POLICIES[arn]
    return policy.versions[policy.default].document


def document_of(state: IamState, arn: str) -> Document:
    return read(text_of(state, arn))


def managed_document(context: Context, question: ManagedDocument) -> Document | None:
    state = names.state(context)
    return document_of(state, question.arn) if look_up(state, question.arn) else None


def policy_arn(context: Context, request: requests.PolicyNamed) -> str:
    """What is authorised: the policy a request names."""
    return request.policy_arn


def new_policy_arn(context: Context, request: requests.CreatePolicy) -> str:
    return names.arn_at(context, "policy", request.path, request.policy_name)


def _is_wanted(state: IamState, arn: str, request: requests.ListPolicies) -> bool:
    used = state.attachments.get(arn, _UNUSED)
    if request.only_attached and not used.count:
        return False
    if request.policy_usage_filter == "PermissionsBoundary":
        return used.boundary_count > 0
    return used.count > 0 or request.policy_usage_filter != "PermissionsPolicy"


def _tags(policy: ManagedPolicy) -> dict[str, Any]:
    return {"Tags": tags.described(policy.tags)} if policy.tags else {}
