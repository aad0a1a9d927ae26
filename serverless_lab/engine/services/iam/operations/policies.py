"""Rows of the operation table about managed policies and their versions."""

from serverless_lab.engine.context import Context
from serverless_lab.engine.operation import Operation
from serverless_lab.engine.services.iam import attachments, details, keys, policies, versions
from serverless_lab.engine.services.iam.requests import attachments as attachment_requests
from serverless_lab.engine.services.iam.requests import policies as requests

_ONLY_THESE = "Of AWS's own policies there are those for the services of this course, in the version in force now."


def _everything(context: Context, request: object) -> str:
    return "*"


OPERATIONS = (
    Operation(
        "iam",
        "CreatePolicy",
        requests.CreatePolicy,
        policies.create_policy,
        policies.new_policy_arn,
        "iam:CreatePolicy",
        keys=keys.new_tags,
    ),
    Operation(
        "iam",
        "GetPolicy",
        requests.PolicyNamed,
        policies.get_policy,
        policies.policy_arn,
        "iam:GetPolicy",
        read_only=True,
        fidelity="simplified",
        note=_ONLY_THESE,
    ),
    Operation(
        "iam",
        "ListPolicies",
        requests.ListPolicies,
        policies.list_policies,
        _everything,
        "iam:ListPolicies",
        read_only=True,
        fidelity="simplified",
        note=_ONLY_THESE,
    ),
    Operation(
        "iam",
        "DeletePolicy",
        requests.PolicyNamed,
        policies.delete_policy,
        policies.policy_arn,
        "iam:DeletePolicy",
    ),
    Operation(
        "iam",
        "CreatePolicyVersion",
        requests.CreatePolicyVersion,
        versions.create_policy_version,
        policies.policy_arn,
        "iam:CreatePolicyVersion",
    ),
    Operation(
        "iam",
        "GetPolicyVersion",
        requests.VersionNamed,
        versions.get_policy_version,
        policies.policy_arn,
        "iam:GetPolicyVersion",
        read_only=True,
        fidelity="simplified",
        note=_ONLY_THESE,
    ),
    Operation(
        "iam",
        "ListPolicyVersions",
        requests.ListPolicyVersions,
        versions.list_policy_versions,
        policies.policy_arn,
        "iam:ListPolicyVersions",
        read_only=True,
        fidelity="simplified",
        note=_ONLY_THESE,
    ),
    Operation(
        "iam",
        "SetDefaultPolicyVersion",
        requests.VersionNamed,
        versions.set_default_policy_version,
        policies.policy_arn,
        "iam:SetDefaultPolicyVersion",
    ),
    Operation(
        "iam",
        "DeletePolicyVersion",
        requests.VersionNamed,
        versions.delete_policy_version,
        policies.policy_arn,
        "iam:DeletePolicyVersion",
    ),
    Operation(
        "iam",
        "TagPolicy",
        requests.TagPolicy,
        policies.tag_policy,
        policies.policy_arn,
        "iam:TagPolicy",
        keys=keys.new_tags,
    ),
    Operation(
        "iam",
        "UntagPolicy",
        requests.UntagPolicy,
        policies.untag_policy,
        policies.policy_arn,
        "iam:UntagPolicy",
        keys=keys.gone_tags,
    ),
    Operation(
        "iam",
        "ListPolicyTags",
        requests.ListPolicyTags,
        policies.list_policy_tags,
        policies.policy_arn,
        "iam:ListPolicyTags",
        read_only=True,
    ),
    Operation(
        "iam",
        "ListEntitiesForPolicy",
        attachment_requests.ListEntitiesForPolicy,
        attachments.list_entities_for_policy,
        policies.policy_arn,
        "iam:ListEntitiesForPolicy",
        read_only=True,
    ),
    Operation(
        "iam",
        "GetAccountAuthorizationDetails",
        requests.GetAccountAuthorizationDetails,
        details.get_account_authorization_details,
        _everything,
        "iam:GetAccountAuthorizationDetails",
        read_only=True,
        fidelity="simplified",
        note="Of AWS's own policies those that somebody holds, in the version in force now.",
    ),
)
