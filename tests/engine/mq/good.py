"""A good call of each Amazon MQ operation and of what clients do in a broker, and what must be there before."""

from base64 import b64encode
from typing import Any

from tests.engine.support import ACCOUNT, REGION, Life

PASSWORD = "steam-and-fold-12"
RABBIT: dict[str, Any] = {
    "BrokerName": "shop-rabbit",
    "EngineType": "RABBITMQ",
    "DeploymentMode": "SINGLE_INSTANCE",
    "HostInstanceType": "mq.m7g.medium",
    "PubliclyAccessible": True,
    "Users": [{"Username": "chef", "Password": PASSWORD}],
}
ACTIVE: dict[str, Any] = RABBIT | {
    "BrokerName": "shop-active",
    "EngineType": "ACTIVEMQ",
    "HostInstanceType": "mq.t3.micro",
    "Users": [{"Username": "chef", "Password": PASSWORD, "Groups": ["kitchen"], "ConsoleAccess": True}],
    "Tags": {"team": "kitchen"},
}
XML = b64encode(b"<broker xmlns='http://activemq.apache.org/schema/core'/>").decode()
TO_RABBIT = {"BrokerId": "{rabbit}"}
TO_ACTIVE = {"BrokerId": "{active}"}
CONFIGURED = {"ConfigurationId": "{configuration}"}

MQ: dict[str, dict[str, Any]] = {
    "mq.CreateBroker": ACTIVE | {"BrokerName": "second-active"},
    "mq.CreateConfiguration": {"EngineType": "RABBITMQ", "Name": "calm", "Tags": {"team": "kitchen"}},
    "mq.CreateTags": {"ResourceArn": "{active-arn}", "Tags": {"month": "May"}},
    "mq.CreateUser": TO_ACTIVE | {"Username": "waiter", "Password": PASSWORD, "Groups": ["hall"]},
    "mq.DeleteBroker": TO_ACTIVE,
    "mq.DeleteConfiguration": {"ConfigurationId": "{free}"},
    "mq.DeleteTags": {"ResourceArn": "{active-arn}", "TagKeys": ["team"]},
    "mq.DeleteUser": TO_ACTIVE | {"Username": "chef"},
    "mq.DescribeBroker": TO_ACTIVE,
    "mq.DescribeBrokerEngineTypes": {"EngineType": "RABBITMQ"},
    "mq.DescribeBrokerInstanceOptions": {"EngineType": "ACTIVEMQ"},
    "mq.DescribeConfiguration": CONFIGURED,
    "mq.DescribeConfigurationRevision": CONFIGURED | {"ConfigurationRevision": "1"},
    "mq.DescribeUser": TO_ACTIVE | {"Username": "chef"},
    "mq.ListBrokers": {},
    "mq.ListConfigurationRevisions": CONFIGURED,
    "mq.ListConfigurations": {},
    "mq.ListTags": {"ResourceArn": "{active-arn}"},
    "mq.ListUsers": TO_ACTIVE,
    "mq.RebootBroker": TO_RABBIT,
    "mq.UpdateBroker": TO_RABBIT | {"HostInstanceType": "mq.m7g.large", "Logs": {"General": True}},
    "mq.UpdateConfiguration": CONFIGURED | {"Data": XML, "Description": "calmer"},
    "mq.UpdateUser": TO_ACTIVE | {"Username": "chef", "ConsoleAccess": False},
    "lab.AmqpBind": TO_RABBIT | {"Exchange": "orders", "Queue": "kitchen", "RoutingKey": "order.*"},
    "lab.AmqpCancel": TO_RABBIT | {"ConsumerTag": "chef"},
    "lab.AmqpConsume": TO_RABBIT | {"Queue": "kitchen", "ConsumerTag": "helper", "Prefetch": 2},
    "lab.AmqpDeclareExchange": TO_RABBIT | {"Exchange": "bills", "Kind": "fanout"},
    "lab.AmqpDeclareQueue": TO_RABBIT | {"Queue": "bills", "DeadLetterExchange": ""},
    "lab.AmqpDelete": TO_RABBIT | {"Queue": "kitchen"},
    "lab.AmqpGet": TO_RABBIT | {"Queue": "kitchen"},
    "lab.AmqpPublish": TO_RABBIT | {"Exchange": "orders", "RoutingKey": "order.seoul", "Body": "만두 2"},
    "lab.AmqpSettle": TO_RABBIT | {"DeliveryTag": 1, "Outcome": "ack"},
    "lab.AmqpUnbind": TO_RABBIT | {"Exchange": "orders", "Queue": "kitchen", "RoutingKey": "order.#"},
    "lab.StompLeave": TO_ACTIVE | {"Subscription": "chef"},
    "lab.StompSend": TO_ACTIVE
    | {"Destination": "/queue/kitchen", "Body": "만두 2", "Properties": {"tables": {"Number": 7}}},
    "lab.StompSettle": TO_ACTIVE | {"Subscription": "chef", "Message": 1},
    "lab.StompSubscribe": TO_ACTIVE
    | {"Subscription": "hall", "Destination": "/topic/news", "Durable": True, "Selector": "dish LIKE '만%'"},
    "lab.StompTransaction": TO_ACTIVE | {"Transaction": "lunch", "Action": "begin"},
}


