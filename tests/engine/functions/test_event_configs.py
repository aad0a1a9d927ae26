"""PutFunctionEventInvokeConfig and its kin: what is told, what is refused, and what it does to retries and age."""

from itertools import pairwise

import pytest

from serverless_lab.engine.instant import SECOND, to_datetime
from serverless_lab.engine.news import AsyncEventDropped
from tests.engine.functions.calling import FAILED, QUEUE, allow, arn, configure, failing, queued, with_shelf
from tests.engine.support import Life, refused

PUT, UPDATE = "PutFunctionEventInvokeConfig", "UpdateFunctionEventInvokeConfig"
GET, DELETE = "GetFunctionEventInvokeConfig", "DeleteFunctionEventInvokeConfig"
BAD = "InvalidParameterValueException"


@pytest.fixture
def life():
    life = Life()
    life.create()
    life.create("kitchen-fn")
    return life


def called(life, operation, **params):
    outcome = life.call("lambda", operation, {"FunctionName": "order-fn"} | params)
    assert outcome.refusal is None, outcome.refusal
    return outcome.answer


def test_what_is_put_is_told(life):
    told = configure(life, MaximumRetryAttempts=0, MaximumEventAgeInSeconds=60)
    assert told == {
        "LastModified": to_datetime(life.now),
        "FunctionArn": f"{arn('order-fn')}:$LATEST",
        "MaximumRetryAttempts": 0,
        "MaximumEventAgeInSeconds": 60,
        "DestinationConfig": {"OnSuccess": {}, "OnFailure": {}},
    }
    assert called(life, GET) == told
    assert called(life, GET, Qualifier="$LATEST") == told
    assert called(life, "ListFunctionEventInvokeConfigs") == {"FunctionEventInvokeConfigs": [told]}
    assert called(life, DELETE) == {}
    assert called(life, "ListFunctionEventInvokeConfigs") == {"FunctionEventInvokeConfigs": []}


def test_put_replaces_and_update_adds(life):
    allow(life, "lambda:InvokeFunction")
    configure(life, MaximumRetryAttempts=1, success=arn("kitchen-fn"))
    told = called(life, UPDATE, MaximumEventAgeInSeconds=600)
    assert (told["MaximumRetryAttempts"], told["MaximumEventAgeInSeconds"]) == (1, 600)
    assert told["DestinationConfig"]["OnSuccess"] == {"Destination": arn("kitchen-fn")}
    told = called(life, UPDATE, DestinationConfig={"OnFailure": {"Destination": arn("kitchen-fn")}})
    assert told["DestinationConfig"] == {"OnSuccess": {}, "OnFailure": {"Destination": arn("kitchen-fn")}}
    assert "MaximumEventAgeInSeconds" not in configure(life, MaximumRetryAttempts=2)


@pytest.mark.parametrize(
    ("params", "accepted"),
    [
        ({"MaximumRetryAttempts": 2}, True),
        ({"MaximumRetryAttempts": 3}, False),
        ({"MaximumRetryAttempts": -1}, False),
        ({"MaximumEventAgeInSeconds": 59}, False),
        ({"MaximumEventAgeInSeconds": 60}, True),
        ({"MaximumEventAgeInSeconds": 21_600}, True),
        ({"MaximumEventAgeInSeconds": 21_601}, False),
    ],
)
def test_limits(life, params, accepted):
    if accepted:
        called(life, PUT, **params)
    else:
        assert refused(life, PUT, {"FunctionName": "order-fn"} | params)[0] == "ValidationException"


@pytest.mark.parametrize("operation", [PUT, UPDATE])
def test_something_must_be_asked(life, operation):
    assert refused(life, operation, {"FunctionName": "order-fn"}) == (
        BAD,
        "You must specify at least one of error handling or destination setting.",
    )


@pytest.mark.parametrize(
    ("operation", "params", "message"),
    [
        (PUT, {"FunctionName": "nobody", "MaximumRetryAttempts": 1}, "The function doesn't exist."),
        (UPDATE, {"FunctionName": "nobody", "MaximumRetryAttempts": 1}, "The function doesn't exist."),
        ("ListFunctionEventInvokeConfigs", {"FunctionName": "nobody"}, "The function doesn't exist."),
        (
            UPDATE,
            {"FunctionName": "order-fn", "MaximumRetryAttempts": 1},
            f"The function {arn('order-fn')}:$LATEST doesn't have an EventInvokeConfig",
        ),
        (
            GET,
            {"FunctionName": "order-fn"},
            f"The function {arn('order-fn')}:$LATEST doesn't have an EventInvokeConfig",
        ),
        (
            DELETE,
            {"FunctionName": "nobody"},
            f"The function {arn('nobody')}:$LATEST doesn't have an EventInvokeConfig",
        ),
    ],
)
def test_what_is_not_there(life, operation, params, message):
    assert refused(life, operation, params) == ("ResourceNotFoundException", message)


