"""Asking a life's topics, and reading what came of it short."""

import json
from typing import Any

from serverless_lab.engine.services.sns.state import SnsState
from tests.engine.sqs.asking import create as create_queue
from tests.engine.sqs.asking import lucky, receive
from tests.engine.support import ACCOUNT, REGION, Life

ARN = f"arn:aws:sns:{REGION}:{ACCOUNT}"
QUEUES = f"arn:aws:sqs:{REGION}:{ACCOUNT}"
BAD = "InvalidParameter"
FIFO = {"FifoTopic": "true", "ContentBasedDeduplication": "true"}
__all__ = ["lucky"]


def told(life: Life, operation: str, **params: Any) -> dict[str, Any]:
    outcome = life.call("sns", operation, params)
    assert outcome.refusal is None, outcome.refusal
    answer: dict[str, Any] = outcome.answer or {}
    return answer


def refused(life: Life, operation: str, **params: Any) -> tuple[str, str]:
    """Code and message; nothing has changed but what time did."""
    before = life.cloud.clone()
    outcome = life.call("sns", operation, params)
    assert outcome.refusal is not None, outcome.answer
    before.call(before.root, "lab", "Tick", {}, wall=outcome.entry.wall, position=outcome.entry.position)
    assert life.cloud.encode() == before.encode()
    return outcome.refusal.code, outcome.refusal.message


def create(life: Life, name: str, **attributes: str) -> str:
    """Make a topic; its ARN."""
    return str(told(life, "CreateTopic", Name=name, Attributes=attributes)["TopicArn"])


def subscribe(life: Life, topic: str, protocol: str, endpoint: str, **attributes: str) -> str:
    """The subscription's ARN, confirmed or not."""
    params = {"Protocol": protocol, "Endpoint": endpoint, "Attributes": attributes}
    return str(told(life, "Subscribe", TopicArn=topic, ReturnSubscriptionArn=True, **params)["SubscriptionArn"])


def let_in(life: Life, url: str, **condition: Any) -> None:
    """The queue's policy lets SNS send."""
    name = url.rpartition("/")[2]
    statement = {
        "Effect": "Allow",
        "Principal": {"Service": "sns.amazonaws.com"},
        "Action": "sqs:SendMessage",
        "Resource": f"{QUEUES}:{name}",
    } | condition
    policy = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    outcome = life.call("sqs", "SetQueueAttributes", {"QueueUrl": url, "Attributes": {"Policy": policy}})
    assert outcome.refusal is None, outcome.refusal


def queue_for(life: Life, topic: str, name: str, **attributes: str) -> tuple[str, str]:
    """A queue that has subscribed: its URL, and the subscription's ARN."""
    made = {"FifoQueue": "true"} if name.endswith(".fifo") else {}
    url = create_queue(life, name, **made)
    let_in(life, url)
    return url, subscribe(life, topic, "sqs", f"{QUEUES}:{name}", **attributes)


def publish(life: Life, topic: str, message: str = "soup", **more: Any) -> Any:
    outcome = life.call("sns", "Publish", {"TopicArn": topic, "Message": message} | more)
    assert outcome.refusal is None, outcome.refusal
    return outcome


def attributes(**values: Any) -> dict[str, dict[str, Any]]:
    """Message attributes: numbers as Number, lists as String.Array, bytes as Binary, texts as String."""
    found: dict[str, dict[str, Any]] = {}
    for name, value in values.items():
        if isinstance(value, bytes):
            found[name] = {"DataType": "Binary", "BinaryValue": value}
        elif isinstance(value, str):
            found[name] = {"DataType": "String", "StringValue": value}
        elif isinstance(value, list):
            found[name] = {"DataType": "String.Array", "StringValue": json.dumps(value)}
        else:
            found[name] = {"DataType": "Number", "StringValue": str(value)}
    return found


def bodies(life: Life, url: str) -> list[Any]:
    """What is in the queue, as JSON where it is JSON."""
    return [_read(each["Body"]) for each in receive(life, url)]


def messages(life: Life, url: str) -> list[str]:
    """The messages in the notifications that are in the queue."""
    return [each["Message"] for each in bodies(life, url)]


def letters(life: Life, to: str = "") -> list[dict[str, Any]]:
    outcome = life.call("lab", "ListLetters", {"To": to})
    found: list[dict[str, Any]] = (outcome.answer or {})["Letters"]
    return found


def state(life: Life) -> SnsState:
    part: SnsState = life.cloud.state.parts[f"sns/{REGION}"]
    return part


def _read(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text
