"""Asking a life's queues, and reading the answers short."""

from collections.abc import Iterable
from typing import Any

from serverless_lab.engine.services.sqs.state import Queue
from tests.engine.sqs.good import ARN, create
from tests.engine.support import REGION, Life

BAD = "InvalidParameterValue"
FIFO = {"FifoQueue": "true", "ContentBasedDeduplication": "true"}
__all__ = ["ARN", "BAD", "FIFO", "create"]


def lucky() -> Life:
    """In which standard queues do what nobody promised: each message once, and in order."""
    life = Life()
    life.call("lab", "SetQueueLuck", {"Twice": 0, "Astray": 0})
    return life


def told(life: Life, operation: str, url: str = "", **params: Any) -> dict[str, Any]:
    outcome = life.call("sqs", operation, ({"QueueUrl": url} if url else {}) | params)
    assert outcome.refusal is None, outcome.refusal
    answer: dict[str, Any] = outcome.answer or {}
    return answer


def refused(life: Life, operation: str, url: str = "", **params: Any) -> tuple[str, str]:
    """Code and message; nothing has changed but what time did."""
    before = life.cloud.clone()
    outcome = life.call("sqs", operation, ({"QueueUrl": url} if url else {}) | params)
    assert outcome.refusal is not None, outcome.answer
    before.call(before.root, "lab", "Tick", {}, wall=outcome.entry.wall, position=outcome.entry.position)
    assert life.cloud.encode() == before.encode()
    return outcome.refusal.code, outcome.refusal.message


def send(life: Life, url: str, *bodies: str, **params: Any) -> list[dict[str, Any]]:
    return [told(life, "SendMessage", url, MessageBody=body, **params) for body in bodies]


def receive(life: Life, url: str, most: int = 10, **params: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = told(life, "ReceiveMessage", url, MaxNumberOfMessages=most, **params).get(
        "Messages", []
    )
    return found


def bodies(messages: Iterable[dict[str, Any]]) -> list[str]:
    return [each["Body"] for each in messages]


def delete(life: Life, url: str, messages: Iterable[dict[str, Any]]) -> None:
    for each in messages:
        told(life, "DeleteMessage", url, ReceiptHandle=each["ReceiptHandle"])


def counts(life: Life, url: str) -> tuple[int, int, int]:
    """Visible, in flight, delayed."""
    names = [f"ApproximateNumberOfMessages{each}" for each in ("", "NotVisible", "Delayed")]
    found = told(life, "GetQueueAttributes", url, AttributeNames=names)["Attributes"]
    visible, hidden, delayed = (int(found[name]) for name in names)
    return visible, hidden, delayed


def attribute(life: Life, url: str, name: str) -> str | None:
    return told(life, "GetQueueAttributes", url, AttributeNames=[name]).get("Attributes", {}).get(name)


def queue(life: Life, name: str) -> Queue:
    found: Queue = life.cloud.state.parts[f"sqs/{REGION}"].queues[name]
    return found
