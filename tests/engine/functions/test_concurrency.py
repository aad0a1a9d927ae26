"""How many runs at once: the account's limit, what is reserved, and who is refused."""

import pytest

from serverless_lab.engine import numbers
from serverless_lab.engine.news import FunctionThrottled
from tests.engine.support import Life, refused

THROTTLED = "TooManyRequestsException"
BY_RESERVED = "ReservedFunctionConcurrentInvocationLimitExceeded"
BY_ACCOUNT = "ConcurrentInvocationLimitExceeded"


@pytest.fixture
def life():
    life = Life()
    life.create()
    life.create("kitchen-fn")
    return life


def reserve(life, count, name="order-fn"):
    outcome = life.call(
        "lambda", "PutFunctionConcurrency", {"FunctionName": name, "ReservedConcurrentExecutions": count}
    )
    assert outcome.answer == {"ReservedConcurrentExecutions": count}


def limit(life, count):
    assert life.call("lab", "LimitConcurrency", {"Limit": count}).answer == {"Limit": count}


def throttled(life, name="order-fn"):
    """The reason, as the refusal and the news tell it."""
    outcome = life.call("lambda", "Invoke", {"FunctionName": name})
    assert (outcome.refusal.code, outcome.refusal.status, outcome.refusal.message) == (
        THROTTLED,
        429,
        "Rate Exceeded.",
    )
    (news,) = [each for each in outcome.news if isinstance(each, FunctionThrottled)]
    assert (news.function, news.reason, news.asynchronous) == (name, outcome.refusal.members["Reason"], False)
    assert outcome.work == []
    return news.reason


def told(life, operation, name="order-fn"):
    return life.call("lambda", operation, {"FunctionName": name}).answer


def test_nothing_is_reserved_at_first(life):
    assert told(life, "GetFunctionConcurrency") == {}
    assert "Concurrency" not in told(life, "GetFunction")


def test_what_is_reserved_is_told_until_it_is_given_up(life):
    reserve(life, 7)
    assert told(life, "GetFunctionConcurrency") == {"ReservedConcurrentExecutions": 7}
    assert told(life, "GetFunction")["Concurrency"] == {"ReservedConcurrentExecutions": 7}
    assert told(life, "DeleteFunctionConcurrency") == {}
    assert told(life, "GetFunctionConcurrency") == {}
    assert life.lambda_.set_aside == 0


def test_reserved_is_also_the_ceiling(life):
    reserve(life, 2)
    works = [life.begin(), life.begin()]
    assert throttled(life) == BY_RESERVED
    life.finish(works[0])
    life.begin()
    assert throttled(life) == BY_RESERVED


def test_none_reserved_switches_the_function_off(life):
    reserve(life, 0)
    assert throttled(life) == BY_RESERVED
    outcome = life.call("lambda", "Invoke", {"FunctionName": "order-fn"})
    assert outcome.refusal.hint == "switched-off"
    told(life, "DeleteFunctionConcurrency")
    life.begin()


def test_the_others_share_what_is_left(life):
    reserve(life, 4)
    limit(life, 6)
    works = [life.begin("kitchen-fn") for _ in range(2)]
    assert throttled(life, "kitchen-fn") == BY_ACCOUNT
    life.begin()
    life.finish(works[0])
    life.begin("kitchen-fn")
    assert throttled(life, "kitchen-fn") == BY_ACCOUNT


@pytest.mark.parametrize(("count", "accepted"), [(900, True), (901, False)])
def test_a_hundred_stay_for_all(life, count, accepted):
    if accepted:
        return reserve(life, count)
    params = {"FunctionName": "order-fn", "ReservedConcurrentExecutions": count}
    assert refused(life, "PutFunctionConcurrency", params) == (
        "InvalidParameterValueException",
        "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below "
        "its minimum value of [100].",
    )


def test_what_two_reserve_adds_up(life):
    reserve(life, 500)
    reserve(life, 400, "kitchen-fn")
    params = {"FunctionName": "kitchen-fn", "ReservedConcurrentExecutions": 401}
    assert refused(life, "PutFunctionConcurrency", params)[0] == "InvalidParameterValueException"
    reserve(life, 100)
    reserve(life, 800, "kitchen-fn")
    assert life.lambda_.set_aside == 900


def test_in_a_small_account_all_of_it_stays_for_all(life):
    limit(life, 10)
    params = {"FunctionName": "order-fn", "ReservedConcurrentExecutions": 1}
    assert refused(life, "PutFunctionConcurrency", params)[1].endswith("minimum value of [10].")


def test_less_may_be_reserved_when_there_is_too_little_already(life):
    reserve(life, 900)
    limit(life, 200)
    reserve(life, 800)
    params = {"FunctionName": "order-fn", "ReservedConcurrentExecutions": 801}
    assert refused(life, "PutFunctionConcurrency", params)[0] == "InvalidParameterValueException"
    assert throttled(life, "kitchen-fn") == BY_ACCOUNT


def test_a_lower_limit_lets_go_on_what_runs(life):
    work = life.begin()
    limit(life, 0)
    assert throttled(life, "kitchen-fn") == BY_ACCOUNT
    life.finish(work)
    assert life.call("lab", "LimitConcurrency", {}).answer == {"Limit": numbers.LAMBDA_CONCURRENCY}
    life.begin("kitchen-fn")


def test_what_runs_when_it_is_reserved_counts(life):
    works = [life.begin(), life.begin()]
    reserve(life, 2)
    assert throttled(life) == BY_RESERVED
    assert life.lambda_.set_aside_runs == 2
    told(life, "DeleteFunctionConcurrency")
    assert life.lambda_.set_aside_runs == 0
    for work in works:
        life.finish(work)
    assert life.function.runs == {}


def test_a_deleted_function_gives_back_what_it_held(life):
    reserve(life, 3)
    work = life.begin()
    life.call("lambda", "DeleteFunction", {"FunctionName": "order-fn"})
    assert (life.lambda_.set_aside, life.lambda_.set_aside_runs) == (0, 0)
    life.create()
    reserve(life, 1)
    life.begin()
    life.finish(work)
    assert throttled(life) == BY_RESERVED


def test_a_lost_run_makes_room(life):
    reserve(life, 1)
    life.begin()
    life.wait(3 + 90)
    life.begin()


@pytest.mark.parametrize(
    ("operation", "params"),
    [
        ("PutFunctionConcurrency", {"ReservedConcurrentExecutions": 1}),
        ("GetFunctionConcurrency", {}),
        ("DeleteFunctionConcurrency", {}),
    ],
)
def test_of_a_function_that_is_not_there(life, operation, params):
    code, message = refused(life, operation, {"FunctionName": "nobody"} | params)
    assert (code, message) == (
        "ResourceNotFoundException",
        "Function not found: arn:aws:lambda:ap-northeast-2:123456789012:function:nobody",
    )


def test_not_of_a_version(life):
    params = {"FunctionName": "order-fn:1", "ReservedConcurrentExecutions": 1}
    code, message = refused(life, "PutFunctionConcurrency", params)
    assert (code, message[:63]) == (
        "InvalidParameterValueException",
        "This operation is permitted on Lambda functions only. Aliases a",
    )


def test_less_than_none_is_no_number(life):
    params = {"FunctionName": "order-fn", "ReservedConcurrentExecutions": -1}
    assert refused(life, "PutFunctionConcurrency", params)[0] == "ValidationException"


def test_each_region_has_its_own(life):
    reserve(life, 0)
    there = life.call("lambda", "GetFunctionConcurrency", {"FunctionName": "order-fn"}, region="us-east-1")
    assert there.refusal.code == "ResourceNotFoundException"
