"""Asynchronous events of versions and aliases: each has its own configuration, and says which version ran."""

import json

import pytest

from serverless_lab.engine.news import AsyncEventDropped
from tests.engine.functions.calling import QUEUE, allow, arn, configure, failing, with_shelf
from tests.engine.support import Life

FN = {"FunctionName": "order-fn"}


@pytest.fixture
def life():
    life = Life()
    life.create()
    life.create("kitchen-fn")
    allow(life, "lambda:InvokeFunction", "sqs:SendMessage")
    life.call("lambda", "PublishVersion", FN)
    life.call("lambda", "CreateAlias", FN | {"Name": "live", "FunctionVersion": "1"})
    return life


def queued(life, qualifier):
    outcome = life.call("lambda", "Invoke", FN | {"Qualifier": qualifier, "InvocationType": "Event"})
    assert outcome.answer == {"StatusCode": 202}
    return life.call("lab", "Tick").work[0]


def test_each_has_its_own(life):
    told = configure(life, Qualifier="live", MaximumRetryAttempts=0)
    assert told["FunctionArn"] == f"{arn('order-fn')}:live"
    configure(life, Qualifier="1", MaximumRetryAttempts=1)
    configure(life, MaximumRetryAttempts=2)
    listed = life.call("lambda", "ListFunctionEventInvokeConfigs", FN).answer["FunctionEventInvokeConfigs"]
    assert sorted(each["FunctionArn"].rpartition(":")[2] for each in listed) == ["$LATEST", "1", "live"]
    for qualifier, retried in (("live", False), ("1", True)):
        outcome = failing(life, queued(life, qualifier))
        dropped = [each for each in outcome.news if isinstance(each, AsyncEventDropped)]
        assert bool(dropped) is not retried


def test_the_record_names_what_was_called_and_what_ran(life):
    configure(life, Qualifier="live", success=arn("kitchen-fn"))
    life.finish(queued(life, "live"))
    (second,) = life.call("lab", "Tick").work
    record = json.loads(life.cloud.bodies.get(second.event_digest))
    assert record["requestContext"]["functionArn"] == f"{arn('order-fn')}:live"
    assert record["responseContext"]["executedVersion"] == "1"


def test_a_destination_may_be_an_alias(life):
    life.call("lambda", "PublishVersion", {"FunctionName": "kitchen-fn"})
    life.call("lambda", "CreateAlias", {"FunctionName": "kitchen-fn", "Name": "live", "FunctionVersion": "1"})
    configure(life, success=f"{arn('kitchen-fn')}:live")
    life.finish(queued(life, "$LATEST"))
    (second,) = life.call("lab", "Tick").work
    assert (second.function_name, second.version) == ("kitchen-fn", "1")


def test_an_alias_that_is_not_there_is_no_place(life):
    params = FN | {"DestinationConfig": {"OnSuccess": {"Destination": f"{arn('kitchen-fn')}:lunch"}}}
    outcome = life.call("lambda", "PutFunctionEventInvokeConfig", params)
    assert outcome.refusal.message == f"The destination ARN {arn('kitchen-fn')}:lunch is invalid."


def test_not_of_an_alias_that_is_not_there(life):
    params = FN | {"Qualifier": "lunch", "MaximumRetryAttempts": 1}
    assert life.call("lambda", "PutFunctionEventInvokeConfig", params).refusal.message == "The function doesn't exist."


def test_the_dead_letter_target_is_the_versions(life, monkeypatch):
    shelf = with_shelf(monkeypatch)
    life.call("lambda", "UpdateFunctionConfiguration", FN | {"DeadLetterConfig": {"TargetArn": QUEUE}})
    life.call("lambda", "PublishVersion", FN)
    for qualifier in ("1", "2"):
        configure(life, Qualifier=qualifier, MaximumRetryAttempts=0)
        failing(life, queued(life, qualifier))
    assert len(shelf.taken) == 1


def test_an_event_of_an_alias_that_was_deleted_meanwhile(life):
    life.call("lambda", "Invoke", FN | {"Qualifier": "live", "InvocationType": "Event"})
    failing(life, life.call("lab", "Tick").work[0])
    life.call("lambda", "DeleteAlias", FN | {"Name": "live"})
    outcome = life.advance(120)
    assert [each.reason for each in outcome.news if isinstance(each, AsyncEventDropped)] == ["deleted"]
    assert outcome.work == []
