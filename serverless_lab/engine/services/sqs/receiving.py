"""ReceiveMessage: what is asked for, and how a message is told.

The engine waits for nobody. Whoever polls for long lets time pass first, and receives then.
"""

from typing import Any

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import SECOND, Span
from serverless_lab.engine.services.sqs import (
    contents,
    errors,
    flow,
    handles,
    measuring,
    pacing,
    requests,
    retrying,
    storing,
)
from serverless_lab.engine.services.sqs.handing import Given, hand_out, system_attributes
from serverless_lab.engine.services.sqs.names import elsewhere, queue_at
from serverless_lab.engine.services.sqs.state import Attribute, Queue


def receive_message(context: Context, request: requests.ReceiveMessage) -> dict[str, Any]:
    queue = queue_at(context, request.queue_url)
    visibility, patient = _checked(queue, request)
    begin(context, queue, patient=patient)
    most, attempt = request.max_number_of_messages, request.receive_request_attempt_id
    given = retrying.again(context, queue, attempt, visibility)
    if given is None:
        given = hand_out(context, queue, most, visibility, patient=patient)
        retrying.note(context, queue, attempt, given)
    measuring.received(context, queue, len(given))
    told = [_told(context, queue, each, request) for each in given]
    return {"Messages": told} if told else {}


def begin(context: Context, queue: Queue, *, patient: bool) -> None:
    """Raises what is in the way of receiving anything: TooManyInFlight, RequestThrottled."""
    if not patient and not queue.settings.fifo and is_full(queue):
        raise errors.TooManyInFlight(most=numbers.SQS_IN_FLIGHT, queue=queue.name)
    pacing.count(context, queue, "ReceiveMessage")


def is_full(queue: Queue) -> bool:
    return queue.in_flight >= numbers.SQS_IN_FLIGHT


def patience(context: Context, request: requests.ReceiveMessage) -> Span:
    """How long a long poll waits: as long as it says, or the queue, unless a message shows. Of a queue in another
    account nothing is known.
    """
    if elsewhere(context, request):
        return 0
    queue = queue_at(context, request.queue_url)
    _checked(queue, request)
    wait = queue.settings.wait if request.wait_time_seconds is None else request.wait_time_seconds
    return 0 if flow.shows(queue) and not is_full(queue) else wait * SECOND


def _checked(queue: Queue, request: requests.ReceiveMessage) -> tuple[int, bool]:
    """How long what is received is hidden, and whether it is a long poll."""
    most = request.max_number_of_messages
    if not 1 <= most <= numbers.SQS_BATCH:
        reason = f"Must be between 1 and {numbers.SQS_BATCH}, if provided."
        raise errors.BadValue(value=most, name="MaxNumberOfMessages", reason=reason)
    wait, (least, longest) = request.wait_time_seconds, numbers.SQS_WAIT_S
    if wait is not None and not least <= wait <= longest:
        reason = f"Must be >= {least} and <= {longest}, if provided."
        raise errors.BadValue(value=wait, name="WaitTimeSeconds", reason=reason)
    if request.receive_request_attempt_id is not None and not queue.settings.fifo:
        reason = "The request include parameter that is not valid for this queue type."
        value = request.receive_request_attempt_id
        raise errors.BadValue(value=value, name="ReceiveRequestAttemptId", reason=reason)
    retrying.check(request.receive_request_attempt_id)
    asked = request.visibility_timeout
    if asked is not None:
        check_visibility(asked)
    visibility = queue.settings.visibility if asked is None else asked
    return visibility, bool(queue.settings.wait if wait is None else wait)


def check_visibility(asked: int) -> None:
    least, most = numbers.SQS_VISIBILITY_S
    if not least <= asked <= most:
        reason = f"Must be between {least} and {most}, if provided."
        raise errors.BadValue(value=asked, name="VisibilityTimeout", reason=reason)


def _told(context: Context, queue: Queue, given: Given, request: requests.ReceiveMessage) -> dict[str, Any]:
    message = given.message
    body = storing.body_of(context, message)
    told: dict[str, Any] = {
        "MessageId": message.id,
        "ReceiptHandle": handles.make(context, queue, given.serial, given.receipt.count),
        "MD5OfBody": contents.digest_of(body),
        "Body": body,
    }
    wanted = {*request.attribute_names, *request.message_system_attribute_names}
    known = system_attributes(queue, given) if wanted else {}
    shown = {name: value for name, value in known.items() if name in wanted or "All" in wanted}
    if shown:
        told["Attributes"] = shown
    asked = request.message_attribute_names
    chosen = _chosen(storing.attributes_of(context, message), asked) if asked else {}
    if chosen:
        told["MD5OfMessageAttributes"] = contents.digest_of_attributes(chosen)
        told["MessageAttributes"] = {name: attribute_told(value) for name, value in chosen.items()}
    return told


def attribute_told(attribute: Attribute) -> dict[str, Any]:
    kind, raw = attribute
    value = {"BinaryValue": raw} if contents.is_binary(attribute) else {"StringValue": raw.decode()}
    return {"DataType": kind} | value


def _chosen(attributes: dict[str, Attribute], wanted: list[str]) -> dict[str, Attribute]:
    """Those that are asked for by name, by the beginning of it (`Order.*`), or all."""
    heads = tuple(each[:-2] for each in wanted if each.endswith(".*"))
    if "All" in wanted or ".*" in wanted:
        return attributes
    return {name: each for name, each in attributes.items() if name in wanted or name.startswith(heads or ("\0",))}
