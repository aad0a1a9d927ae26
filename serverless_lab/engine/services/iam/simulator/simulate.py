"""SimulateCustomPolicy and SimulatePrincipalPolicy: the evaluator of every real call, asked without doing anything."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from serverless_lab.engine.arn import Arn
from serverless_lab.engine.caller import Caller
from serverless_lab.engine.context import Context
from serverless_lab.engine.policy.access import AccessRequest, Values
from serverless_lab.engine.policy.case import needs_trust
from serverless_lab.engine.policy.decision import Decision
from serverless_lab.engine.policy.evaluate import evaluate
from serverless_lab.engine.policy.language import trusting
from serverless_lab.engine.policy.policy import Policy
from serverless_lab.engine.services.iam.errors import InvalidInput
from serverless_lab.engine.services.iam.pages import page
from serverless_lab.engine.services.iam.requests import simulator as requests
from serverless_lab.engine.services.iam.simulator import results, sources
from serverless_lab.engine.services.iam.simulator.entries import keys_for
from serverless_lab.engine.services.iam.simulator.inputs import (
    calling,
    check,
    checked_texts,
    owner_of,
    principal_sources,
)
from serverless_lab.engine.services.iam.simulator.sources import Source
from serverless_lab.engine.services.iam.simulator.templates import template


class _Setting(NamedTuple):
    """Everything but the action and the resource."""

    caller: Caller
    owner: str
    keys: dict[str, Values]
    sources: list[Source]


def simulate_custom_policy(context: Context, request: requests.SimulateCustomPolicy) -> dict[str, Any]:
    found = sources.given("identity", "PolicyInputList", request.policy_input_list)
    for number, level in enumerate(request.ordered_organization_policy_input_list):
        texts = level.service_control_policy_input_list
        member = f"OrderedOrganizationPolicyInputList.{number + 1}"
        found += [one._replace(level=number) for one in sources.given("scp", member, texts)]
    if request.resource_policy is not None and request.caller_arn is None:
        raise InvalidInput(message="CallerArn is required when a ResourcePolicy is given.")
    return _simulate(context, request, request.caller_arn, found)


def simulate_principal_policy(context: Context, request: requests.SimulatePrincipalPolicy) -> dict[str, Any]:
    found = [*principal_sources(context, request.policy_source_arn), *sources.of_organization(context)]
    found = sources.without(found, request.policy_exclusion_list)
    if request.permissions_boundary_policy_input_list:
        found = [one for one in found if one.kind != "boundary"]
    found += sources.given("identity", "PolicyInputList", request.policy_input_list)
    return _simulate(context, request, request.caller_arn or request.policy_source_arn, found)


def _simulate(
    context: Context, request: requests.Simulation, caller_arn: str | None, found: list[Source]
) -> dict[str, Any]:
    boundary = request.permissions_boundary_policy_input_list
    found += sources.given("boundary", "PermissionsBoundaryPolicyInputList", boundary)
    checked_texts([one.text for one in found if one.type == "none"])
    caller = calling(context, caller_arn)
    check(request, caller)
    if request.resource_policy is not None:
        found.append(Source("resource", "ResourcePolicy", "resource", request.resource_policy))
    setting = _Setting(caller, owner_of(request), keys_for(context, caller, request.context_entries), found)
    shown, more = page(request.action_names, request.marker, request.max_items)
    return {"EvaluationResults": [_evaluation(context, setting, request, action) for action in shown], **more}


def _evaluation(context: Context, setting: _Setting, request: requests.Simulation, action: str) -> dict[str, Any]:
    """One action, on every resource that was named."""
    decided = list(_decide(context, setting, action, request.resource_arns or ["*"]))
    each = [results.result(asked, decision, setting.sources) for asked, decision in decided]
    found = {
        "EvalActionName": action,
        "EvalResourceName": template(action, request.resource_arns),
        "EvalDecision": results.worst([results.verdict(decision) for _, decision in decided]),
    } | results.together(each)
    if any(one.kind == "scp" for one in setting.sources):
        allowed = all(results.organization_allows(decision, setting.sources) for _, decision in decided)
        found["OrganizationsDecisionDetail"] = {"AllowedByOrganizations": allowed}
    if request.resource_arns and request.resource_arns != ["*"]:
        found["ResourceSpecificResults"] = each
        found.setdefault("EvalDecisionDetails", {})
    return found


def _decide(
    context: Context, setting: _Setting, action: str, resources: list[str]
) -> Iterator[tuple[AccessRequest, Decision]]:
    for resource in resources:
        arn = Arn.parse(resource)
        owner = (arn.account_id if arn else "") or setting.owner or setting.caller.account_id
        asked = AccessRequest(
            caller=setting.caller, action=action, resource=resource, resource_account=owner, keys=setting.keys
        )
        policies = sources.policies_of(setting.sources)
        if needs_trust(asked):
            policies = _with_trust(policies, setting.caller.account_id)
        yield asked, evaluate(asked, policies)


def _with_trust(policies: list[Policy], account_id: str) -> list[Policy]:
    """A resource policy is then the role's trust policy; where none is given, the role trusts the account."""
    trusts = [Policy("trust", one.name, one.document) for one in policies if one.kind == "resource"]
    return [
        *(trusts or [Policy("trust", "", trusting(account_id))]),
        *(one for one in policies if one.kind != "resource"),
    ]
