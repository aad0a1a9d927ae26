"""Identity policies against one action on one resource."""

from collections.abc import Callable, Iterable
from typing import Any

from serverless_lab.engine.policy.decision import Decision, StatementTrace
from serverless_lab.engine.policy.matching import action_matches, resource_matches

Document = dict[str, Any]
_KNOWN = {"Sid", "Effect", "Action", "NotAction", "Resource", "NotResource"}


def evaluate(principal: str, action: str, resource: str, policies: Iterable[tuple[str, Document]]) -> Decision:
    """Explicit deny before allow before implicit deny; every statement is reported.

    An element this evaluator cannot judge (such as Condition) is never passed over: an Allow that carries one
    does not match, a Deny that carries one does, and the trace names the element.
    """
    traces = [
        _trace(name, number, statement, action, resource)
        for name, document in policies
        for number, statement in enumerate(as_list(document.get("Statement", [])))
    ]
    for effect, allowed, reason in (("Deny", False, "explicit-deny"), ("Allow", True, "identity-allow")):
        for trace in traces:
            if trace.matched and trace.effect == effect:
                return Decision(allowed, reason, principal, action, resource, traces, trace)
    return Decision(False, "implicit-deny", principal, action, resource, traces)


def as_list(value: Any) -> list[Any]:
    """Policies may write one value or a list of them."""
    return value if isinstance(value, list) else [value]


def _trace(policy: str, number: int, statement: Document, action: str, resource: str) -> StatementTrace:
    effect = statement.get("Effect", "")
    failed, values = _first_failure(statement, action, resource)
    not_judged = bool(failed) and failed not in _KNOWN
    matched = effect == "Deny" if not_judged else not failed
    return StatementTrace(policy, f"/Statement/{number}", statement.get("Sid", ""), effect, matched, failed, values)


def _first_failure(statement: Document, action: str, resource: str) -> tuple[str, list[str]]:
    checks: tuple[tuple[str, Callable[[str, str], bool], str, bool], ...] = (
        ("Action", action_matches, action, True),
        ("NotAction", action_matches, action, False),
        ("Resource", resource_matches, resource, True),
        ("NotResource", resource_matches, resource, False),
    )
    for element, matches, asked, wanted in checks:
        if element in statement:
            values = [str(v) for v in as_list(statement[element])]
            if any(matches(value, asked) for value in values) is not wanted:
                return element, values
    unknown = sorted(set(statement) - _KNOWN)
    return (unknown[0], []) if unknown else ("", [])
