"""Queues that feed functions, and that take what becomes of their events."""

import json

import pytest

from serverless_lab.engine import numbers
from serverless_lab.engine.caller import Caller
from serverless_lab.engine.news import BatchEnded
from tests.engine.functions.calling import allow, configure, failing, queued
from tests.engine.sqs.asking import ARN, FIFO, bodies, counts, create, queue, receive, refused, send, told
from tests.engine.support import ROLE, Life
from tests.engine.support import refused as lambda_refused

ACCESS = ("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:SendMessage")


class Working(Life):
    """Which keeps the work that any call begins until somebody asks for it."""

    def __init__(self):
        super().__init__()
        self.works = []

    def call(self, *args, **options):
        outcome = super().call(*args, **options)
        self.works += outcome.work
        return outcome


@pytest.fixture
def life():
    life = Working()
    life.call("lab", "SetQueueLuck", {"Twice": 0, "Astray": 0})
    life.create()
    allow(life, *ACCESS)
    return life


@pytest.fixture
def orders(life):
    return create(life, "orders")


def mapped(life, name="orders", **params):
    outcome = life.call(
        "lambda",
        "CreateEventSourceMapping",
        {"FunctionName": "order-fn", "EventSourceArn": f"{ARN}:{name}"} | params,
    )
    assert outcome.refusal is None, outcome.refusal
    life.advance(5)
    return outcome.answer["UUID"]


def runs(life, seconds=0):
    """What has begun by then and was not asked for yet."""
    life.advance(seconds) if seconds else life.call("lab", "Tick")
    works, life.works = life.works, []
    return works


def records(life, work):
    return json.loads(life.cloud.bodies.get(work.event_digest))["Records"]


def ends(life, work, payload=None, **report):
    outcome = life.finish(work, payload=json.dumps(payload).encode(), InitMs=0.0, Phases={}, **report)
    return [each for each in outcome.news if isinstance(each, BatchEnded)]


def test_the_event_of_a_message(life, orders):
    mapped(life)
    table = {"DataType": "Number", "StringValue": "7"}
    (sent,) = send(life, orders, "soup", MessageAttributes={"table": table})
    (work,) = runs(life)
    (record,) = records(life, work)
    handle, attributes = record.pop("receiptHandle"), record.pop("attributes")
    assert handle.startswith("AQEB")
    assert list(attributes) == [
        "SenderId",
        "SentTimestamp",
        "ApproximateReceiveCount",
        "ApproximateFirstReceiveTimestamp",
    ]
    assert record == {
        "messageId": sent["MessageId"],
        "body": "soup",
        "messageAttributes": {
            "table": {
                "dataType": "Number",
                "stringValue": "7",
                "stringListValues": [],
                "binaryListValues": [],
            }
        },
        "md5OfBody": sent["MD5OfMessageBody"],
        "md5OfMessageAttributes": sent["MD5OfMessageAttributes"],
        "eventSource": "aws:sqs",
        "eventSourceARN": f"{ARN}:orders",
        "awsRegion": "ap-northeast-2",
    }


def test_what_was_processed_is_deleted(life, orders):
    mapped(life)
    send(life, orders, "soup", "rice")
    works = runs(life)
    assert counts(life, orders) == (0, 2, 0)
    for work in works:
        ends(life, work)
    assert counts(life, orders) == (0, 0, 0)


def test_what_failed_shows_again_by_itself_and_then_is_a_dead_letter(life):
    spoiled = create(life, "spoiled")
    policy = json.dumps({"deadLetterTargetArn": f"{ARN}:spoiled", "maxReceiveCount": 2})
    orders = create(life, "orders", RedrivePolicy=policy)
    mapped(life)
    send(life, orders, "poison")
    (work,) = runs(life)
    failing(life, work)
    assert counts(life, orders) == (0, 1, 0)
    assert life.cloud.next_wake() is not None  # somebody will be there when it shows
    (work,) = runs(life, 30)
    failing(life, work)
    assert runs(life, 30) == []
    assert (counts(life, orders), counts(life, spoiled)) == ((0, 0, 0), (1, 0, 0))


def test_a_batch_may_fail_in_part(life, orders):
    mapped(life, FunctionResponseTypes=["ReportBatchItemFailures"], BatchSize=10, MaximumBatchingWindowInSeconds=5)
    send(life, orders, "soup", "rice", "noodles")
    (work,) = runs(life, 6)
    ids = {each["body"]: each["messageId"] for each in records(life, work)}
    (news,) = ends(life, work, {"batchItemFailures": [{"itemIdentifier": ids["rice"]}]})
    assert (news.records, news.failed, counts(life, orders)) == (3, 1, (0, 1, 0))
    (work,) = runs(life, 40)
    assert [each["body"] for each in records(life, work)] == ["rice"]


def test_a_filter_lets_some_through_and_the_others_are_deleted(life, orders):
    mapped(life, FilterCriteria={"Filters": [{"Pattern": '{"body":{"dish":["soup"]}}'}]})
    send(life, orders, '{"dish":"rice"}', '{"dish":"soup"}')
    told_of = [records(life, work)[0]["body"] for work in runs(life)]
    assert (told_of, counts(life, orders)) == (['{"dish":"soup"}'], (0, 1, 0))


def test_concurrency_may_be_limited(life, orders):
    mapped(life, BatchSize=1, ScalingConfig={"MaximumConcurrency": 2})
    send(life, orders, "1", "2", "3", "4")
    works = runs(life)
    assert (len(works), counts(life, orders)) == (2, (2, 2, 0))
    ends(life, works[0])
    assert len(runs(life)) == 1


