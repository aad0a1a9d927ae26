"""What lessons and missions of this chapter are played with."""

import json
from typing import Any

from lessons.courseware.course import Play
from lessons.courseware.play import Player
from lessons.courseware.probe import Probe
from lessons.messaging.queues import arn_of, url_of
from lessons.messaging.topics import arn_of as topic_arn
from lessons.messaging.topics import subscribers, subscription_arn


def create(queue: str, **attributes: str) -> Play:
    """A queue; one whose name ends in .fifo is a FIFO queue."""
    kind = {"FifoQueue": "true"} if queue.endswith(".fifo") else {}

    def play(player: Player) -> None:
        player.call("sqs", "CreateQueue", {"QueueName": queue, "Attributes": kind | attributes})

    return play


def do(operation: str, queue: str, **params: Any) -> Play:
    """An operation on a queue. A value may be a function of the player."""

    def play(player: Player) -> None:
        found = {name: value(player) if callable(value) else value for name, value in params.items()}
        player.call("sqs", operation, {"QueueUrl": url_of(Probe(player.cloud), queue)} | found)

    return play


def send(queue: str, *bodies: str, **params: Any) -> Play:
    """One message after the other."""

    def play(player: Player) -> None:
        for body in bodies:
            do("SendMessage", queue, MessageBody=body, **params)(player)

    return play


def receive(queue: str, most: int = 1, *, delete: bool = False, **params: Any) -> Play:
    """ReceiveMessage; `delete`: what was received is deleted at once."""

    def play(player: Player) -> None:
        url = url_of(Probe(player.cloud), queue)
        asked = {"QueueUrl": url, "MaxNumberOfMessages": most} | params
        answer = player.call("sqs", "ReceiveMessage", asked).answer or {}
        for message in answer.get("Messages", ()) if delete else ():
            player.call("sqs", "DeleteMessage", {"QueueUrl": url, "ReceiptHandle": message["ReceiptHandle"]})

    return play


def wait(seconds: float) -> Play:
    return lambda player: player.advance(seconds)


def together(*plays: Play) -> Play:
    def play(player: Player) -> None:
        for each in plays:
            each(player)

    return play


def prolong(queue: str, seconds: int) -> Play:
    """What is in flight and would show first stays hidden for longer."""

    def play(player: Player) -> None:
        held = player.cloud.queue_contents(queue, 1).in_flight
        for each in held:
            do("ChangeMessageVisibility", queue, ReceiptHandle=each.handle, VisibilityTimeout=seconds)(player)

    return play


def bury(queue: str, target: str, receipts: int) -> Play:
    """A redrive policy: what was received so often goes to the other queue."""

    def play(player: Player) -> None:
        policy = {"deadLetterTargetArn": arn_of(Probe(player.cloud), target), "maxReceiveCount": receipts}
        do("SetQueueAttributes", queue, Attributes={"RedrivePolicy": json.dumps(policy)})(player)

    return play


def move_back(queue: str) -> Play:
    """StartMessageMoveTask, each message to where it came from."""

    def play(player: Player) -> None:
        player.call("sqs", "StartMessageMoveTask", {"SourceArn": arn_of(Probe(player.cloud), queue)})

    return play


def let_service_send(queue: str, service: str, on_behalf_of: str = "") -> Play:
    """A queue policy for a service of AWS; `on_behalf_of`: a pattern of ARNs."""
    statement: dict[str, Any] = {"Effect": "Allow", "Principal": {"Service": service}, "Action": "sqs:SendMessage"}
    statement["Resource"] = "*"
    if on_behalf_of:
        statement["Condition"] = {"ArnLike": {"aws:SourceArn": on_behalf_of}}
    policy = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    return do("SetQueueAttributes", queue, Attributes={"Policy": policy})


def create_topic(topic: str) -> Play:
    return lambda player: _sns(player, "CreateTopic", {"Name": topic})


def subscribe(topic: str, queue: str, **attributes: str) -> Play:
    """A queue; what its policy says decides whether anything arrives."""

    def play(player: Player) -> None:
        probe = Probe(player.cloud)
        endpoint = {"Protocol": "sqs", "Endpoint": arn_of(probe, queue), "Attributes": attributes}
        _sns(player, "Subscribe", {"TopicArn": topic_arn(probe, topic)} | endpoint)

    return play


def publish(topic: str, message: str, **attributes: str | int) -> Play:
    """With message attributes; an int is a Number."""

    def play(player: Player) -> None:
        told = {
            name: {"DataType": "Number" if isinstance(value, int) else "String", "StringValue": str(value)}
            for name, value in attributes.items()
        }
        more = {"MessageAttributes": told} if told else {}
        _sns(player, "Publish", {"TopicArn": topic_arn(Probe(player.cloud), topic), "Message": message} | more)

    return play


def _sns(player: Player, operation: str, params: dict[str, Any]) -> None:
    player.call("sns", operation, params)


def narrow(topic: str, queue: str, policy: dict[str, Any]) -> Play:
    """A filter policy for the queue's subscription."""

    def play(player: Player) -> None:
        probe = Probe(player.cloud)
        found = next(
            each for each in subscribers(probe, probe.sns.topics[topic]) if each.endpoint == arn_of(probe, queue)
        )
        said = {"AttributeName": "FilterPolicy", "AttributeValue": json.dumps(policy)}
        _sns(player, "SetSubscriptionAttributes", {"SubscriptionArn": subscription_arn(probe, found)} | said)

    return play
