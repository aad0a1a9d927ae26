"""Who gets a message: filters, permissions, dead letters, functions, metrics."""

import json

import pytest

from serverless_lab.engine.news import AsyncEventDropped, NotificationsSent, ParcelAbroad
from tests.engine.functions.calling import allow, configure, failing, queued
from tests.engine.sns.asking import (
    QUEUES,
    attributes,
    bodies,
    create,
    let_in,
    lucky,
    messages,
    publish,
    queue_for,
    subscribe,
    told,
)
from tests.engine.sqs.asking import create as create_queue
from tests.engine.support import ACCOUNT, REGION

FUNCTION = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:order-fn"


@pytest.fixture
def life():
    return lucky()


@pytest.fixture
def orders(life):
    return create(life, "orders")


def sent(outcome):
    """Of the one message: how many got it, why not, which codes, and where it was buried."""
    (news,) = (each for each in outcome.news if isinstance(each, NotificationsSent))
    return len(news.delivered), [*news.filtered.values()], [*news.failed.values()], [*news.buried.values()]


def test_filters_decide(life, orders):
    seen = {
        "hot": queue_for(life, orders, "hot", FilterPolicy='{"heat": [{"numeric": [">", 60]}]}')[0],
        "soup": queue_for(life, orders, "soup", FilterPolicy='{"menu": ["soup"]}', FilterPolicyScope="MessageBody")[0],
        "all": queue_for(life, orders, "all")[0],
    }
    outcome = publish(life, orders, '{"menu": "soup"}', MessageAttributes=attributes(heat=20))
    assert sent(outcome) == (2, ["MessageAttributes"], [], [])
    assert sent(publish(life, orders, "tea")) == (1, ["NoMessageAttributes", "InvalidMessageBody"], [], [])
    assert {name: messages(life, url) for name, url in seen.items()} == {
        "hot": [],
        "soup": ['{"menu": "soup"}'],
        "all": ['{"menu": "soup"}', "tea"],
    }


def test_a_queue_that_does_not_let_it_in(life, orders):
    url = create_queue(life, "cooks")
    subscribe(life, orders, "sqs", f"{QUEUES}:cooks")
    assert sent(publish(life, orders)) == (0, [], ["AccessDenied"], [])
    let_in(life, url, Condition={"ArnEquals": {"aws:SourceArn": f"{orders}-2"}})
    assert sent(publish(life, orders)) == (0, [], ["AccessDenied"], [])
    let_in(life, url, Condition={"ArnEquals": {"aws:SourceArn": orders}})
    assert sent(publish(life, orders)) == (1, [], [], [])
    assert messages(life, url) == ["soup"]


def test_what_cannot_be_delivered_is_buried(life, orders):
    lost = create_queue(life, "lost")
    let_in(life, lost)
    redrive = json.dumps({"deadLetterTargetArn": f"{QUEUES}:lost"})
    url, _ = queue_for(life, orders, "cooks", RedrivePolicy=redrive)
    life.call("sqs", "DeleteQueue", {"QueueUrl": url})
    assert sent(publish(life, orders)) == (0, [], ["NotFound"], [""])
    assert messages(life, lost) == ["soup"]
    life.call("sqs", "DeleteQueue", {"QueueUrl": lost})
    assert sent(publish(life, orders)) == (0, [], ["NotFound"], ["NotFound"])


def test_a_raw_message_with_many_attributes_is_not_delivered(life, orders):
    queue_for(life, orders, "cooks", RawMessageDelivery="true")
    many = attributes(**{f"a{number}": number for number in range(11)})
    assert sent(publish(life, orders, MessageAttributes=many)) == (0, [], ["InvalidParameterValue"], [])
    del many["a10"]
    assert sent(publish(life, orders, MessageAttributes=many)) == (1, [], [], [])


def test_a_queue_that_is_too_small(life, orders):
    url, _ = queue_for(life, orders, "cooks")
    change = {"QueueUrl": url, "Attributes": {"MaximumMessageSize": "1024"}}
    life.call("sqs", "SetQueueAttributes", change)
    assert sent(publish(life, orders, "x" * 1024)) == (0, [], ["InvalidParameterValue"], [])


@pytest.fixture
def function(life, orders):
    life.create()
    permission = {
        "FunctionName": "order-fn",
        "StatementId": "topic",
        "Action": "lambda:InvokeFunction",
        "Principal": "sns.amazonaws.com",
        "SourceArn": orders,
    }
    assert life.call("lambda", "AddPermission", permission).refusal is None
    return subscribe(life, orders, "lambda", FUNCTION)


