"""What lessons and missions of this chapter are played with."""

from typing import Any

from lessons.courseware.course import Play
from lessons.courseware.play import Player
from lessons.courseware.probe import Probe
from lessons.messaging.queues import url_of


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
