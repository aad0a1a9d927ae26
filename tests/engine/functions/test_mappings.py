"""Event source mappings: what is told, how they change, and what is refused."""

import json

import pytest

from serverless_lab.engine import wiring
from serverless_lab.engine.instant import to_datetime
from serverless_lab.engine.services.sqs.polled import QueueSource
from tests.engine.functions.queues import IN_ORDER, ORDERS, may_poll, with_queue
from tests.engine.support import Life, refused

CREATE, UPDATE = "CreateEventSourceMapping", "UpdateEventSourceMapping"
BAD = "InvalidParameterValueException"
FN = {"FunctionName": "order-fn"}
ON = FN | {"EventSourceArn": ORDERS}


@pytest.fixture
def life(monkeypatch):
    with_queue(monkeypatch)
    life = Life()
    life.create()
    may_poll(life)
    return life


def called(life, operation, params):
    outcome = life.call("lambda", operation, params)
    assert outcome.refusal is None, outcome.refusal
    return outcome.answer


def mapped(life, **params):
    """One that has settled; its UUID."""
    told = called(life, CREATE, ON | params)
    life.advance(5)
    return told["UUID"]


def state_of(life, uuid):
    return called(life, "GetEventSourceMapping", {"UUID": uuid})["State"]


def test_what_can_be_mapped_onto(life):
    assert life.cloud.event_sources() == [ORDERS, IN_ORDER]


def test_what_is_told(life):
    told = called(life, CREATE, ON)
    arn = "arn:aws:lambda:ap-northeast-2:123456789012"
    assert told == {
        "UUID": told["UUID"],
        "BatchSize": 10,
        "MaximumBatchingWindowInSeconds": 0,
        "EventSourceArn": ORDERS,
        "FunctionArn": f"{arn}:function:order-fn",
        "LastModified": to_datetime(life.now),
        "State": "Creating",
        "StateTransitionReason": "USER_INITIATED",
        "FunctionResponseTypes": [],
        "EventSourceMappingArn": f"{arn}:event-source-mapping:{told['UUID']}",
    }
    life.advance(5)
    assert called(life, "GetEventSourceMapping", {"UUID": told["UUID"]}) == told | {"State": "Enabled"}


def test_every_setting_is_told(life):
    pattern = json.dumps({"body": {"item": ["soup"]}})
    settings = {
        "BatchSize": 100,
        "MaximumBatchingWindowInSeconds": 300,
        "FunctionResponseTypes": ["ReportBatchItemFailures"],
        "FilterCriteria": {"Filters": [{"Pattern": pattern}]},
        "ScalingConfig": {"MaximumConcurrency": 2},
    }
    told = called(life, CREATE, ON | settings)
    assert {name: told[name] for name in settings} == settings


@pytest.mark.parametrize(
    ("before", "asked", "between", "after"),
    [
        (True, {"BatchSize": 5}, "Updating", "Enabled"),
        (True, {"Enabled": False}, "Disabling", "Disabled"),
        (False, {"Enabled": True}, "Enabling", "Enabled"),
        (False, {"BatchSize": 5}, "Updating", "Disabled"),
    ],
)
def test_changes_take_a_moment(life, before, asked, between, after):
    uuid = mapped(life, Enabled=before)
    told = called(life, UPDATE, {"UUID": uuid} | asked)
    assert told["State"] == between
    assert refused(life, UPDATE, {"UUID": uuid, "BatchSize": 1}) == (
        "ResourceInUseException",
        "Cannot update the event source mapping because it is in use.",
    )
    life.advance(5)
    assert state_of(life, uuid) == after


def test_a_new_one_may_begin_disabled(life):
    assert state_of(life, mapped(life, Enabled=False)) == "Disabled"


