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
    request = case.request
    principal = request.caller.arn
    gates: list[Gate] = []
    stop: Stop | None = None
    for name, gate in GATES:
        if stop is not None:
            gates.append(Gate(name, "not-reached"))
            continue
        passage = gate(case)
        stop = passage.stop
        gates.append(Gate(name, passage.verdict, passage.deciding, passage.level))
        if stop is not None and not explain:
            break
    by, reason = (stop.by, stop.reason) if stop is not None else case.granted_by()
    deciding = stop.deciding if stop is not None else case.granting()
    return Decision(
        stop is None,
        reason,
        principal,
        request.action,
        request.resource,
        by,
        gates if explain else [],
        traces,
        traces[deciding] if explain and deciding is not None else None,
        request.keys if explain else {},
    )


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
