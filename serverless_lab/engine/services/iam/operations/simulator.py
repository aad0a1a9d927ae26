"""Operations of the policy simulator, and the lab's control of the organisation around the account."""

from serverless_lab.engine.context import Context
from serverless_lab.engine.operation import Operation, no_resource
from serverless_lab.engine.services.iam import last_accessed, organization
from serverless_lab.engine.services.iam.requests import simulator as requests
from serverless_lab.engine.services.iam.simulator import asked, granting, simulate


def _source(
    context: Context, request: requests.SimulatePrincipalPolicy | requests.GetContextKeysForPrincipalPolicy
) -> str:
    return request.policy_source_arn


def _arn(
    context: Context,
    request: requests.ListPoliciesGrantingServiceAccess | requests.GenerateServiceLastAccessedDetails,
) -> str:
    return request.arn


OPERATIONS = (
    Operation(
        "iam",
        "SimulateCustomPolicy",
        requests.SimulateCustomPolicy,
        simulate.simulate_custom_policy,
        no_resource,
        "iam:SimulateCustomPolicy",
        read_only=True,
        differs=("simulator-start-position", "simulator-ec2-scenarios"),
    ),
    Operation(
        "iam",
        "SimulatePrincipalPolicy",
        requests.SimulatePrincipalPolicy,
        simulate.simulate_principal_policy,
        _source,
        "iam:SimulatePrincipalPolicy",
        read_only=True,
        differs=("simulator-start-position", "simulator-ec2-scenarios"),
    ),
    Operation(
        "iam",
        "GetContextKeysForCustomPolicy",
        requests.GetContextKeysForCustomPolicy,
        asked.context_keys_for_custom_policy,
        no_resource,
        "iam:GetContextKeysForCustomPolicy",
        read_only=True,
    ),
    Operation(
        "iam",
        "GetContextKeysForPrincipalPolicy",
        requests.GetContextKeysForPrincipalPolicy,
        asked.context_keys_for_principal_policy,
        _source,
        "iam:GetContextKeysForPrincipalPolicy",
        read_only=True,
    ),
    Operation(
        "iam",
        "ListPoliciesGrantingServiceAccess",
        requests.ListPoliciesGrantingServiceAccess,
        granting.list_policies_granting_service_access,
        _arn,
        "iam:ListPoliciesGrantingServiceAccess",
        read_only=True,
    ),
    Operation(
        "iam",
        "GenerateServiceLastAccessedDetails",
        requests.GenerateServiceLastAccessedDetails,
        last_accessed.generate_service_last_accessed_details,
        _arn,
        "iam:GenerateServiceLastAccessedDetails",
        differs=(
            "access-report-at-once",
            "access-of-signed-calls",
            "access-of-simulated-services",
            "access-without-actions",
            "access-not-of-policies",
        ),
    ),
    Operation(
        "iam",
        "GetServiceLastAccessedDetails",
        requests.GetServiceLastAccessedDetails,
        last_accessed.get_service_last_accessed_details,
        no_resource,
        "iam:GetServiceLastAccessedDetails",
        read_only=True,
        differs=("access-without-actions",),
    ),
    Operation(
        "lab",
        "SetOrganizationPolicies",
        requests.SetOrganizationPolicies,
        organization.set_organization_policies,
        no_resource,
        None,
    ),
)