def test_deleting_takes_a_moment_too(life):
    uuid = called(life, CREATE, ON)["UUID"]
    assert refused(life, "DeleteEventSourceMapping", {"UUID": uuid})[1] == (
        "Cannot delete the event source mapping because it is in use."
    )
    life.advance(5)
    assert called(life, "DeleteEventSourceMapping", {"UUID": uuid})["State"] == "Deleting"
    assert state_of(life, uuid) == "Deleting"
    life.advance(5)
    assert refused(life, "GetEventSourceMapping", {"UUID": uuid}) == (
        "ResourceNotFoundException",
        "The resource you requested does not exist.",
    )
    assert (life.lambda_.mappings, life.lambda_.mapped) == ({}, {})
    mapped(life)


def test_update_leaves_what_it_does_not_name(life):
    uuid = mapped(life, BatchSize=3, ScalingConfig={"MaximumConcurrency": 7})
    told = called(life, UPDATE, {"UUID": uuid, "MaximumBatchingWindowInSeconds": 2})
    assert (told["BatchSize"], told["MaximumBatchingWindowInSeconds"]) == (3, 2)
    assert told["ScalingConfig"] == {"MaximumConcurrency": 7}
    life.advance(5)
    assert "ScalingConfig" not in called(life, UPDATE, {"UUID": uuid, "ScalingConfig": {}})


def test_another_function(life):
    life.create("kitchen-fn")
    uuid = mapped(life)
    told = called(life, UPDATE, {"UUID": uuid, "FunctionName": "kitchen-fn"})
    assert told["FunctionArn"].endswith(":function:kitchen-fn")


def test_an_alias(life):
    called(life, "PublishVersion", FN)
    called(life, "CreateAlias", FN | {"Name": "live", "FunctionVersion": "1"})
    uuid = mapped(life, FunctionName="order-fn:live")
    mapped(life)
    assert called(life, "GetEventSourceMapping", {"UUID": uuid})["FunctionArn"].endswith(":function:order-fn:live")
    assert life.lambda_.mappings[uuid].qualifier == "live"


def test_lists(life):
    life.create("kitchen-fn")
    uuids = [mapped(life), mapped(life, FunctionName="kitchen-fn"), mapped(life, EventSourceArn=IN_ORDER)]

    def listed(**params):
        answer = called(life, "ListEventSourceMappings", params)
        return [each["UUID"] for each in answer["EventSourceMappings"]], answer.get("NextMarker")

    assert listed() == (sorted(uuids), None)
    assert listed(FunctionName="kitchen-fn") == ([uuids[1]], None)
    assert listed(EventSourceArn=IN_ORDER) == ([uuids[2]], None)
    assert listed(EventSourceArn=ORDERS, FunctionName="kitchen-fn") == ([uuids[1]], None)
    first, marker = listed(MaxItems=2)
    assert (first, listed(Marker=marker)) == (sorted(uuids)[:2], (sorted(uuids)[2:], None))


@pytest.mark.parametrize(
    ("params", "refusal"),
    [
        ({"FunctionName": "nobody"}, (BAD, "Function does not exist")),
        ({"FunctionName": "order-fn:lunch"}, (BAD, "Function does not exist")),
        ({"EventSourceArn": "arn:aws:ec2:ap-northeast-2:123456789012:vpc/v"}, (BAD, "Unrecognized event source.")),
        (
            {"EventSourceArn": "arn:aws:kinesis:ap-northeast-2:123456789012:stream/s"},
            ("NotSimulatedException", "A Kinesis stream as an event source is not simulated here."),
        ),
        (
            {"BatchSize": 11},
            (
                BAD,
                "Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10",
            ),
        ),
        (
            {"EventSourceArn": IN_ORDER, "MaximumBatchingWindowInSeconds": 1},
            (BAD, "Batching window is not supported for FIFO queues"),
        ),
        ({"StartingPosition": "LATEST"}, (BAD, "StartingPosition is not valid for SQS event sources.")),
        (
            {"MaximumRetryAttempts": 1},
            (BAD, "Unsupported MaximumRetryAttempts parameter for given event source mapping type."),
        ),
        (
            {"BisectBatchOnFunctionError": True},
            (BAD, "Unsupported BisectBatchOnFunctionError parameter for given event source mapping type."),
        ),
        ({"FilterCriteria": {"Filters": [{"Pattern": "{"}]}}, (BAD, "Invalid filter pattern definition.")),
        (
            {"ProvisionedPollerConfig": {"MinimumPollers": 2}},
            ("NotSimulatedException", "Provisioned mode of an event source mapping is not simulated here."),
        ),
    ],
)
def test_refusals(life, params, refusal):
    assert refused(life, CREATE, ON | params) == refusal


