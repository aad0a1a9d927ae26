"""The policy evaluator against case files that read like a table."""

from typing import get_args

import pytest

from serverless_lab.engine.policy.decision import GateName, Verdict
from serverless_lab.engine.policy.evaluate import evaluate
from serverless_lab.engine.policy.operators import OPERATORS, read_operator
from serverless_lab.engine.policy.policy import Kind
from tests.engine.policy import cases
from tests.engine.policy.cases import ANY, policies_of, request_of

ALL = cases.read()
CONDITIONS = [case for case in ALL if "condition" in case]
DECISIONS = [case for case in ALL if "condition" not in case]


def test_there_are_cases_with_names_of_their_own():
    assert len(CONDITIONS) >= 150
    assert len(DECISIONS) >= 150
    assert len({case["name"] for case in ALL}) == len(ALL)


@pytest.mark.parametrize("case", CONDITIONS, ids=lambda case: case["name"])
def test_condition(case):
    """An allow and a deny under the same condition: what cannot be judged does not allow, and it denies."""
    holds = case["holds"]
    allow = {"Effect": "Allow", **ANY, "Condition": case["condition"]}
    allowed = evaluate(request_of(case), policies_of({"policies": {"identity": [allow]}}))
    assert allowed.allowed is (holds is True)
    trace = allowed.statements[0]
    assert (trace.failed, trace.problem) == {
        True: ("", ""),
        False: ("Condition", case.get("problem", "")),
    }.get(holds, ("Condition", holds))
    if "tests" in case:
        assert [test.passed for test in trace.conditions] == case["tests"]
    if "wanted" in case:
        assert trace.conditions[0].wanted == case["wanted"]
    if "actual" in case:
        assert trace.conditions[0].actual == case["actual"]
    deny = {"Effect": "Deny", **ANY, "Condition": case["condition"]}
    denied = evaluate(request_of(case), policies_of({"policies": {"identity": [deny, {"Effect": "Allow", **ANY}]}}))
    assert denied.allowed is (holds is False)


@pytest.mark.parametrize("case", DECISIONS, ids=lambda case: case["name"])
def test_case(case):
    decision = evaluate(request_of(case), policies_of(case))
    assert (decision.allowed, decision.reason) == (case["allowed"], case["reason"])
    if "by" in case:
        assert decision.by == case["by"]
    for field in ("failed", "problem", "named"):
        if field in case:
            assert [getattr(trace, field) for trace in decision.statements] == case[field]
    if "deciding" in case:
        assert (decision.deciding and decision.deciding.pointer) == case["deciding"]
    if "sid" in case:
        assert decision.deciding.sid == case["sid"]
    gates = {gate.name: gate.verdict for gate in decision.gates}
    assert {name: gates[name] for name in case.get("gates", {})} == case.get("gates", {})
    if "level" in case:
        assert [gate.level for gate in decision.gates if gate.verdict == "stopped"] == [case["level"]]
    if "sentence" in case:
        assert decision.sentence == case["sentence"]
    check_shape(decision)
    check_bare(case, decision)


def check_shape(decision):
    """Every gate is there in its order, one of them stopped it if it was denied, and one points at what decided."""
    assert [gate.name for gate in decision.gates] == list(get_args(GateName))
    assert [gate.verdict for gate in decision.gates].count("stopped") == (0 if decision.allowed else 1)
    pointed = [decision.statements[gate.deciding] for gate in decision.gates if gate.deciding is not None]
    assert decision.deciding is None or decision.deciding in pointed


def check_bare(case, full):
    """Without an explanation the answer is the same."""
    bare = evaluate(request_of(case), policies_of(case), explain=False)
    assert (bare.allowed, bare.reason, bare.by) == (full.allowed, full.reason, full.by)
    assert (bare.gates, bare.statements, bare.deciding) == ([], [], None)


def test_every_operator_is_in_the_tables_with_every_prefix_and_suffix():
    written = {read_operator(name) for case in CONDITIONS for name in case["condition"]} - {None}
    assert {one.operator.name for one in written} == set(OPERATORS)
    assert {one.over for one in written} == {"", "all", "any"}
    assert {one.if_exists for one in written} == {True, False}


# What cannot be: whether there is an explicit deny is always asked, and so on.
IMPOSSIBLE = {
    "explicit-deny": {"silent", "not-reached", "not-needed", "absent"},
    "scp": {"silent"},
    "rcp": {"silent"},
    "endpoint": {"silent", "not-needed"},
    "resource": set(),
    "home": {"silent"},
    "identity": {"silent"},
    "boundary": {"silent"},
    "session": {"silent"},
}


def test_every_verdict_of_every_gate_is_in_the_tables():
    seen = {name: set() for name in get_args(GateName)}
    for case in DECISIONS:
        for gate in evaluate(request_of(case), policies_of(case)).gates:
            seen[gate.name].add(gate.verdict)
    assert seen == {name: set(get_args(Verdict)) - IMPOSSIBLE[name] for name in seen}


def test_every_kind_of_policy_denies_in_the_tables_by_a_deny_and_by_saying_nothing():
    denied = {(case.get("by"), case["reason"]) for case in DECISIONS if not case["allowed"]}
    for kind in get_args(Kind):
        assert (kind, "explicit-deny") in denied
        assert (kind, "implicit-deny") in denied
