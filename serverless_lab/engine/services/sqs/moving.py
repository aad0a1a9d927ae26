"""Message move tasks: dead letters go back to where they came from, or to another queue, second by second."""

from base64 import b64decode, b64encode
from typing import Any

import msgspec
from msgspec import structs

from serverless_lab.engine import numbers
from serverless_lab.engine.arn import Arn
from serverless_lab.engine.context import Context
from serverless_lab.engine.ids import new_uuid
from serverless_lab.engine.instant import SECOND, to_milliseconds
from serverless_lab.engine.policy.access import Values
from serverless_lab.engine.services.sqs import errors, flow, names, requests, storing
from serverless_lab.engine.services.sqs.names import queue_by_arn
from serverless_lab.engine.services.sqs.state import MoveTask, Queue, SqsState

_KEPT = 10  # tasks of a queue that can be listed
_GONE = "AWS.SimpleQueueService.NonExistentQueue"
_UNKNOWN_SOURCE = "CouldNotDetermineMessageSource"


def start_message_move_task(context: Context, request: requests.StartMessageMoveTask) -> dict[str, Any]:
    state, queue = context.part(SqsState), _source(context, request.source_arn)
    if queue.name not in state.sources:
        raise errors.NoDeadLetterQueue
    destination, rate = request.destination_arn or "", request.max_number_of_messages_per_second
    if destination and queue_by_arn(context, destination) is None:
        raise errors.ResourceNotFound(name="DestinationArn")
    if rate is not None and not 1 <= rate <= numbers.SQS_MOVED_PER_S:
        reason = f"Must be between 1 and {numbers.SQS_MOVED_PER_S}, if provided."
        raise errors.BadValue(value=rate, name="MaxNumberOfMessagesPerSecond", reason=reason)
    tasks = state.tasks.setdefault(queue.name, [])
    if tasks and tasks[-1].status == "RUNNING":
        raise errors.TaskRunning
    task = MoveTask(new_uuid(context.chance()), request.source_arn, destination, context.at, flow.visible(queue))
    task.rate = rate or 0
    tasks.append(task)
    del tasks[:-_KEPT]
    _go_on(context, queue, task)
    return {"TaskHandle": _handle(task)}


def cancel_message_move_task(context: Context, request: requests.CancelMessageMoveTask) -> dict[str, Any]:
    task_id, source = _read_handle(request.task_handle)
    queue = _source(context, source)
    running = [each for each in context.part(SqsState).tasks.get(queue.name, []) if each.id == task_id]
    if not running or running[0].status != "RUNNING":
        raise errors.NoSuchTask
    running[0].status = "CANCELLED"
    return {"ApproximateNumberOfMessagesMoved": running[0].moved}


def list_message_move_tasks(context: Context, request: requests.ListMessageMoveTasks) -> dict[str, Any]:
    queue, most = _source(context, request.source_arn), request.max_results
    if most is not None and not 1 <= most <= _KEPT:
        reason = f"Must be between 1 and {_KEPT}, if provided."
        raise errors.BadValue(value=most, name="MaxResults", reason=reason)
    tasks = context.part(SqsState).tasks.get(queue.name, [])
    told = [_told(each) for each in reversed(tasks)][: most or 1]
    return {"Results": told} if told else {}


def move(context: Context, data: dict[str, Any]) -> None:
    """Due event: a second's worth of messages. What is in flight stays, and is no part of the task."""
    tasks = context.part(SqsState).tasks.get(data["queue"], [])
    task = next((each for each in tasks if each.id == data["task"]), None)
    queue = context.part(SqsState).queues.get(data["queue"])
    if task is None or task.status != "RUNNING":
        return
    if queue is None:
        task.status, task.failure = "FAILED", _GONE
        return
    done = False
    for _ in range(task.rate or numbers.SQS_MOVED_PER_S):
        done = task.moved >= task.to_move or not _move_one(context, queue, task)
        if done:
            break
    if task.failure:
        task.status = "FAILED"
    elif done or task.moved >= task.to_move:
        task.status = "COMPLETED"
    else:
        _go_on(context, queue, task)


