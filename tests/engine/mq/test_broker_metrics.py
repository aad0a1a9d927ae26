"""What CloudWatch is told of brokers and of what lies in them."""

import pytest

from serverless_lab.engine.instant import HOUR, MINUTE, from_datetime, to_datetime
from tests.engine.cloudwatch import good as alarms
from tests.engine.mq.asking import ACTIVE, RABBIT, Client
from tests.engine.support import START, Life

KITCHEN = "/queue/kitchen"


@pytest.fixture
def life():
    return Life()


def measured(life, name, stat="Maximum", **dimensions):
    """Each minute's value, in their order."""
    asked = {
        "Namespace": "AWS/AmazonMQ",
        "MetricName": name,
        "Dimensions": [{"Name": each, "Value": value} for each, value in dimensions.items()],
        "StartTime": to_datetime(START - HOUR),
        "EndTime": to_datetime(START + 23 * HOUR),
        "Period": 60,
        "Statistics": [stat],
    }
    outcome = life.call("cloudwatch", "GetMetricStatistics", asked)
    points = sorted((from_datetime(each["Timestamp"]), each[stat]) for each in outcome.answer["Datapoints"])
    return [value for _, value in points]


def newest(life, *names, **dimensions):
    return [measured(life, name, **dimensions)[-1] for name in names]


def test_a_rabbitmq_broker_tells_how_deep_its_queues_are(life):
    client = Client(life, RABBIT)
    client.does("AmqpDeclareQueue", Queue="kitchen", Durable=True)
    client.does("AmqpConsume", Queue="kitchen", ConsumerTag="chef", Prefetch=1)
    for body in ("soup", "rice", "mandu"):
        client.does("AmqpPublish", Exchange="", RoutingKey="kitchen", Body=body)
    client.does("AmqpSettle", DeliveryTag=1, Outcome="ack")
    life.advance(60)
    depth = ("MessageCount", "MessageReadyCount", "MessageUnacknowledgedCount", "ConsumerCount")
    assert newest(life, *depth, Broker="shop-rabbit") == [2, 1, 1, 1]
    assert newest(life, *depth, Broker="shop-rabbit", VirtualHost="/", Queue="kitchen") == [2, 1, 1, 1]
    assert newest(life, "QueueCount", "ExchangeCount", Broker="shop-rabbit") == [1, 5]
    assert newest(life, "PublishRate", "AckRate", Broker="shop-rabbit") == [3 / 60, 1 / 60]
    life.advance(60)
    assert newest(life, "PublishRate", "AckRate", "MessageCount", Broker="shop-rabbit") == [0, 0, 2]


def test_an_activemq_broker_tells_what_came_and_what_went(life):
    client = Client(life, ACTIVE)
    client.does("StompSubscribe", Subscription="chef", Destination=KITCHEN, Ack="client", Prefetch=2)
    client.does("StompSubscribe", Subscription="hall", Destination="/topic/news", Durable=True)
    client.does("StompLeave", Subscription="hall")
    for body in ("soup", "rice", "mandu"):
        client.does("StompSend", Destination=KITCHEN, Body=body, Persistent=True)
    client.does("StompSend", Destination="/topic/news", Body="rice is out")
    client.does("StompTransaction", Transaction="lunch", Action="begin")
    client.does("StompSettle", Subscription="chef", Message=1)
    life.advance(60)
    names = ("QueueSize", "InFlightCount", "EnqueueCount", "DispatchCount", "DequeueCount", "ConsumerCount")
    assert newest(life, *names, Broker="shop-active-1", Queue="kitchen") == [2, 2, 3, 3, 1, 1]
    of_broker = ("TotalMessageCount", "TotalConsumerCount", "InactiveDurableTopicSubscribersCount")
    assert newest(life, *of_broker, "OpenTransactionCount", Broker="shop-active-1") == [3, 1, 1, 1]
    client.does("StompSettle", Subscription="chef", Message=2, Outcome="nack")
    life.advance(60)
    assert newest(life, *names, Broker="shop-active-1", Queue="kitchen") == [1, 1, 0, 0, 1, 1]
    assert newest(life, "QueueSize", "EnqueueCount", Broker="shop-active-1", Queue="ActiveMQ.DLQ") == [1, 1]


def test_what_is_acknowledged_in_a_transaction_goes_with_its_commit(life):
    client = Client(life, ACTIVE)
    client.does("StompSubscribe", Subscription="chef", Destination=KITCHEN, Ack="client")
    client.does("StompSend", Destination=KITCHEN, Body="soup")
    client.does("StompTransaction", Transaction="lunch", Action="begin")
    client.does("StompSettle", Subscription="chef", Message=1, Transaction="lunch")
    life.advance(60)
    assert newest(life, "QueueSize", "DequeueCount", Broker="shop-active-1", Queue="kitchen") == [1, 0]
    client.does("StompTransaction", Transaction="lunch", Action="commit")
    life.advance(60)
    assert newest(life, "QueueSize", "DequeueCount", Broker="shop-active-1", Queue="kitchen") == [0, 1]


def test_what_a_restart_loses_was_not_dequeued(life):
    client = Client(life, ACTIVE)
    client.does("StompSend", Destination=KITCHEN, Body="soup", Persistent=False)
    life.advance(60)
    assert newest(life, "QueueSize", Broker="shop-active-1", Queue="kitchen") == [1]
    client.reboot()
    life.advance(60)
    dequeued = measured(life, "DequeueCount", Broker="shop-active-1", Queue="kitchen")
    assert (newest(life, "QueueSize", Broker="shop-active-1", Queue="kitchen"), sum(dequeued)) == ([0], 0)


def test_a_broker_that_nobody_uses_is_left_alone(life):
    Client(life, RABBIT)
    life.advance(12 * HOUR // 10**6)
    assert len(measured(life, "MessageCount", Broker="shop-rabbit")) == 181  # the first minute's, and three hours
    assert not [due for due in life.cloud.state.due if "mq." in str(due)]


def test_an_alarm_on_a_brokers_queue(life):
    client = Client(life, RABBIT)
    client.does("AmqpDeclareQueue", Queue="kitchen")
    of = {"Broker": "shop-rabbit", "VirtualHost": "/", "Queue": "kitchen"}
    dimensions = [{"Name": name, "Value": value} for name, value in of.items()]
    watched = {"Namespace": "AWS/AmazonMQ", "MetricName": "MessageReadyCount", "Dimensions": dimensions}
    assert life.call("cloudwatch", "PutMetricAlarm", alarms.alarm("deep", **watched)).refusal is None
    client.does("AmqpPublish", Exchange="", RoutingKey="kitchen", Body="soup")
    life.advance(2 * MINUTE // 10**6)
    (alarm,) = life.call("cloudwatch", "DescribeAlarms", {"AlarmNames": ["deep"]}).answer["MetricAlarms"]
    assert alarm["StateValue"] == "ALARM"
