"""Requests are refused in the sentences AWS's services use."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from serverless_lab.engine.models import input_shape, operation_model
from serverless_lab.engine.validation import failures, sentence
from serverless_lab.engine.wiring import OPERATIONS
from tests.engine.support import Life, function_params

CREATE = input_shape("lambda", "CreateFunction")


def test_a_good_request_has_no_failure():
    assert failures(CREATE, function_params()) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"MemorySize": 64},
            "Value '64' at 'memorySize' failed to satisfy constraint: "
            "Member must have value greater than or equal to 128",
        ),
        (
            {"Role": None},
            "Value null at 'role' failed to satisfy constraint: Member must not be null",
        ),
        (
            {"Handler": "has space"},
            r"Value 'has space' at 'handler' failed to satisfy constraint: "
            r"Member must satisfy regular expression pattern: [^\s]+",
        ),
        (
            {"Timeout": True},
            "Value 'True' at 'timeout' failed to satisfy constraint: Member must be of type integer",
        ),
        (
            {"Surprise": 1},
            "Value '1' at 'surprise' failed to satisfy constraint: Member is not part of this operation",
        ),
        (
            {"Environment": {"Variables": {"KEY": 1}}},
            "Value '1' at 'environment.variables.KEY.member' failed to satisfy constraint: "
            "Member must be of type string",
        ),
    ],
)
def test_each_broken_constraint_has_its_sentence(changes, expected):
    assert [str(failure) for failure in failures(CREATE, function_params(**changes))] == [expected]


def test_several_failures_are_counted():
    found = failures(CREATE, function_params(MemorySize=1, Timeout=0))
    assert sentence(found).startswith("2 validation errors detected: Value '1' at 'memorySize' failed")


def test_an_enum_lists_its_values():
    shape = input_shape("lambda", "Invoke")
    found = failures(shape, {"FunctionName": "f", "InvocationType": "Later"})
    assert str(found[0]).endswith("Member must satisfy enum value set: [Event, RequestResponse, DryRun]")


def test_long_values_and_blobs_are_not_repeated_in_full():
    shape = input_shape("lambda", "Invoke")
    assert "<3 bytes>" in str(failures(shape, {"FunctionName": b"abc"})[0])
    assert len(str(failures(CREATE, function_params(Description="x" * 900))[0])) < 400


def test_timestamps_are_datetimes():
    shape = operation_model("iam", "GetRole").output_shape
    role = {
        "Path": "/",
        "RoleName": "r",
        "RoleId": "AROAABCDEFGHIJKLMNOPQ",
        "Arn": "arn:aws:iam::123456789012:role/r",
        "CreateDate": datetime(2026, 1, 1, tzinfo=UTC),
    }
    assert failures(shape, {"Role": role}) == []
    assert len(failures(shape, {"Role": role | {"CreateDate": "yesterday"}})) == 1


def test_an_answer_outside_the_model_fails_whatever_test_meets_it(monkeypatch):
    asked = ("sts", "GetCallerIdentity")
    wrong = replace(OPERATIONS[asked], handle=lambda context, request: {"Arn": "short"})
    monkeypatch.setitem(OPERATIONS, asked, wrong)
    with pytest.raises(AssertionError, match=r"sts\.GetCallerIdentity answers outside its model: .* at 'arn'"):
        Life().call(*asked, {})
