"""Messages: sending and receiving, and every message of a queue with what it waits for."""

from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lessons.courseware.console.operation import OperationForm, Press
from lessons.courseware.page import Page
from lessons.messaging.forms.messages import (
    ChangeMessageVisibility,
    ChangeMessageVisibilityBatch,
    DeleteMessage,
    DeleteMessageBatch,
    ReceiveMessage,
    SendMessage,
    SendMessageBatch,
)
from lessons.messaging.panels.queues import row
from lessons.messaging.queues import in_order, name_of, named
from serverless_lab.engine.instant import MILLISECOND, SECOND
from serverless_lab.engine.services.sqs.holding import Held

TEMPLATE = "messaging/panels/messages.html"
HAS_FORMS = MOVES = True
QUEUES = 30  # to choose from
SHOWN = 20  # messages of each state
STATES: dict[str, tuple[str | Promise, str]] = {
    "visible": (_("can be received"), "good"),
    "behind": (_("waits for its group"), ""),
    "in-flight": (_("in flight"), "accent"),
    "delayed": (_("delayed"), ""),
}


@dataclass(frozen=True)
class Shown:
    """A message. `left`: seconds of simulated time until it shows, `until` the same moment in milliseconds."""

    held: Held
    state: str | Promise
    look: str
    left: int
    until: int
    source: str
    delete: OperationForm | Press | None
    change: OperationForm | None


def read(page: Page, form: OperationForm | None) -> dict[str, Any]:
    queues = in_order(page.probe)
    asked = page.where.get("queue", "")
    queue = named(page.probe, asked) or next(iter(queues), None)
    if queue is None:
        return {"one": None, "missing": asked}
    name, fifo = queue.name, queue.settings.fifo
    held = page.view.cloud.queue_contents(name, SHOWN)
    counted = row(queue)
    some = bool(held.in_flight)
    return {
        "one": counted,
        "missing": asked if asked != name else "",
        "queues": [each.name for each in islice(queues, QUEUES)],
        "send": SendMessage.offer_to(page, form, name, fifo=fifo),
        "send_batch": SendMessageBatch.offer_to(page, form, name, fifo=fifo),
        "receive": ReceiveMessage.offer(page, form, queue=name),
        "delete_batch": DeleteMessageBatch.offer(page, form, queue=name) if some else None,
        "change_batch": ChangeMessageVisibilityBatch.offer(page, form, queue=name) if some else None,
        "in_flight": [_shown(page, form, name, each) for each in held.in_flight],
        "in_flight_more": counted.in_flight - len(held.in_flight),
        "waiting": [_shown(page, form, name, each) for each in (*held.delayed, *held.visible)],
        "waiting_more": counted.visible + counted.delayed - len(held.visible) - len(held.delayed),
    }


def _shown(page: Page, form: OperationForm | None, queue: str, held: Held) -> Shown:
    state, look = STATES[held.state]
    named_by = {"queue": queue, "ReceiptHandle": held.handle}
    flies = held.state == "in-flight"
    return Shown(
        held,
        state,
        look,
        max(0, -(-(held.until - page.view.now) // SECOND)) if held.until else 0,
        held.until // MILLISECOND,
        name_of(held.message.source),
        DeleteMessage.press(page, form, **named_by) if held.handle else None,
        ChangeMessageVisibility.offer(page, form, **named_by) if flies else None,
    )
