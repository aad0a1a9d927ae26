"""A good call of each SQS operation, and what must be there before."""

from typing import Any

from serverless_lab.engine.services.sqs import handles
from tests.engine.support import ACCOUNT, REGION, Life

ADDRESS = f"https://sqs.{REGION}.amazonaws.com/{ACCOUNT}"
ARN = f"arn:aws:sqs:{REGION}:{ACCOUNT}"
TICKETS, SPOILED = f"{ADDRESS}/tickets", f"{ADDRESS}/spoiled-tickets"
ENTRY = {"Id": "one", "ReceiptHandle": "{receipt}"}

SQS: dict[str, dict[str, Any]] = {
    "lab.SetQueueLuck": {"Twice": 500},
    "sqs.AddPermission": {
        "QueueUrl": TICKETS,
        "Label": "another-kitchen",
        "AWSAccountIds": ["210987654321"],
        "Actions": ["SendMessage"],
    },
    "sqs.CancelMessageMoveTask": {"TaskHandle": "{move}"},
    "sqs.ChangeMessageVisibility": {"QueueUrl": TICKETS, "ReceiptHandle": "{receipt}", "VisibilityTimeout": 60},
    "sqs.ChangeMessageVisibilityBatch": {"QueueUrl": TICKETS, "Entries": [ENTRY | {"VisibilityTimeout": 60}]},
    "sqs.CreateQueue": {"QueueName": "bills", "Attributes": {"DelaySeconds": "5"}, "tags": {"team": "kitchen"}},
    "sqs.DeleteMessage": {"QueueUrl": TICKETS, "ReceiptHandle": "{receipt}"},
    "sqs.DeleteMessageBatch": {"QueueUrl": TICKETS, "Entries": [ENTRY]},
    "sqs.DeleteQueue": {"QueueUrl": TICKETS},
    "sqs.GetQueueAttributes": {"QueueUrl": TICKETS, "AttributeNames": ["All"]},
    "sqs.GetQueueUrl": {"QueueName": "tickets"},
    "sqs.ListDeadLetterSourceQueues": {"QueueUrl": SPOILED},
    "sqs.ListMessageMoveTasks": {"SourceArn": f"{ARN}:spoiled-tickets"},
    "sqs.ListQueueTags": {"QueueUrl": TICKETS},
    "sqs.ListQueues": {"QueueNamePrefix": "tick"},
    "sqs.PurgeQueue": {"QueueUrl": TICKETS},
    "sqs.ReceiveMessage": {
        "QueueUrl": TICKETS,
        "AttributeNames": ["All"],
        "MessageAttributeNames": ["All"],
        "MaxNumberOfMessages": 10,
    },
    "sqs.RemovePermission": {"QueueUrl": TICKETS, "Label": "kitchen"},
    "sqs.SendMessage": {
        "QueueUrl": TICKETS,
        "MessageBody": "만두 2",
        "MessageAttributes": {"table": {"DataType": "Number", "StringValue": "7"}},
    },
    "sqs.SendMessageBatch": {
        "QueueUrl": TICKETS,
        "Entries": [{"Id": "one", "MessageBody": "soup"}, {"Id": "two", "MessageBody": "rice", "DelaySeconds": 5}],
    },
    "sqs.SetQueueAttributes": {"QueueUrl": TICKETS, "Attributes": {"VisibilityTimeout": "45"}},
    "sqs.StartMessageMoveTask": {"SourceArn": f"{ARN}:burnt-tickets", "DestinationArn": f"{ARN}:tickets"},
    "sqs.TagQueue": {"QueueUrl": TICKETS, "Tags": {"team": "kitchen"}},
    "sqs.UntagQueue": {"QueueUrl": TICKETS, "TagKeys": ["team"]},
}


def create(life: Life, name: str, **attributes: str) -> str:
    """Make a queue; its URL."""
    outcome = life.call("sqs", "CreateQueue", {"QueueName": name, "Attributes": attributes})
    assert outcome.refusal is None, outcome.refusal
    return str(outcome.answer["QueueUrl"])


def prepare(life: Life) -> None:
    """Queues with messages, one of them in flight; two for dead letters, and a slow task that empties one of them."""
    life.call("lab", "SetQueueLuck", {"Twice": 0, "Astray": 0})
    create(life, "orders")
    create(life, "orders.fifo", FifoQueue="true")
    for name in ("burnt-tickets", "spoiled-tickets"):
        create(life, name)
        policy = f'{{"deadLetterTargetArn":"{ARN}:{name}","maxReceiveCount":3}}'
        create(life, name.replace("-", "-from-"), RedrivePolicy=policy)
        for _ in range(40):
            ten = [{"Id": str(number), "MessageBody": f"dish {number}"} for number in range(10)]
            life.call("sqs", "SendMessageBatch", {"QueueUrl": f"{ADDRESS}/{name}", "Entries": ten})
    create(life, "tickets")
    shared = {"Label": "kitchen", "AWSAccountIds": [ACCOUNT], "Actions": ["ReceiveMessage"]}
    for operation, params in (
        ("AddPermission", shared),
        ("TagQueue", {"Tags": {"team": "kitchen", "month": "May"}}),
        ("SendMessage", SQS["sqs.SendMessage"]),
        ("ReceiveMessage", {"VisibilityTimeout": 43_000}),
        ("SendMessage", SQS["sqs.SendMessage"]),
    ):
        outcome = life.call("sqs", operation, {"QueueUrl": TICKETS} | params)
        assert outcome.refusal is None, outcome.refusal
    slow = {"SourceArn": f"{ARN}:spoiled-tickets", "DestinationArn": f"{ARN}:orders", "MaxNumberOfMessagesPerSecond": 1}
    outcome = life.call("sqs", "StartMessageMoveTask", slow)
    assert outcome.refusal is None, outcome.refusal


def filled(life: Life, params: Any) -> Any:
    """A receipt handle and a task's handle in their places, however deep."""
    if isinstance(params, dict):
        return {name: filled(life, each) for name, each in params.items()}
    if isinstance(params, list):
        return [filled(life, each) for each in params]
    match params:
        case "{receipt}":
            return _receipt(life)
        case "{move}":
            return _task(life)
    return params


def _receipt(life: Life) -> str:
    """Of the message in flight, made as SQS makes it."""
    context = life.cloud._machine.context(life.cloud.root, REGION, life.now, life.wall, "test")
    queue = life.cloud.state.parts[f"sqs/{REGION}"].queues["tickets"]
    serial, receipt = next(iter(queue.receipts.items()))
    return handles.make(context, queue, serial, receipt.count)


def _task(life: Life) -> str:
    told = life.cloud.probe(life.cloud.root, "sqs", "ListMessageMoveTasks", SQS["sqs.ListMessageMoveTasks"])
    return str(told.answer["Results"][0]["TaskHandle"])