def test_a_function_is_called_with_the_event(life, orders, function):
    answer = publish(life, orders, "soup", Subject="7", MessageAttributes=attributes(table=7)).answer
    (work,) = life.call("lab", "Tick").work
    (record,) = json.loads(life.cloud.bodies.get(work.event_digest))["Records"]
    inner = record.pop("Sns")
    assert record == {"EventSource": "aws:sns", "EventVersion": "1.0", "EventSubscriptionArn": function}
    assert (inner["MessageId"], inner["Subject"], inner["Message"]) == (answer["MessageId"], "7", "soup")
    assert inner["MessageAttributes"] == {"table": {"Type": "Number", "Value": "7"}}
    assert {"SigningCertUrl", "UnsubscribeUrl"} < set(inner)
    assert life.finish(work).refusal is None


def test_a_function_without_a_permission(life, orders, function):
    life.call("lambda", "RemovePermission", {"FunctionName": "order-fn", "StatementId": "topic"})
    assert sent(publish(life, orders)) == (0, [], ["AccessDenied"], [])
    life.call("lambda", "DeleteFunction", {"FunctionName": "order-fn"})
    assert sent(publish(life, orders)) == (0, [], ["NotFound"], [])


def test_a_circle_of_topic_and_function_ends(life, orders, function):
    """The code publishes to the topic that calls it, each time."""
    allow(life, "sns:Publish")
    caller = life.cloud.root
    publish(life, orders)
    runs = 0
    while works := life.call("lab", "Tick").work:
        (work,) = works
        runs += 1
        life.call("sns", "Publish", {"TopicArn": orders, "Message": "again"}, caller=caller, cause=work.request_id)
        life.finish(work)
    assert runs == 16


def test_a_function_that_gives_up_tells_a_topic(life, orders):
    url, _ = queue_for(life, orders, "cooks")
    life.create()
    allow(life, "sns:Publish", on=orders)
    configure(life, failure=orders, MaximumRetryAttempts=0)
    params = {"FunctionName": "order-fn", "DeadLetterConfig": {"TargetArn": orders}}
    assert life.call("lambda", "UpdateFunctionConfiguration", params).refusal is None
    (work,) = queued(life, event={"item": "soup"})
    outcome = failing(life, work)
    assert any(isinstance(each, AsyncEventDropped) for each in outcome.news)
    record, letter = bodies(life, url)
    assert json.loads(record["Message"])["requestContext"]["condition"] == "RetriesExhausted"
    assert json.loads(letter["Message"]) == {"item": "soup"}
    assert letter["MessageAttributes"]["ErrorCode"] == {"Type": "Number", "Value": "200"}


def test_a_fifo_topic_is_no_destination(life):
    topic = create(life, "orders.fifo", FifoTopic="true")
    life.create()
    allow(life, "sns:Publish")
    params = {"FunctionName": "order-fn", "DestinationConfig": {"OnFailure": {"Destination": topic}}}
    outcome = life.call("lambda", "PutFunctionEventInvokeConfig", params)
    assert outcome.refusal.message == f"The destination ARN {topic} is invalid."


def metric(life, name):
    params = {
        "Namespace": "AWS/SNS",
        "MetricName": name,
        "Dimensions": [{"Name": "TopicName", "Value": "orders"}],
        "StartTime": _time(life, -600),
        "EndTime": _time(life, 600),
        "Period": 3600,
        "Statistics": ["Sum"],
    }
    found = life.call("cloudwatch", "GetMetricStatistics", params).answer["Datapoints"]
    return sum(each["Sum"] for each in found)


def _time(life, seconds):
    from serverless_lab.engine.instant import SECOND, to_datetime

    return to_datetime(life.now + seconds * SECOND)


def test_what_is_measured(life, orders):
    queue_for(life, orders, "cooks", FilterPolicy='{"menu": ["soup"]}')
    queue_for(life, orders, "all")
    lost = create_queue(life, "lost")
    let_in(life, lost)
    redrive = json.dumps({"deadLetterTargetArn": f"{QUEUES}:lost"})
    subscribe(life, orders, "sqs", f"{QUEUES}:gone", RedrivePolicy=redrive)
    publish(life, orders, "12345")
    publish(life, orders, "12345", MessageAttributes=attributes(menu="tea"))
    found = {
        "NumberOfMessagesPublished": 2,
        "PublishSize": 5 + 5 + 4 + 6 + 3,
        "NumberOfNotificationsDelivered": 2,
        "NumberOfNotificationsFailed": 2,
        "NumberOfNotificationsFilteredOut": 2,
        "NumberOfNotificationsFilteredOut-NoMessageAttributes": 1,
        "NumberOfNotificationsFilteredOut-MessageAttributes": 1,
        "NumberOfNotificationsRedrivenToDlq": 2,
        "NumberOfNotificationsFailedToRedriveToDlq": 0,
    }
    assert {name: metric(life, name) for name in found} == found


