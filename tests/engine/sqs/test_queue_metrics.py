"""What CloudWatch is told of queues."""

import pytest

from serverless_lab.engine.instant import HOUR, MINUTE, from_datetime, to_datetime
from tests.engine.cloudwatch import good as alarms
from tests.engine.sqs.asking import create, delete, lucky, receive, send, told
from tests.engine.support import START

FIRST = START // MINUTE * MINUTE


@pytest.fixture
def life():
    return lucky()


@pytest.fixture
def orders(life):
    return create(life, "orders")


def measured(life, name, stat="Sum"):
    """By minutes since the life began."""
    asked = {
        "Namespace": "AWS/SQS",
        "MetricName": name,
        "Dimensions": [{"Name": "QueueName", "Value": "orders"}],
        "StartTime": to_datetime(START - HOUR),
        "EndTime": to_datetime(START + 12 * HOUR),
        "Period": 60,
        "Statistics": [stat],
    }
    outcome = life.call("cloudwatch", "GetMetricStatistics", asked)
    points = sorted((from_datetime(each["Timestamp"]), each[stat]) for each in outcome.answer["Datapoints"])
    return {(at - FIRST) // MINUTE: value for at, value in points}


def test_what_is_done_is_counted(life, orders):
    send(life, orders, "soup", "rice!")
    delete(life, orders, receive(life, orders))
    receive(life, orders)
    assert measured(life, "NumberOfMessagesSent") == {0: 2}
    assert measured(life, "NumberOfMessagesReceived") == {0: 2}
    assert measured(life, "NumberOfMessagesDeleted") == {0: 2}
    assert measured(life, "NumberOfEmptyReceives") == {0: 1}
    assert measured(life, "SentMessageSize", "Maximum") == {0: 5}
    assert measured(life, "SentMessageSize", "SampleCount") == {0: 2}


def test_how_full_it_is_is_looked_at_each_minute_until_it_is_empty(life, orders):
    send(life, orders, "soup", "rice")
    send(life, orders, "later", DelaySeconds=600)
    soup = receive(life, orders, 1, VisibilityTimeout=3600)
    life.advance(100)
    assert measured(life, "ApproximateNumberOfMessagesVisible", "Maximum") == {1: 1, 2: 1}
    assert measured(life, "ApproximateNumberOfMessagesNotVisible", "Maximum") == {1: 1, 2: 1}
    assert measured(life, "ApproximateNumberOfMessagesDelayed", "Maximum") == {1: 1, 2: 1}
    ages = measured(life, "ApproximateAgeOfOldestMessage", "Maximum")
    assert ages[2] - ages[1] == 60
    life.advance(600)
    delete(life, orders, [*soup, *receive(life, orders)])
    life.advance(300)
    depths = measured(life, "ApproximateNumberOfMessagesVisible", "Maximum")
    assert (list(depths.values())[-1], len(depths) < 15) == (0, True)
    assert [due for due in life.cloud.state.due if due.kind == "sqs.Measure"] == []


def test_an_alarm_hears_of_a_backlog(life, orders):
    backlog = alarms.alarm(
        "backlog",
        Namespace="AWS/SQS",
        MetricName="ApproximateNumberOfMessagesVisible",
        Dimensions=[{"Name": "QueueName", "Value": "orders"}],
        Statistic="Maximum",
        Threshold=1.0,
    )
    assert life.call("cloudwatch", "PutMetricAlarm", backlog).refusal is None
    send(life, orders, "soup", "rice")
    life.advance(120)
    (alarm,) = life.call("cloudwatch", "DescribeAlarms").answer["MetricAlarms"]
    assert alarm["StateValue"] == "ALARM"


def test_an_age_is_that_of_what_is_left(life, orders):
    send(life, orders, "soup")
    life.advance(240)
    delete(life, orders, receive(life, orders))
    send(life, orders, "rice")
    life.advance(60)
    ages = measured(life, "ApproximateAgeOfOldestMessage", "Maximum")
    assert list(ages.values())[-1] <= 60
    told(life, "PurgeQueue", orders)
