"""The topic of the simulation, made and subscribed to by SNS's own operations: what SNS refuses is refused.

Whom a message reaches is asked of the subscriptions' filter policies, once for each variety of orders.
"""

from functools import cached_property
from random import Random
from typing import Any

from serverless_lab.engine.fan_out.model import Subscriber
from serverless_lab.engine.fan_out.orders import VARIETIES, Variety
from serverless_lab.engine.ids import new_uuid
from serverless_lab.engine.services.sns import contents, delivering, publishing, requests, subscribing, topics
from serverless_lab.engine.services.sns.formats import Message, sequence_of
from serverless_lab.engine.services.sns.state import SnsState, Subscription
from serverless_lab.engine.services.sqs.conveyor.floor import Floor
from serverless_lab.engine.services.sqs.conveyor.producing import Order
from serverless_lab.engine.services.sqs.names import FIFO
from serverless_lab.engine.services.sqs.state import Luck

TOPIC = "order-events"


class TopicFloor(Floor):
    """`drafts`: what is published, by variety."""

    def __init__(self, luck: Luck, chance: Random, *, fifo: bool) -> None:
        super().__init__(luck, chance)
        self.sns = SnsState()
        name, attributes = (TOPIC + FIFO, {"FifoTopic": "true"}) if fifo else (TOPIC, {})
        self.topic_arn = topics.create_topic(self, requests.CreateTopic(name=name, attributes=attributes))["TopicArn"]
        self.topic = self.sns.topics[name]

    @cached_property
    def drafts(self) -> list[contents.Draft]:
        return [contents.draft(self.topic, _asked(each, fifo=self.topic.fifo)) for each in VARIETIES]

    def part(self, kind: type[Any], *, everywhere: bool = False, region: str = "") -> Any:
        return self.sns if kind is SnsState else self.sqs

    def subscribe(self, subscriber: Subscriber) -> Subscription:
        """Raises what SNS says against it, a CloudError."""
        attributes = {"RawMessageDelivery": "true"} if subscriber.raw else {}
        if subscriber.filter:
            attributes |= {"FilterPolicy": subscriber.filter, "FilterPolicyScope": subscriber.scope}
        endpoint = self.arn("sqs", subscriber.name + (FIFO if subscriber.line.fifo else ""))
        asked = requests.Subscribe(topic_arn=self.topic_arn, protocol="sqs", endpoint=endpoint, attributes=attributes)
        arn: str = subscribing.subscribe(self, asked)["SubscriptionArn"]
        return self.sns.subscriptions[arn.rpartition(":")[2]]

    def reasons_against(self, subscription: Subscription) -> list[str]:
        """By variety, why it does not pass; empty where it does."""
        return [delivering.reason_against(subscription, draft) for draft in self.drafts]

    def take_in(self, order: Order, variety: int) -> bool:
        """Is it published? Not where a FIFO topic takes it for one that was published before."""
        number, group = order
        return not publishing.take_in(self, self.topic, group, str(number), lambda: "")[2]

    def sample(self, subscription: Subscription, variety: int) -> str:
        """The body of a message as it lies in the queue."""
        sequence = sequence_of(0) if self.topic.fifo else ""
        message = Message(new_uuid(Random(variety)), self.at, self.drafts[variety], {}, sequence)
        return delivering.for_queue(self, self.topic, subscription, message).body.decode()


def try_subscription(subscriber: Subscriber, *, fifo: bool) -> None:
    """Raises what SNS says against it, a CloudError."""
    TopicFloor(Luck(), Random(0), fifo=fifo).subscribe(subscriber)


def _asked(variety: Variety, *, fifo: bool) -> requests.Publish:
    attributes = {
        name: requests.AttributeValue(data_type=each["DataType"], string_value=each["StringValue"])
        for name, each in variety.attributes.items()
    }
    one = "1" if fifo else None
    return requests.Publish(
        message=variety.body, message_attributes=attributes, message_group_id=one, message_deduplication_id=one
    )
