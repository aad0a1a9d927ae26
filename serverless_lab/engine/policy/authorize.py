"""The one function that every call of every service is authorised by: it gathers the policies and asks."""

from typing import TYPE_CHECKING

import msgspec

from serverless_lab.engine.arn import Arn
from serverless_lab.engine.policy.access import AccessRequest, Values
from serverless_lab.engine.policy.decision import Decision
from serverless_lab.engine.policy.edits import Situation
from serverless_lab.engine.policy.evaluate import evaluate
from serverless_lab.engine.policy.keys import ENDPOINT, request_keys, without_public_address
from serverless_lab.engine.policy.policy import Policy
from serverless_lab.engine.questions import EndpointPolicy, IdentityPolicies, ResourcePolicy, SessionPolicies

# What the lab does by itself needs no permission; a service of AWS needs the resource's or the role's.
AWS_SERVICE = ".amazonaws.com"

if TYPE_CHECKING:
    from serverless_lab.engine.caller import Caller
    from serverless_lab.engine.context import Context


def authorize(
    context: "Context", caller: "Caller", action: str, resource: str, keys: dict[str, Values] | None = None
) -> Decision:
    """Decide whether the caller may do `action` (`lambda:InvokeFunction`) on the resource's ARN.

    `keys` are the condition keys that only the operation itself knows (`iam:PolicyARN`, `aws:RequestTag/…`); those of
    the principal, the moment and the resource's tags are added here. `aws:SourceVpce`: it came through that endpoint.
    """
    here = caller.account_id == context.account_id
    if caller.kind == "service" and here and not caller.arn.endswith(AWS_SERVICE):
        return Decision(True, "service", caller.arn, action, resource)
    return evaluate(*situation(context, caller, action, resource, keys))


def situation(
    context: "Context", caller: "Caller", action: str, resource: str, keys: dict[str, Values] | None = None
) -> Situation:
    """The request as it is asked here, and every policy that has a say here."""
    usual, own = request_keys(context, caller, resource), keys or {}
    endpoint = _endpoint_of(own)
    request = AccessRequest(
        caller=caller,
        action=action,
        resource=resource,
        resource_account=(caller.abroad and _account_of(resource)) or context.account_id,
        keys=(without_public_address(usual) if endpoint else usual) | own,
    )
    return Situation(request, gather(context, caller, resource, endpoint))


def authorize_at_home(
    context: "Context", caller: "Caller", action: str, resource: str, keys: dict[str, Values] | None = None
) -> Decision:
    """What this account says about its caller and a resource of another account, whose agreement is taken as given."""
    return authorize(context, msgspec.structs.replace(caller, abroad="allowed"), action, resource, keys)


def _account_of(resource: str) -> str:
    arn = Arn.parse(resource)
    return arn.account_id if arn else ""


def _endpoint_of(keys: dict[str, Values]) -> str:
    """The VPC endpoint that the call came through, empty for none."""
    found = next((value for name, value in keys.items() if name.lower() == ENDPOINT.lower()), "")
    return found if isinstance(found, str) else ""


def gather(context: "Context", caller: "Caller", resource: str, endpoint: str = "") -> list[Policy]:
    """Every policy that has a say when this caller touches this resource, through this VPC endpoint."""
    policies: list[Policy] = list(context.ask(IdentityPolicies(caller)))
    if caller.key:
        policies += context.ask(SessionPolicies(caller.key))
    passed = context.ask(EndpointPolicy(endpoint)) if endpoint else None
    if passed is not None:
        policies.append(passed)
    own = context.ask(ResourcePolicy(resource))
    return policies if own is None else [own, *policies]