@pytest.mark.parametrize(
    ("place", "code", "message"),
    [
        (arn("nobody"), BAD, f"The destination ARN {arn('nobody')} is invalid."),
        (arn("order-fn"), BAD, "You can't specify the function as a destination for itself."),
        (
            arn("kitchen-fn").replace("123456789012", "999999999999"),
            BAD,
            f"The destination ARN {arn('kitchen-fn').replace('123456789012', '999999999999')} is invalid.",
        ),
        (
            arn("kitchen-fn"),
            BAD,
            "The function's execution role does not have permissions to call InvokeFunction on " + arn("kitchen-fn"),
        ),
        (
            "arn:aws:ec2:ap-northeast-2:123456789012:vpc/vpc-1",
            BAD,
            "The provided destination config DestinationConfig(onSuccess=null, "
            "onFailure=OnFailure(destination=arn:aws:ec2:ap-northeast-2:123456789012:vpc/vpc-1)) is invalid.",
        ),
        (QUEUE, BAD, f"The destination ARN {QUEUE} is invalid."),
        (
            "arn:aws:sns:ap-northeast-2:123456789012:news",
            BAD,
            "The destination ARN arn:aws:sns:ap-northeast-2:123456789012:news is invalid.",
        ),
        (
            "arn:aws:events:ap-northeast-2:123456789012:event-bus/default",
            "NotSimulatedException",
            "An event bus as a destination is not simulated here.",
        ),
    ],
)
def test_places_that_are_refused(life, place, code, message):
    params = {"FunctionName": "order-fn", "DestinationConfig": {"OnFailure": {"Destination": place}}}
    assert refused(life, PUT, params) == (code, message)


def test_no_arn_is_no_place(life):
    params = {"FunctionName": "order-fn", "DestinationConfig": {"OnFailure": {"Destination": "kitchen-fn"}}}
    assert refused(life, PUT, params)[0] == "ValidationException"


def test_a_service_that_comes_later_needs_no_more_than_a_row(life, monkeypatch):
    with_shelf(monkeypatch)
    params = {"FunctionName": "order-fn", "DestinationConfig": {"OnFailure": {"Destination": QUEUE}}}
    code, message = refused(life, PUT, params)
    assert (code, message) == (
        BAD,
        f"The function's execution role does not have permissions to call SendMessage on {QUEUE}",
    )
    allow(life, "sqs:SendMessage")
    assert called(life, PUT, **params)["DestinationConfig"]["OnFailure"] == {"Destination": QUEUE}


def test_an_empty_place_takes_it_away(life):
    allow(life, "lambda:InvokeFunction")
    configure(life, success=arn("kitchen-fn"))
    told = called(life, UPDATE, DestinationConfig={"OnSuccess": {"Destination": ""}})
    assert told["DestinationConfig"] == {"OnSuccess": {}, "OnFailure": {}}


@pytest.mark.parametrize(("retries", "waits"), [(0, []), (1, [60]), (2, [60, 120])])
def test_so_many_retries(life, retries, waits):
    configure(life, MaximumRetryAttempts=retries)
    (work,) = queued(life)
    starts, dropped = [], []
    for _ in range(retries + 1):
        starts.append(work.at)
        outcome = failing(life, work)
        dropped += [each.reason for each in outcome.news if isinstance(each, AsyncEventDropped)]
        started = life.advance(600).work
        work = started[0] if started else None
    assert [round((b - a) / SECOND) for a, b in pairwise(starts)] == waits
    assert (work, dropped) == (None, ["retries"])


def test_a_retry_that_would_come_too_late_is_not_made(life):
    configure(life, MaximumEventAgeInSeconds=60)
    (work,) = queued(life)
    outcome = life.finish(work, status="error", payload=FAILED)
    assert [each.reason for each in outcome.news if isinstance(each, AsyncEventDropped)] == ["age"]
    assert life.function.queue == {}


def test_a_deleted_function_takes_it_along(life):
    configure(life, MaximumRetryAttempts=0)
    life.call("lambda", "DeleteFunction", {"FunctionName": "order-fn"})
    life.create()
    assert life.call("lambda", GET, {"FunctionName": "order-fn"}).refusal.code == "ResourceNotFoundException"