def create(life: Life, params: dict[str, Any], **changes: Any) -> str:
    """Make a broker and wait for it; its id."""
    outcome = life.call("mq", "CreateBroker", params | changes)
    assert outcome.refusal is None, outcome.refusal
    life.advance(15 * 60)
    return str(outcome.answer["BrokerId"])


def prepare(life: Life) -> None:
    """A broker of each engine, in each a queue with two messages, of which a consumer holds the first."""
    rabbit, active = create(life, RABBIT), create(life, ACTIVE)
    life.call("mq", "CreateConfiguration", {"EngineType": "ACTIVEMQ", "Name": "free"})
    for operation, params in (
        ("AmqpDeclareExchange", {"Exchange": "orders", "Kind": "topic"}),
        ("AmqpDeclareQueue", {"Queue": "kitchen"}),
        ("AmqpBind", {"Exchange": "orders", "Queue": "kitchen", "RoutingKey": "order.#"}),
        ("AmqpConsume", {"Queue": "kitchen", "ConsumerTag": "chef"}),
        *[("AmqpPublish", {"Exchange": "orders", "RoutingKey": "order.seoul", "Body": "soup"})] * 2,
    ):
        _done(life, operation, {"BrokerId": rabbit} | params)
    for operation, params in (
        ("StompSubscribe", {"Subscription": "chef", "Destination": "/queue/kitchen", "Ack": "client", "Prefetch": 1}),
        *[("StompSend", {"Destination": "/queue/kitchen", "Body": "soup"})] * 2,
    ):
        _done(life, operation, {"BrokerId": active} | params)


def filled(life: Life, params: dict[str, Any]) -> dict[str, Any]:
    """Ids and ARNs in their places."""
    part = life.cloud.state.parts[f"mq/{REGION}"]
    by_name = {broker.name: broker for broker in part.brokers.values()}
    active, rabbit = by_name["shop-active"], by_name["shop-rabbit"]
    there = {
        "{active}": active.id,
        "{rabbit}": rabbit.id,
        "{active-arn}": f"arn:aws:mq:{REGION}:{ACCOUNT}:broker:shop-active:{active.id}",
        "{configuration}": active.configuration.id,
        "{free}": next(each.id for each in part.configurations.values() if each.name == "free"),
    }
    return {name: there.get(value, value) if isinstance(value, str) else value for name, value in params.items()}


def _done(life: Life, operation: str, params: dict[str, Any]) -> None:
    outcome = life.call("lab", operation, params)
    assert outcome.refusal is None, outcome.refusal