def check_start(context: Context, request: requests.StartMessageMoveTask) -> None:
    for arn in (request.source_arn, request.destination_arn):
        if arn is not None:
            _check_arn(context, "sqs:StartMessageMoveTask", arn)


def check_list(context: Context, request: requests.ListMessageMoveTasks) -> None:
    _check_arn(context, "sqs:ListMessageMoveTasks", request.source_arn)


def check_cancel(context: Context, request: requests.CancelMessageMoveTask) -> None:
    _check_arn(context, "sqs:CancelMessageMoveTask", _read_handle(request.task_handle)[1])


def source_arn(context: Context, request: Any) -> str:
    return str(request.source_arn)


def task_arn(context: Context, request: requests.CancelMessageMoveTask) -> str:
    return _read_handle(request.task_handle)[1]


def also(context: Context, request: requests.StartMessageMoveTask) -> list[tuple[str, str, dict[str, Values]]]:
    """Who starts a task must be allowed to do what it does."""
    asked: list[tuple[str, str, dict[str, Values]]] = [
        (f"sqs:{name}", request.source_arn, {}) for name in ("ReceiveMessage", "DeleteMessage", "GetQueueAttributes")
    ]
    return asked + ([("sqs:SendMessage", request.destination_arn, {})] if request.destination_arn else [])


def _check_arn(context: Context, action: str, arn: str) -> None:
    parsed = Arn.parse(arn)
    if parsed is None or parsed.service != "sqs":
        raise errors.InvalidParameterValue(message=f"The ARN {arn} is not that of a queue.")
    names.check_place(action, context, parsed.account_id, arn)


def _source(context: Context, arn: str) -> Queue:
    queue = queue_by_arn(context, arn)
    if queue is None:
        raise errors.ResourceNotFound(name="SourceArn")
    return queue


def _go_on(context: Context, queue: Queue, task: MoveTask) -> None:
    context.schedule(context.at + SECOND, "sqs.MoveMessages", queue=queue.name, task=task.id)


def _move_one(context: Context, queue: Queue, task: MoveTask) -> bool:
    """Move the next message as a new one: with an id and a retention of its own, and no receipts. False: none is left,
    or it cannot be moved, and the task says why.
    """
    serial = flow.first(context, queue)
    if serial is None:
        return False
    message = storing.message_of(context, queue, serial)
    target = queue_by_arn(context, task.destination or message.source)
    if target is None or target.settings.fifo != queue.settings.fifo:
        task.failure = _GONE if task.destination or message.source else _UNKNOWN_SOURCE
        flow.give_back(context, queue, serial)
        return False
    flow.discard(context, queue, serial)
    fresh = {"id": new_uuid(context.chance()), "sent": context.at, "kept_from": context.at, "source": ""}
    flow.enqueue(context, target, structs.replace(message, **fresh))
    task.moved += 1
    return True


def _told(task: MoveTask) -> dict[str, Any]:
    told: dict[str, Any] = {
        "Status": task.status,
        "SourceArn": task.source,
        "ApproximateNumberOfMessagesMoved": task.moved,
        "ApproximateNumberOfMessagesToMove": task.to_move,
        "StartedTimestamp": to_milliseconds(task.started),
    }
    told |= {"TaskHandle": _handle(task)} if task.status == "RUNNING" else {}
    told |= {"DestinationArn": task.destination} if task.destination else {}
    told |= {"MaxNumberOfMessagesPerSecond": task.rate} if task.rate else {}
    return told | ({"FailureReason": task.failure} if task.failure else {})


def _handle(task: MoveTask) -> str:
    return b64encode(msgspec.json.encode({"taskId": task.id, "sourceArn": task.source})).decode()


def _read_handle(text: str) -> tuple[str, str]:
    """The id of a task and its source. Raises NoTaskHandle."""
    try:
        found = msgspec.json.decode(b64decode(text, validate=True), type=dict[str, str])
        return found["taskId"], found["sourceArn"]
    except (ValueError, KeyError, msgspec.MsgspecError):
        raise errors.NoTaskHandle from None
