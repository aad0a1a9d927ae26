"""The rules of the policy check by the tables of tests/lint_cases, and promises that hold for any text.

A row has `finds` and `spares`: a whole text, a whole document, or statements that say only what differs from the usual
one (null takes an element away). `at` is the pointer, or line:column of what is no JSON; `fix` what comes of it.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from serverless_lab.engine.policy.lint.lint import MOST, lint
from serverless_lab.engine.policy.lint.rules import RULES
from serverless_lab.engine.services.iam.managed import AWS_POLICIES

USUAL: dict[str, dict[str, Any]] = {
    "identity": {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::pantry/*"},
    "trust": {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"},
}
NOT_JSON = {
    *("json-comma", "json-colon", "json-name", "json-trailing-comma", "json-extra", "json-string"),
    *("json-line-in-string", "json-escape", "json-value"),
}
FOLDER = Path(__file__).parents[2] / "lint_cases"
CASES = [case for path in sorted(FOLDER.glob("*.json")) for case in json.loads(path.read_text())]


def document(given: Any, kind: str) -> Any:
    if not isinstance(given, list):
        return given
    statements = [_statement(each, kind) if isinstance(each, dict) else each for each in given]
    return {"Version": "2012-10-17", "Statement": statements}


def _statement(given: dict[str, Any], kind: str) -> dict[str, Any]:
    return {name: value for name, value in (USUAL[kind] | given).items() if value is not None}


def text(given: Any, kind: str) -> str:
    return given if isinstance(given, str) else json.dumps(document(given, kind), indent=2)


def found(case: dict[str, Any], what: str) -> list[Any]:
    kind = case.get("kind", "identity")
    return [each for each in lint(text(case[what], kind), kind, case.get("limit", 0)) if each.id == case["id"]]


def test_every_rule_has_a_case() -> None:
    assert {case["id"] for case in CASES} == {rule.id for rule in RULES} | NOT_JSON
    assert len({rule.id for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_rule_finds_what_it_is_for_and_spares_what_is_right(case: dict[str, Any]) -> None:
    finding = found(case, "finds")[0]
    place = f"{finding.place.start.line}:{finding.place.start.column}"
    assert case["at"] == (place if case["id"] in NOT_JSON else finding.pointer)
    assert found(case, "spares") == []


@pytest.mark.parametrize("case", [case for case in CASES if "fix" in case], ids=lambda case: case["id"])
def test_a_fix_is_what_the_table_says_and_heals(case: dict[str, Any]) -> None:
    kind = case.get("kind", "identity")
    fix = found(case, "finds")[0].fix
    assert json.loads(fix) == json.loads(text(case["fix"], kind))
    assert len([each for each in lint(fix, kind) if each.id == case["id"]]) < len(found(case, "finds"))


@pytest.mark.parametrize("case", [case for case in CASES if "fix" not in case], ids=lambda case: case["id"])
def test_where_the_table_has_no_fix_there_is_none(case: dict[str, Any]) -> None:
    assert found(case, "finds")[0].fix == ""


@pytest.mark.parametrize("arn", sorted(AWS_POLICIES))
def test_awss_own_policies_have_no_errors(arn: str) -> None:
    policy = AWS_POLICIES[arn]
    assert [each for each in lint(policy.versions[policy.default].document) if each.level == "error"] == []


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(max_size=8)
    | st.sampled_from(["*", "s3:*", "${"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=4) | st.sampled_from(["StringLike", "aws:SourceIp"]), inner, max_size=3)
    ),
    max_leaves=8,
)
ELEMENTS = ["Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition"]
ANY_DOCUMENT = st.fixed_dictionaries(
    {},
    optional={
        "Version": JSON,
        "Statement": st.lists(st.dictionaries(st.sampled_from(ELEMENTS), JSON), max_size=3) | JSON,
    },
)


@given(ANY_DOCUMENT | JSON, st.sampled_from(["identity", "trust", "resource"]))
def test_whatever_it_is_it_is_checked_and_every_fix_is_json(given: Any, kind: Any) -> None:
    for finding in lint(json.dumps(given), kind):
        assert finding.place.start < finding.place.end
        if finding.fix:
            json.loads(finding.fix)


@given(st.text(max_size=60) | st.text('{}[]",:0ntrue\\ \n', max_size=40))
def test_text_that_is_no_json_has_one_finding_with_its_place(given: str) -> None:
    try:
        json.loads(given)
    except ValueError:
        (finding,) = lint(given)
        assert finding.id in NOT_JSON
        assert finding.place.start.line <= given.count("\n") + 1


def test_what_is_deep_or_long_is_told_and_not_stumbled_over() -> None:
    assert lint("[" * 20_000)[0].id == "json-value"
    many = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:Nothing", "Resource": "x"}] * 400}
    assert len(lint(json.dumps(many))) == MOST


def test_findings_stand_in_the_order_of_their_weight() -> None:
    document = {"Statement": [{"Effect": "allow", "Action": ["iam:*", "iam:GetUser"], "Resource": "*"}]}
    levels = [each.level for each in lint(json.dumps(document))]
    assert levels == ["error", "warning", "suggestion"]