def test_an_alarm_publishes(life, orders):
    url, _ = queue_for(life, orders, "cooks")
    alarm = {
        "AlarmName": "full",
        "Namespace": "Shop",
        "MetricName": "Guests",
        "Statistic": "Sum",
        "Period": 60,
        "EvaluationPeriods": 1,
        "Threshold": 5.0,
        "ComparisonOperator": "GreaterThanThreshold",
        "AlarmActions": [orders],
    }
    assert life.call("cloudwatch", "PutMetricAlarm", alarm).refusal is None
    life.call("cloudwatch", "SetAlarmState", {"AlarmName": "full", "StateValue": "ALARM", "StateReason": "busy"})
    (found,) = bodies(life, url)
    assert found["Subject"] == 'ALARM: "full" in Asia Pacific (Seoul)'
    notice = json.loads(found["Message"])
    assert (notice["NewStateValue"], notice["OldStateValue"], notice["Trigger"]["MetricName"]) == (
        "ALARM",
        "INSUFFICIENT_DATA",
        "Guests",
    )
    told(life, "AddPermission", TopicArn=orders, Label="x", AWSAccountId=[ACCOUNT], ActionName=["Publish"])
    told(life, "RemovePermission", TopicArn=orders, Label="__default_statement_ID")
    life.call("cloudwatch", "SetAlarmState", {"AlarmName": "full", "StateValue": "OK", "StateReason": "calm"})
    life.call("cloudwatch", "SetAlarmState", {"AlarmName": "full", "StateValue": "ALARM", "StateReason": "busy"})
    assert bodies(life, url) == []
    history = life.call("cloudwatch", "DescribeAlarmHistory", {"HistoryItemType": "Action"}).answer
    assert "is not authorized to perform: SNS:Publish" in history["AlarmHistoryItems"][0]["HistoryData"]


def test_a_queue_of_another_account_is_handed_over_and_heard_of(life, orders):
    lost = create_queue(life, "lost")
    let_in(life, lost)
    redrive = json.dumps({"deadLetterTargetArn": f"{QUEUES}:lost"})
    far = f"{QUEUES}:cooks".replace(ACCOUNT, "210987654321")
    params = {"TopicArn": orders, "Protocol": "sqs", "Endpoint": far, "Attributes": {"RedrivePolicy": redrive}}
    asked = life.call("sns", "Subscribe", params)
    assert asked.answer == {"SubscriptionArn": "pending confirmation"}
    (news,) = (each for each in asked.news if isinstance(each, ParcelAbroad))
    confirm = json.loads(news.told["Body"])
    assert (news.account_id, news.told["Source"], confirm["Type"]) == (
        "210987654321",
        orders,
        "SubscriptionConfirmation",
    )
    life.call("lab", "HearOfParcel", {"Ticket": news.ticket})
    told(life, "ConfirmSubscription", TopicArn=orders, Token=confirm["Token"])
    for code in ("", "AccessDenied"):
        outcome = publish(life, orders, MessageAttributes=attributes(table=7))
        (news,) = (each for each in outcome.news if isinstance(each, ParcelAbroad))
        heard = life.call("lab", "HearOfParcel", {"Ticket": news.ticket, "Code": code})
        assert sent(heard) == ((0, [], [code], [""]) if code else (1, [], [], []))
    assert messages(life, lost) == ["soup"]
    assert life.call("lab", "HearOfParcel", {"Ticket": news.ticket, "Code": code}).news == []


def test_a_parcel_from_another_account_needs_the_queues_policy(life, orders):
    url = create_queue(life, "cooks")
    source = orders.replace(ACCOUNT, "210987654321")
    parcel = {"Source": source, "Target": f"{QUEUES}:cooks", "Body": b"soup"}
    assert life.call("lab", "TakeParcel", parcel).answer == {"Code": "AccessDenied"}
    let_in(life, url, Condition={"StringEquals": {"aws:SourceAccount": "210987654321"}})
    assert life.call("lab", "TakeParcel", parcel).answer == {"Code": ""}
    assert bodies(life, url) == ["soup"]
    assert life.call("lab", "TakeParcel", parcel | {"Target": f"{QUEUES}:gone"}).answer == {"Code": "NotFound"}
