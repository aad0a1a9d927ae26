"""Filter policies: what passes, what does not, and what is no filter policy."""

import json
from pathlib import Path

import pytest

from serverless_lab.engine.services.sns import contents, errors, filter_rules, filters
from serverless_lab.engine.services.sns.requests import AttributeValue
from tests.engine.sns.asking import attributes

_CASES = Path(__file__).parents[2] / "filter_cases"


def cases(name):
    return json.loads((_CASES / f"{name}.json").read_text())


def read(values):
    given = attributes(**values)
    return contents.read_attributes(
        {
            name: AttributeValue(data_type=each["DataType"], string_value=each["StringValue"])
            for name, each in given.items()
        }
    )


def passes(row, scope, message="", values=None):
    text = filter_rules.checked(json.dumps(row["policy"]), scope)
    return filters.reason_against(text, scope, message, read(values or {})) == ""


def test_there_are_cases():
    assert [len(cases(name)) for name in ("attributes", "bodies", "refused")] == [26, 12, 34]


@pytest.mark.parametrize("row", cases("attributes"), ids=lambda row: json.dumps(row["policy"]))
def test_attributes(row):
    told = {True: row["passes"], False: row["stops"]}
    for expected, messages in told.items():
        for values in messages:
            assert passes(row, filters.ATTRIBUTES, values=values) is expected, values


@pytest.mark.parametrize("row", cases("bodies"), ids=lambda row: json.dumps(row["policy"]))
def test_bodies(row):
    told = {True: row["passes"], False: row["stops"]}
    for expected, messages in told.items():
        for body in messages:
            assert passes(row, filters.BODY, json.dumps(body)) is expected, body


@pytest.mark.parametrize("row", cases("refused"), ids=lambda row: json.dumps(row["policy"]))
def test_what_is_no_filter_policy(row):
    with pytest.raises(errors.BadFilter) as refusal:
        filter_rules.checked(json.dumps(row["policy"]), row["scope"])
    assert refusal.value.message == f"Invalid parameter: FilterPolicy: {row['says']}"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{invalid", "failed to parse JSON."),
        ("[" * 100_000, "failed to parse JSON."),
        ('["soup"]', "Filter is not an object"),
        (json.dumps({"menu": ["x" * 262_144]}), "Filter policy is too large"),
    ],
)
def test_texts_that_are_no_filter_policy(text, says):
    with pytest.raises(errors.BadFilter, match=says):
        filter_rules.checked(text, filters.BODY)


def test_the_most_that_a_filter_policy_may_hold():
    most = {"a": [str(n) for n in range(6)], "b": [str(n) for n in range(5)], "c": [str(n) for n in range(5)]}
    assert filter_rules.checked(json.dumps(most), filters.ATTRIBUTES)
    five = {name: ["x"] for name in "abcde"}
    assert filter_rules.checked(json.dumps(five), filters.ATTRIBUTES)


@pytest.mark.parametrize(
    ("scope", "message", "values", "reason"),
    [
        (filters.ATTRIBUTES, "", {}, "NoMessageAttributes"),
        (filters.ATTRIBUTES, "", {"menu": "tea"}, "MessageAttributes"),
        (filters.BODY, "no JSON", {}, "InvalidMessageBody"),
        (filters.BODY, "[1]", {}, "InvalidMessageBody"),
        (filters.BODY, '{"menu": "tea"}', {}, "MessageBody"),
        (filters.BODY, '{"menu": "soup"}', {}, ""),
    ],
)
def test_the_reason_is_that_of_the_metric(scope, message, values, reason):
    assert filters.reason_against('{"menu": ["soup"]}', scope, message, read(values)) == reason


def test_a_list_that_is_none_fails_by_itself_and_a_binary_is_as_if_not_there():
    broken = {"menu": ("String.Array", b"soup")}
    assert filters.reason_against('{"menu": ["soup"]}', filters.ATTRIBUTES, "", broken) == "InvalidAttributes"
    binary = {"menu": ("Binary", b"soup")}
    assert filters.reason_against('{"menu": [{"exists": false}]}', filters.ATTRIBUTES, "", binary) == ""
