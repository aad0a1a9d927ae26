"""Policies against one access request."""

from collections.abc import Callable, Sequence
from typing import Any

from serverless_lab.engine.policy.access import AccessRequest
from serverless_lab.engine.policy.decision import Decision, StatementTrace
from serverless_lab.engine.policy.matching import action_matches, resource_matches
from serverless_lab.engine.policy.policy import Document, Policy, as_list

_KNOWN = {"Sid", "Effect", "Action", "NotAction", "Resource", "NotResource"}


def evaluate(request: AccessRequest, policies: Sequence[Policy]) -> Decision:
    """Explicit deny before allow before implicit deny; every statement is reported.

    An element this evaluator cannot judge (such as Condition) is never passed over: an Allow that carries one
    does not match, a Deny that carries one does, and the trace names the element.
    """
    traces = [
        _trace(policy, number, statement, request)
        for policy in policies
        for number, statement in enumerate(as_list(policy.document.get("Statement", [])))
    ]
    asked = (request.caller.arn, request.action, request.resource)
    if request.caller.kind == "root" and not request.cross_account:
        return Decision(True, "root", *asked)
    if request.cross_account:
        return Decision(False, "implicit-deny", *asked, "resource")
    for trace in traces:
        if trace.matched and trace.effect == "Deny":
            return Decision(False, "explicit-deny", *asked, trace.kind, statements=traces, deciding=trace)
    for trace in traces:
        if trace.matched and trace.effect == "Allow":
            return Decision(True, "allowed", *asked, trace.kind, statements=traces, deciding=trace)
    return Decision(False, "implicit-deny", *asked, "identity", statements=traces)


def _trace(policy: Policy, number: int, statement: Document, request: AccessRequest) -> StatementTrace:
    effect = statement.get("Effect", "")
    failed, values = _first_failure(statement, request.action, request.resource)
    not_judged = bool(failed) and failed not in _KNOWN
    return StatementTrace(
        kind=policy.kind,
        policy=policy.name,
        arn=policy.arn,
        holder=policy.holder,
        pointer=f"/Statement/{number}",
        sid=statement.get("Sid", ""),
        effect=effect,
        matched=effect == "Deny" if not_judged else not failed,
        failed=failed,
        values=values,
    )


def _first_failure(statement: Document, action: str, resource: str) -> tuple[str, list[str]]:
    checks: tuple[tuple[str, Callable[[str, str], bool], str, bool], ...] = (
        ("Action", action_matches, action, True),
        ("NotAction", action_matches, action, False),
        ("Resource", resource_matches, resource, True),
        ("NotResource", resource_matches, resource, False),
    )
    for element, matches, asked, wanted in checks:
        if element in statement:
            values: list[Any] = [str(v) for v in as_list(statement[element])]
            if any(matches(value, asked) for value in values) is not wanted:
                return element, values
    unknown = sorted(set(statement) - _KNOWN)
    return (unknown[0], []) if unknown else ("", [])
