"""Policies against one access request: every statement is judged, then the gates are passed in order.

Source: IAM user guide, "Policy evaluation logic" and "Cross-account policy evaluation logic".
"""

from collections.abc import Sequence

from serverless_lab.engine.policy.access import AccessRequest
from serverless_lab.engine.policy.asked import Asked
from serverless_lab.engine.policy.case import Case, Found, applies
from serverless_lab.engine.policy.compiled import statements_of
from serverless_lab.engine.policy.decision import Decision, Gate, StatementTrace
from serverless_lab.engine.policy.gates import GATES, Stop
from serverless_lab.engine.policy.policy import Policy
from serverless_lab.engine.policy.statements import Outcome, Statement


def evaluate(request: AccessRequest, policies: Sequence[Policy], *, explain: bool = True) -> Decision:
    """Explicit deny before allow before implicit deny.

    Without `explain` the answer is the same, but it carries neither gates nor statements.
    """
    relevant = [policy for policy in policies if applies(policy.kind, request)]
    asked = Asked(request, explain, guarded=any(policy.kind == "boundary" for policy in relevant))
    case = Case(request, policies, relevant)
    traces: list[StatementTrace] = []
    for policy in relevant:
        for statement in statements_of(policy):
            outcome = statement.judge(asked)
            if outcome.matched:
                case.add(Found(policy, statement.denies, outcome.named, len(traces)))
            if explain:
                traces.append(_trace(policy, statement, outcome))
    return _decide(case, traces, explain)


def _decide(case: Case, traces: list[StatementTrace], explain: bool) -> Decision:
    case.settle()
    gates: list[Gate] = []
    stop: Stop | None = None
    for name, gate in GATES:
        if stop is not None:
            gates.append(Gate(name, "not-reached"))
            continue
        passage = gate(case)
        stop = passage.stop
        if explain:
            gates.append(Gate(name, passage.verdict, passage.deciding, passage.level))
        elif stop is not None:
            break
    by, reason, place = case.granting() if stop is None else stop
    request = case.request
    asked = (request.caller.arn, request.action, request.resource)
    if not explain:
        return Decision(stop is None, reason, *asked, by)
    deciding = None if place is None else traces[place]
    return Decision(stop is None, reason, *asked, by, gates, traces, deciding, request.keys)


def _trace(policy: Policy, statement: Statement, outcome: Outcome) -> StatementTrace:
    return StatementTrace(
        policy.kind,
        policy.name,
        policy.arn,
        policy.holder,
        statement.pointer,
        statement.sid,
        statement.effect,
        outcome.matched,
        outcome.failed,
        statement.values.get(outcome.failed, []),
        outcome.tests,
        outcome.problem,
        outcome.named,
    )
