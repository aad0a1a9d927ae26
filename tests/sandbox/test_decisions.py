"""A decision as people read it: every case of the evaluator's tables, in both languages."""

import re

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from lessons.sandbox import decision_words as words
from lessons.sandbox.decisions import show
from serverless_lab.engine.caller import Caller
from serverless_lab.engine.policy.access import AccessRequest
from serverless_lab.engine.policy.decision import Decision
from serverless_lab.engine.policy.evaluate import evaluate
from serverless_lab.engine.policy.policy import Policy
from tests.engine.policy.cases import ANY, policies_of, read, request_of
from tests.settings import ROOT

ARN = "arn:aws:iam::123456789012:user/mina"
POLICY = ROOT / "serverless_lab/engine/policy"
KEYS = sorted({*words.PROBLEMS, *words.VERDICTS, *words.GATES} - {"passed", "resource", "identity", "session", "home"})


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def decisions() -> list[Decision]:
    found = []
    for case in read():
        if "condition" in case:
            statements = [{"Effect": effect, **ANY, "Condition": case["condition"]} for effect in ("Allow", "Deny")]
            found += [evaluate(request_of(case), policies_of({"policies": {"identity": [one]}})) for one in statements]
        else:
            found.append(evaluate(request_of(case), policies_of(case)))
    return found


def html(decision: Decision) -> str:
    return render_to_string("components/decision.html", {"shown": show(decision)})


def visible(page: str) -> str:
    return re.sub(r"<[^>]+>|\s+", " ", re.sub(r"<(code|dd)[^>]*>.*?</\1>", "", page, flags=re.DOTALL))


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_case_can_be_read(language: str) -> None:
    asked = decisions()
    assert len(asked) > 200
    with translation.override(language):
        for decision in asked:
            page = html(decision)
            shown = visible(page)
            assert [key for key in KEYS if re.search(rf"(?<![\w-]){key}(?![\w-])", shown) and "-" in key] == []
            assert page.count('<span class="word">') == len(decision.gates)
            assert '<span class="word"></span>' not in page
            assert page.count("<details") == len(decision.statements)
            assert page.count("data-passed=") == sum(len(trace.conditions) for trace in decision.statements)
            assert ("is not authorized to perform" in page) is not decision.allowed


def test_every_problem_and_gate_the_evaluator_knows_has_words() -> None:
    source = "".join(path.read_text() for path in POLICY.rglob("*.py") if "lint" not in path.parts)
    named = set(
        re.findall(r'"((?:unknown|not|bad|needs|missing|empty|conflicting|forbidden|wildcard)-[a-z0-9-]+)"', source)
    )
    assert named - {"not-reached", "not-needed"} == set(words.PROBLEMS)
    assert {trace.problem for one in decisions() for trace in one.statements} - {""} <= set(words.PROBLEMS)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_missing_sentence_would_be_seen(language: str) -> None:
    with translation.override(language):
        tables = [
            getattr(words, name) for name in dir(words) if name.isupper() and isinstance(getattr(words, name), dict)
        ]
        texts = [str(text) for table in tables if table is not words.ICONS for text in table.values()]
        assert len(texts) > 60
        assert all(texts)
        assert all(re.search("[가-힣]", text) for text in texts) is (language == "ko")


def test_what_stands_there_is_shown_against_what_was_asked() -> None:
    statement = {"Sid": "Photos", "Effect": "Allow", "Action": "s3:Put*", "Resource": "*"}
    group = "arn:aws:iam::123456789012:group/cooks"
    policy = Policy("identity", "PhotoAccess", {"Statement": [statement]}, holder=group)
    request = AccessRequest(caller=Caller.user(ARN), action="s3:GetObject", resource="arn:aws:s3:::dumpling-photos/1")
    shown = show(evaluate(request, [policy]))
    (step,) = [step for step in shown.steps if step.gate.name == "identity"]
    (found,) = step.statements
    assert (step.word, found.holder, found.stands, found.asked) == (
        "stopped here",
        "through the group cooks",
        ("s3:Put*",),
        "s3:GetObject",
    )
    assert str(shown.headline) == "Denied: no identity-based policy allows it, and what nobody allows is denied."
    assert shown.aws == (
        f"User: {ARN} is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::dumpling-photos/1 "
        "because no identity-based policy allows the s3:GetObject action"
    )


def test_a_line_shows_what_was_wanted_and_what_was_there() -> None:
    condition = {"StringEquals": {"aws:PrincipalTag/team": "kitchen"}, "Bool": {"aws:MultiFactorAuthPresent": "true"}}
    policy = Policy("identity", "Team", {"Statement": {"Effect": "Allow", **ANY, "Condition": condition}})
    keys = {"aws:PrincipalTag/team": "courier"}
    request = AccessRequest(caller=Caller.user(ARN), action="s3:GetObject", resource="*", keys=keys)
    (found,) = [each for step in show(evaluate(request, [policy])).steps for each in step.statements]
    assert [(line.test.wanted, line.actual, line.test.passed) for line in found.lines] == [
        (["kitchen"], ("courier",), False),
        (["true"], (), False),
    ]


def test_what_a_policy_says_is_only_ever_text() -> None:
    evil = "<script>alert(1)</script>"
    policy = Policy("identity", evil, {"Statement": {"Sid": evil, "Effect": evil, "Action": evil, "Resource": evil}})
    request = AccessRequest(caller=Caller.user(ARN), action=evil, resource=evil)
    assert "<script" not in html(evaluate(request, [policy]))


@pytest.mark.parametrize("caller", [Caller.root("123456789012"), Caller.service("123456789012", "lab")])
def test_who_needs_no_policy_is_told_so(caller: Caller) -> None:
    reason = "root" if caller.kind == "root" else "service"
    shown = show(Decision(True, reason, caller.arn, "iam:CreateUser", "*"))
    assert (shown.aws, shown.steps) == ("", ())
    assert str(shown.headline).startswith("Allowed: the")


@pytest.mark.parametrize("kind", ["boundary", "session", "scp"])
def test_what_limits_is_not_taken_for_a_grant(kind: str) -> None:
    statement = {"Effect": "Allow", **ANY}
    limit = Policy(kind, "limit", {"Version": "2012-10-17", "Statement": [statement]})
    request = AccessRequest(caller=Caller.user(ARN), action="s3:GetObject", resource="arn:aws:s3:::a/b")
    (identity,) = [step for step in show(evaluate(request, [limit])).steps if step.gate.name == "identity"]
    assert (identity.gate.verdict, identity.note) == ("stopped", words.NO_GRANT[kind])
