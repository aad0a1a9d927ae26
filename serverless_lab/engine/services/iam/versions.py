"""Versions of a managed policy: at most five, one of them in force."""

from typing import Any

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import to_datetime
from serverless_lab.engine.services.iam import names
from serverless_lab.engine.services.iam.documents import check_managed
from serverless_lab.engine.services.iam.pages import page
from serverless_lab.engine.services.iam.policies import find, find_own
from serverless_lab.engine.services.iam.policy_errors import NoSuchPolicyVersion, TooManyVersions, VersionInForce
from serverless_lab.engine.services.iam.requests import policies as requests
from serverless_lab.engine.services.iam.state import ManagedPolicy, PolicyVersion


def create_policy_version(context: Context, request: requests.CreatePolicyVersion) -> dict[str, Any]:
    policy = find_own(context, request.policy_arn, "iam:CreatePolicyVersion")
    text = check_managed(request.policy_document)
    if len(policy.versions) >= numbers.IAM_VERSIONS_PER_POLICY:
        raise TooManyVersions(limit=numbers.IAM_VERSIONS_PER_POLICY)
    version = f"v{policy.next_version}"
    policy.next_version += 1
    policy.versions[version] = PolicyVersion(text, context.at)
    names.state(context).policy_versions += 1
    policy.updated = context.at
    if request.set_as_default:
        policy.default = version
    return {"PolicyVersion": describe(policy, version)}


def get_policy_version(context: Context, request: requests.VersionNamed) -> dict[str, Any]:
    policy = find(context, request.policy_arn)
    version = _find(policy, request)
    return {"PolicyVersion": describe(policy, request.version_id) | {"Document": version.document}}


def list_policy_versions(context: Context, request: requests.ListPolicyVersions) -> dict[str, Any]:
    policy = find(context, request.policy_arn)
    shown, more = page(list(reversed(policy.versions)), request.marker, request.max_items)
    return {"Versions": [describe(policy, version) for version in shown], **more}


def set_default_policy_version(context: Context, request: requests.VersionNamed) -> dict[str, Any]:
    policy = find_own(context, request.policy_arn, "iam:SetDefaultPolicyVersion")
    _find(policy, request)
    policy.default = request.version_id
    return {}


def delete_policy_version(context: Context, request: requests.VersionNamed) -> dict[str, Any]:
    policy = find_own(context, request.policy_arn, "iam:DeletePolicyVersion")
    _find(policy, request)
    if request.version_id == policy.default:
        raise VersionInForce()
    del policy.versions[request.version_id]
    names.state(context).policy_versions -= 1
    return {}


def describe(policy: ManagedPolicy, version: str) -> dict[str, Any]:
    """A version as lists show it: without its document."""
    return {
        "VersionId": version,
        "IsDefaultVersion": version == policy.default,
        "CreateDate": to_datetime(policy.versions[version].created),
    }


def _find(policy: ManagedPolicy, request: requests.VersionNamed) -> PolicyVersion:
    if request.version_id not in policy.versions:
        raise NoSuchPolicyVersion(arn=request.policy_arn, version=request.version_id)
    return policy.versions[request.version_id]
