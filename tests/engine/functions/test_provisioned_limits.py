"""What provisioned concurrency counts against, and what is refused."""

import pytest

from tests.engine.functions.provisioned import (
    BAD,
    DELETE,
    FN,
    GET,
    LIVE,
    PUT,
    alive,
    called,
    put,
    ready,
    second_version,
)
from tests.engine.support import refused


@pytest.fixture
def life():
    return alive()


def test_it_takes_from_what_all_share(life):
    life.call("lab", "LimitConcurrency", {"Limit": 102})
    ready(life, 2)
    life.call("lab", "LimitConcurrency", {"Limit": 3})
    life.begin()
    assert life.call("lambda", "Invoke", FN).refusal.code == "TooManyRequestsException"
    works = [life.begin(Qualifier="live") for _ in range(2)]
    assert life.call("lambda", "Invoke", LIVE).refusal.code == "TooManyRequestsException"
    life.finish(works[0])
    assert life.call("lambda", "Invoke", FN).refusal.code == "TooManyRequestsException"
    assert life.begin(Qualifier="live").provisioned


def test_within_what_is_reserved(life):
    called(life, "PutFunctionConcurrency", FN | {"ReservedConcurrentExecutions": 3})
    ready(life, 2)
    assert life.lambda_.set_aside == 3
    life.begin()
    assert life.call("lambda", "Invoke", FN).refusal.code == "TooManyRequestsException"
    works = [life.begin(Qualifier="live") for _ in range(2)]
    assert [work.provisioned for work in works] == [True, True]
    called(life, "DeleteFunctionConcurrency", FN)
    assert (life.lambda_.set_aside, life.lambda_.set_aside_runs) == (2, 2)


@pytest.mark.parametrize(
    ("qualifier", "count", "refusal"),
    [
        ("$LATEST", 1, (BAD, "Provisioned Concurrency Configs cannot be applied to unpublished function versions.")),
        ("newest", 1, (BAD, "Provisioned Concurrency Configs cannot be applied to unpublished function versions.")),
        ("live", 901, (BAD, "Specified ConcurrentExecutions for function decreases account's "
            "UnreservedConcurrentExecution below its minimum value of [100].")),
        ("live", 1001, (BAD, "Specified ConcurrentExecutions for function is greater than account's unreserved "
            "concurrency [1000].")),
        ("nobody", 1, ("ResourceNotFoundException",
            "Cannot find alias arn: arn:aws:lambda:ap-northeast-2:123456789012:function:order-fn:nobody")),
        ("7", 1, ("ResourceNotFoundException",
            "Function not found: arn:aws:lambda:ap-northeast-2:123456789012:function:order-fn:7")),
    ],
)  # fmt: skip
def test_refusals(life, qualifier, count, refusal):
    called(life, "CreateAlias", FN | {"Name": "newest", "FunctionVersion": "$LATEST"})
    params = FN | {"Qualifier": qualifier, "ProvisionedConcurrentExecutions": count}
    assert refused(life, PUT, params) == refusal


def test_nine_hundred_are_the_most(life):
    assert put(life, 900)["RequestedProvisionedConcurrentExecutions"] == 900


def test_none_are_no_number(life):
    assert refused(life, PUT, LIVE | {"ProvisionedConcurrentExecutions": 0})[0] == "ValidationException"


@pytest.mark.parametrize("operation", [GET, DELETE])
def test_the_function_itself_has_none(life, operation):
    assert refused(life, operation, FN | {"Qualifier": "$LATEST"}) == (
        BAD,
        "The function resource provided must be an alias or a published version.",
    )


def test_either_the_version_or_its_alias(life):
    put(life, 1)
    conflict = "ResourceConflictException"
    params = {"ProvisionedConcurrentExecutions": 1}
    assert refused(life, PUT, FN | params | {"Qualifier": "1"}) == (
        conflict,
        "Version is pointed by a Provisioned Concurrency alias",
    )
    called(life, DELETE, LIVE)
    put(life, 1, "1")
    sentence = "Alias can't be used for Provisioned Concurrency configuration on an already Provisioned version"
    assert refused(life, PUT, LIVE | params) == (conflict, sentence)
    second_version(life)
    called(life, "UpdateAlias", FN | {"Name": "live", "FunctionVersion": "2"})
    put(life, 1)
    assert refused(life, "UpdateAlias", FN | {"Name": "live", "FunctionVersion": "1"}) == (conflict, sentence)
    assert refused(life, "UpdateAlias", FN | {"Name": "live", "FunctionVersion": "$LATEST"})[0] == BAD


def test_not_more_than_is_reserved(life):
    sentence = (
        "Requested Provisioned Concurrency should not be greater than the reservedConcurrentExecution for function"
    )
    called(life, "PutFunctionConcurrency", FN | {"ReservedConcurrentExecutions": 2})
    assert refused(life, PUT, LIVE | {"ProvisionedConcurrentExecutions": 3}) == (BAD, sentence)
    put(life, 2)
    assert refused(life, "PutFunctionConcurrency", FN | {"ReservedConcurrentExecutions": 1}) == (BAD, sentence)
