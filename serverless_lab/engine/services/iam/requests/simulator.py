"""Typed requests of the policy simulator."""

from serverless_lab.engine.request import Request
from serverless_lab.engine.services.iam.requests.holders import Paged


class ContextEntry(Request, frozen=True):
    context_key_name: str = ""
    context_key_values: list[str] = []
    context_key_type: str = "string"


class Level(Request, frozen=True):
    service_control_policy_input_list: list[str] = []


class InlinePolicy(Request, frozen=True):
    policy_name: str
    attachment_type: str
    attachment_name: str


class Exclusion(Request, frozen=True):
    policy_type: str | None = None
    policy_arn: str | None = None
    inline_policy_identifier: InlinePolicy | None = None


class Simulation(Paged, frozen=True, kw_only=True):
    """What both simulations ask."""

    action_names: list[str]
    policy_input_list: list[str] = []
    permissions_boundary_policy_input_list: list[str] = []
    resource_arns: list[str] = []
    resource_policy: str | None = None
    resource_owner: str | None = None
    caller_arn: str | None = None
    context_entries: list[ContextEntry] = []
    resource_handling_option: str | None = None


class SimulateCustomPolicy(Simulation, frozen=True):
    ordered_organization_policy_input_list: list[Level] = []


class SimulatePrincipalPolicy(Simulation, frozen=True, kw_only=True):
    policy_source_arn: str
    policy_exclusion_list: list[Exclusion] = []


class GetContextKeysForCustomPolicy(Request, frozen=True):
    policy_input_list: list[str]


class GetContextKeysForPrincipalPolicy(Request, frozen=True):
    policy_source_arn: str
    policy_input_list: list[str] = []


class ListPoliciesGrantingServiceAccess(Request, frozen=True):
    arn: str
    service_namespaces: list[str]
    marker: str | None = None


class GenerateServiceLastAccessedDetails(Request, frozen=True):
    arn: str
    granularity: str = "SERVICE_LEVEL"


class GetServiceLastAccessedDetails(Paged, frozen=True, kw_only=True):
    job_id: str


class SetOrganizationPolicies(Request, frozen=True):
    """The lab's own: service control policies by `<level>/<name>`, such as `Root/FullAWSAccess`, the root first."""

    policies: dict[str, str]
