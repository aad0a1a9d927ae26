"""Operations of the policy simulator, and the lab's control of the organisation around the account."""

from serverless_lab.engine.context import Context
from serverless_lab.engine.operation import Operation, no_resource
from serverless_lab.engine.services.iam import last_accessed, organization
from serverless_lab.engine.services.iam.requests import simulator as requests
from serverless_lab.engine.services.iam.simulator import asked, granting, simulate

_PLACES = (
    "StartPosition is where the statement itself begins; AWS counts from the bracket or comma before it. "
    "EC2 scenarios of ResourceHandlingOption are taken but ask for no resources."
)


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
        fidelity="simplified",
        note=_PLACES,
    ),
    Operation(
        "iam",
        "SimulatePrincipalPolicy",
        requests.SimulatePrincipalPolicy,
        simulate.simulate_principal_policy,
        _source,
        "iam:SimulatePrincipalPolicy",
        read_only=True,
        fidelity="simplified",
        note=_PLACES,
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
        fidelity="simplified",
        note="The report is ready at once, counts calls signed with a key, lists the services of this lab, and has no "
        "actions. Managed policies cannot be asked about.",
    ),
    Operation(
        "iam",
        "GetServiceLastAccessedDetails",
        requests.GetServiceLastAccessedDetails,
        last_accessed.get_service_last_accessed_details,
        no_resource,
        "iam:GetServiceLastAccessedDetails",
        read_only=True,
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
