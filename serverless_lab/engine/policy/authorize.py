"""The one function that every call of every service is authorised by."""

from serverless_lab.engine.caller import Caller
from serverless_lab.engine.context import Context
from serverless_lab.engine.policy.decision import Decision
from serverless_lab.engine.policy.evaluate import evaluate
from serverless_lab.engine.questions import IdentityPolicies


def authorize(context: Context, caller: Caller, action: str, resource: str) -> Decision:
    """Decide whether the caller may do `action` (`lambda:InvokeFunction`) on the resource's ARN."""
    if caller.account_id != context.account_id:
        return Decision(False, "implicit-deny", caller.arn, action, resource)
    if caller.kind in ("root", "service"):
        return Decision(True, caller.kind, caller.arn, action, resource)
    policies = context.ask(IdentityPolicies(caller.identity))
    return evaluate(caller.arn, action, resource, policies)