@pytest.mark.parametrize(
    ("params", "accepted"),
    [
        ({"BatchSize": 0}, False),
        ({"BatchSize": 1}, True),
        ({"BatchSize": 10_000, "MaximumBatchingWindowInSeconds": 1}, True),
        ({"BatchSize": 10_001, "MaximumBatchingWindowInSeconds": 1}, False),
        ({"MaximumBatchingWindowInSeconds": 300}, True),
        ({"MaximumBatchingWindowInSeconds": 301}, False),
        ({"ScalingConfig": {"MaximumConcurrency": 1}}, False),
        ({"ScalingConfig": {"MaximumConcurrency": 2}}, True),
        ({"ScalingConfig": {"MaximumConcurrency": 1000}}, True),
        ({"ScalingConfig": {"MaximumConcurrency": 1001}}, False),
        ({"FunctionResponseTypes": ["Everything"]}, False),
    ],
)
def test_limits(life, params, accepted):
    if accepted:
        called(life, CREATE, ON | params)
    else:
        assert refused(life, CREATE, ON | params)[0] == "ValidationException"


def test_in_order_ten_are_the_most(life):
    uuid = mapped(life, EventSourceArn=IN_ORDER)
    assert refused(life, UPDATE, {"UUID": uuid, "BatchSize": 11})[1] == "Batch size must not exceed 10 for FIFO queues"


def test_once_for_each_pair(life):
    uuid = mapped(life)
    assert refused(life, CREATE, ON) == (
        "ResourceConflictException",
        f'An event source mapping with SQS arn (" {ORDERS} ") and function (" order-fn ") already exists. '
        f"Please update or delete the existing mapping with UUID {uuid}",
    )
    life.create("kitchen-fn")
    other = mapped(life, FunctionName="kitchen-fn")
    assert refused(life, UPDATE, {"UUID": other, "FunctionName": "order-fn"})[0] == "ResourceConflictException"
    called(life, UPDATE, {"UUID": other, "FunctionName": "kitchen-fn"})


def test_the_role_must_be_able_to_poll(life):
    life.call("iam", "DeleteRolePolicy", {"RoleName": "lambda-basic-role", "PolicyName": "send"})
    assert refused(life, CREATE, ON) == (
        BAD,
        "The function execution role does not have permissions to call ReceiveMessage on SQS",
    )


def test_the_source_has_a_say(life):
    called(life, "UpdateFunctionConfiguration", FN | {"Timeout": 31})
    assert refused(life, CREATE, ON) == (
        BAD,
        "Queue visibility timeout: 30 seconds is less than Function timeout: 31 seconds",
    )


def test_of_a_queue_that_is_not_there_aws_says_so(life, monkeypatch):
    monkeypatch.setitem(wiring.SOURCES, "sqs", QueueSource())
    outcome = life.call("lambda", CREATE, ON)
    assert (outcome.refusal.code, outcome.refusal.hint) == (BAD, "source-unusable")
    assert outcome.refusal.message == (
        "Error occurred while ReceiveMessage. SQS Error Code: AWS.SimpleQueueService.NonExistentQueue. "
        "SQS Error Message: The specified queue does not exist."
    )


def test_a_source_must_be_named(life):
    assert refused(life, CREATE, FN) == (BAD, "Unrecognized event source.")
