"""Queues: a list of them with what lies in each, and one of them with its settings."""

import json
from dataclasses import dataclass
from itertools import islice
from typing import Any

from lessons.courseware.console.operation import OperationForm
from lessons.courseware.page import Page
from lessons.messaging.forms.access import AddPermission, RemovePermission, SetPolicy, TagQueue, UntagQueue
from lessons.messaging.forms.queues import CreateQueue, DeleteQueue, PurgeQueue
from lessons.messaging.forms.redrive import (
    CancelMessageMoveTask,
    SetRedriveAllowPolicy,
    SetRedrivePolicy,
    StartMessageMoveTask,
)
from lessons.messaging.forms.settings import Configure, ConfigureFifo, Encrypt
from lessons.messaging.queues import arn_of, in_order, name_of, named, url_of
from serverless_lab.engine.instant import SECOND
from serverless_lab.engine.services.sqs import flow
from serverless_lab.engine.services.sqs.state import Queue

TEMPLATE = "messaging/panels/queues.html"
HAS_FORMS = MOVES = True
SHOWN = 100
TASKS = 10  # that SQS tells of a queue


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
        return (
            {"one": row(queue)} | _settings(page, form, queue) | _access(page, form, queue) | _dead(page, form, queue)
        )
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


def _settings(page: Page, form: OperationForm | None, queue: Queue) -> dict[str, Any]:
    name, settings = queue.name, queue.settings
    return {
        "url": url_of(page.probe, name),
        "arn": arn_of(page.probe, name),
        "kept": settings.retention * SECOND,
        "configure": Configure.offer(page, form, Configure.initial_of(settings), queue=name),
        "configure_fifo": ConfigureFifo.offer(page, form, ConfigureFifo.initial_of(settings), queue=name)
        if settings.fifo
        else None,
        "encrypt": Encrypt.offer(page, form, Encrypt.initial_of(settings), queue=name),
        "purge": PurgeQueue.offer(page, form, queue=name),
        "delete": DeleteQueue.offer(page, form, queue=name),
    }


def _access(page: Page, form: OperationForm | None, queue: Queue) -> dict[str, Any]:
    name, policy = queue.name, queue.settings.policy
    document = json.loads(policy) if policy else {}
    statements = document.get("Statement", [])
    listed = statements if isinstance(statements, list) else [statements]
    sids = [str(each["Sid"]) for each in listed if each.get("Sid")][:SHOWN]
    return {
        "policy": json.dumps(document, indent=2, ensure_ascii=False) if policy else "",
        "set_policy": SetPolicy.offer(page, form, SetPolicy.initial_of(policy), queue=name),
        "let_in": AddPermission.offer(page, form, queue=name),
        "statements": [(sid, RemovePermission.press(page, form, queue=name, Label=sid)) for sid in sids],
        "set_tag": TagQueue.offer(page, form, queue=name),
        "tags": [(key, value, UntagQueue.press(page, form, queue=name, Key=key)) for key, value in queue.tags.items()],
    }


def _dead(page: Page, form: OperationForm | None, queue: Queue) -> dict[str, Any]:
    """Where its dead letters go, whose it has, and the tasks that bring them back."""
    name, settings = queue.name, queue.settings
    sources = page.probe.sqs.sources.get(name, [])
    return {
        "redrive": settings.redrive,
        "redrive_to": name_of(settings.redrive.target) if settings.redrive else "",
        "set_redrive": SetRedrivePolicy.offer(page, form, SetRedrivePolicy.initial_of(settings.redrive), queue=name),
        "allowing": settings.allow_redrive,
        "allowed": [name_of(each) for each in settings.allow_redrive.sources] if settings.allow_redrive else [],
        "set_allowing": SetRedriveAllowPolicy.offer(
            page, form, SetRedriveAllowPolicy.initial_of(settings.allow_redrive), queue=name
        ),
        "sources": sorted(sources)[:SHOWN],
        "start_move": StartMessageMoveTask.offer(page, form, queue=name) if sources else None,
        "tasks": _tasks(page, form, name),
    }


def _tasks(page: Page, form: OperationForm | None, name: str) -> list[tuple[dict[str, Any], str, Any]]:
    """As ListMessageMoveTasks tells them, each with where it moves to and, while it runs, what ends it."""
    if name not in page.probe.sqs.tasks:
        return []
    asked = {"SourceArn": arn_of(page.probe, name), "MaxResults": TASKS}
    told = page.probe.ask("sqs", "ListMessageMoveTasks", asked).answer or {}
    return [
        (
            task,
            name_of(task.get("DestinationArn", "")),
            CancelMessageMoveTask.press(page, form, TaskHandle=task["TaskHandle"]) if "TaskHandle" in task else None,
        )
        for task in told.get("Results", ())
    ]
