"""Queues: a list of them with what lies in each, and one of them."""

from dataclasses import dataclass
from itertools import islice
from typing import Any

from lessons.courseware.console.operation import OperationForm
from lessons.courseware.page import Page
from lessons.messaging.forms.queues import CreateQueue, DeleteQueue
from lessons.messaging.queues import in_order, named
from serverless_lab.engine.services.sqs import flow
from serverless_lab.engine.services.sqs.state import Queue

TEMPLATE = "messaging/panels/queues.html"
HAS_FORMS = True
SHOWN = 100


@dataclass(frozen=True)
class Row:
    """A queue and how many of its messages can be received, are in flight, and wait for their delay."""

    queue: Queue
    visible: int
    in_flight: int
    delayed: int


def read(page: Page, form: OperationForm | None) -> dict[str, Any]:
    asked = page.where.get("queue", "")
    queue = named(page.probe, asked)
    if queue is not None:
        return {"one": row(queue), "delete": DeleteQueue.offer(page, form, queue=queue.name)}
    queues = in_order(page.probe)
    return {
        "one": None,
        "missing": asked,
        "create": CreateQueue.offer(page, form),
        "queues": [row(each) for each in islice(queues, SHOWN)],
        "others": max(len(queues) - SHOWN, 0),
    }


def row(queue: Queue) -> Row:
    return Row(queue, flow.visible(queue), queue.in_flight, len(queue.delayed))
