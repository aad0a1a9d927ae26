"""What rehearsals of this chapter have in common: queues made empty, orders put in, and what came out counted."""

from collections import Counter
from collections.abc import Iterable

from lessons.courseware.play import Player
from lessons.courseware.probe import Probe
from lessons.messaging.queues import url_of
from lessons.messaging.workers import READY_S
from serverless_lab.engine import numbers
from serverless_lab.engine.services.sqs import flow

LOOKED_AT = 200  # messages of one queue, at most


def begin(player: Player) -> None:
    """Empty queues that deliver in order and once and remember no deduplication id, and mappings that are ready."""
    player.call("lab", "SetQueueLuck", {"Twice": 0, "Astray": 0, "Missed": 0})
    for queue in Probe(player.cloud).sqs.queues.values():
        flow.clear(queue)
    player.advance(max(READY_S, numbers.SQS_DEDUPLICATION_S + 1))
    player.call("lab", "Tick", {})


def send(player: Player, queue: str, bodies: Iterable[str]) -> bool:
    """Did the queue take them all?"""
    url = url_of(Probe(player.cloud), queue)
    sent = [player.call("sqs", "SendMessage", {"QueueUrl": url, "MessageBody": body}) for body in bodies]
    return all(outcome.refusal is None for outcome in sent)


def send_together(player: Player, queue: str, bodies: Iterable[str]) -> None:
    """At one moment, ten at a time."""
    url, entries = (
        url_of(Probe(player.cloud), queue),
        [{"Id": str(n), "MessageBody": body} for n, body in enumerate(bodies)],
    )
    for first in range(0, len(entries), numbers.SQS_BATCH):
        some = entries[first : first + numbers.SQS_BATCH]
        player.call("sqs", "SendMessageBatch", {"QueueUrl": url, "Entries": some})


def taken_out(player: Player, queue: str) -> Counter[str]:
    """What can be received from a queue now, by its text."""
    asked = {"QueueUrl": url_of(Probe(player.cloud), queue), "MaxNumberOfMessages": numbers.SQS_BATCH}
    found: Counter[str] = Counter()
    while found.total() < LOOKED_AT:
        messages = (player.call("sqs", "ReceiveMessage", asked).answer or {}).get("Messages", ())
        if not messages:
            break
        found.update(message["Body"] for message in messages)
    return found


def worked_off(player: Player, queue: str) -> list[str]:
    """What a worker gets out of a queue, in its order, who deletes everything at once."""
    url = url_of(Probe(player.cloud), queue)
    found: list[str] = []
    while alive(Probe(player.cloud), queue):
        asked = {"QueueUrl": url, "MaxNumberOfMessages": numbers.SQS_BATCH}
        messages = (player.call("sqs", "ReceiveMessage", asked).answer or {}).get("Messages", ())
        if not messages:
            break
        found += [message["Body"] for message in messages]
        done = [{"Id": str(n), "ReceiptHandle": each["ReceiptHandle"]} for n, each in enumerate(messages)]
        player.call("sqs", "DeleteMessageBatch", {"QueueUrl": url, "Entries": done})
    return found


def alive(probe: Probe, queue: str) -> int:
    """How many messages a queue has, those in flight or delayed included."""
    found = probe.sqs.queues.get(queue)
    return found.alive if found is not None else 0