def test_groups_of_a_fifo_queue_are_processed_in_order(life):
    url = create(life, "orders.fifo", **FIFO)
    mapped(life, "orders.fifo", BatchSize=1)
    send(life, url, "a1", "a2", MessageGroupId="a")
    send(life, url, "b1", MessageGroupId="b")
    works = runs(life)
    assert sorted(records(life, work)[0]["body"] for work in works) == ["a1", "b1"]
    first = next(work for work in works if records(life, work)[0]["body"] == "a1")
    ends(life, first)
    (work,) = runs(life)
    assert records(life, work)[0]["body"] == "a2"


def test_a_delayed_message_wakes_the_function_in_its_time(life, orders):
    mapped(life)
    send(life, orders, "later", DelaySeconds=60)
    assert runs(life) == []
    assert life.cloud.next_wake() == life.cloud.state.clock.wall_of(queue(life, "orders").planned)
    (work,) = runs(life, 60)
    assert records(life, work)[0]["body"] == "later"


def test_batches_stay_below_what_an_event_may_have(life):
    large = create(life, "large")
    send(life, large, *("x" * 1_000_000 for _ in range(8)))
    mapped(life, "large")
    works = runs(life)
    assert sum(len(records(life, work)) for work in works) == 8
    assert all(len(life.cloud.bodies.get(work.event_digest)) <= 6 * 1024 * 1024 for work in works)


def test_the_timeout_of_the_function_must_fit(life):
    create(life, "brief", VisibilityTimeout="2")
    asked = {"FunctionName": "order-fn", "EventSourceArn": f"{ARN}:brief"}
    assert lambda_refused(life, "CreateEventSourceMapping", asked) == (
        "InvalidParameterValueException",
        "Queue visibility timeout: 2 seconds is less than Function timeout: 3 seconds",
    )


def test_a_queue_that_is_gone_is_not_polled(life, orders):
    mapped(life)
    told(life, "DeleteQueue", orders)
    assert runs(life, 60) == []


def test_a_failed_event_goes_to_a_queue_as_a_record(life, orders):
    configure(life, MaximumRetryAttempts=0, failure=f"{ARN}:orders")
    (work,) = queued(life, event={"dish": "soup"})
    failing(life, work)
    (found,) = receive(life, orders, AttributeNames=["SenderId"])
    record = json.loads(found["Body"])
    assert (record["requestPayload"], record["requestContext"]["condition"]) == ({"dish": "soup"}, "RetriesExhausted")
    role = life.call("iam", "GetRole", {"RoleName": "lambda-basic-role"}).answer["Role"]["RoleId"]
    assert found["Attributes"] == {"SenderId": f"{role}:order-fn"}


def test_a_dead_letter_goes_there_with_what_went_wrong(life, orders):
    dead = {"FunctionName": "order-fn", "DeadLetterConfig": {"TargetArn": f"{ARN}:orders"}}
    assert life.call("lambda", "UpdateFunctionConfiguration", dead).refusal is None
    configure(life, MaximumRetryAttempts=0)
    (work,) = queued(life, event={"dish": "soup"})
    failing(life, work)
    (found,) = receive(life, orders, MessageAttributeNames=["All"])
    assert json.loads(found["Body"]) == {"dish": "soup"}
    assert {name: each["StringValue"] for name, each in found["MessageAttributes"].items()} == {
        "RequestID": work.request_id,
        "ErrorCode": "200",
        "ErrorMessage": "poison",
    }


def test_a_fifo_queue_is_no_destination(life):
    create(life, "orders.fifo", **FIFO)
    place = {"OnFailure": {"Destination": f"{ARN}:orders.fifo"}}
    asked = {"FunctionName": "order-fn", "DestinationConfig": place}
    assert lambda_refused(life, "PutFunctionEventInvokeConfig", asked)[0] == "InvalidParameterValueException"


def test_a_record_that_is_too_long_is_not_delivered(life):
    small = create(life, "small", MaximumMessageSize="1024")
    configure(life, MaximumRetryAttempts=0, failure=f"{ARN}:small")
    (work,) = queued(life, event={"dish": "x" * 2000})
    failing(life, work)
    assert (counts(life, small), bodies(receive(life, small))) == ((0, 0, 0), [])
    assert refused(life, "SendMessage", small, MessageBody="x" * 2000)[0] == "InvalidParameterValue"


def test_a_loop_through_a_queue_is_ended(life):
    orders = create(life, "orders", VisibilityTimeout="43200")
    mapped(life)
    send(life, orders, "round and round")
    caller = Caller.role(ROLE, "order-fn")
    rounds = 0
    again = {"QueueUrl": orders, "MessageBody": "again"}
    while works := runs(life):
        (work,) = works
        outcome = life.call("sqs", "SendMessage", again, caller=caller, cause=work.request_id, face="function")
        assert outcome.refusal is None, outcome.refusal
        ends(life, work)
        rounds += 1
    assert rounds == numbers.LAMBDA_RECURSION


def test_a_queue_whose_policy_denied_it_is_polled_once_that_is_gone(life, orders):
    mapped(life)
    deny = {"Effect": "Deny", "Principal": "*", "Action": "sqs:ReceiveMessage", "Resource": f"{ARN}:orders"}
    for policy, begun in ((json.dumps({"Version": "2012-10-17", "Statement": [deny]}), 0), ("", 1)):
        life.call("sqs", "SetQueueAttributes", {"QueueUrl": orders, "Attributes": {"Policy": policy}})
        if not begun:
            send(life, orders, "soup")
        assert len(runs(life, 1)) == begun
