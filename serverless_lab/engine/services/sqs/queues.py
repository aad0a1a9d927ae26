"""Queues: made, found, listed, configured, emptied, deleted."""

from base64 import b64decode, b64encode
from typing import Any

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import SECOND
from serverless_lab.engine.services.sqs import attributes, errors, flow, requests, tagging
from serverless_lab.engine.services.sqs.names import check_name, queue_at, url_of
from serverless_lab.engine.services.sqs.state import Queue, Settings, SqsState

_AWHILE = 60 * SECOND
_TOLD = frozenset(
    """All ApproximateNumberOfMessages ApproximateNumberOfMessagesDelayed ApproximateNumberOfMessagesNotVisible
    ContentBasedDeduplication CreatedTimestamp DeduplicationScope DelaySeconds FifoQueue FifoThroughputLimit
    KmsDataKeyReusePeriodSeconds KmsMasterKeyId LastModifiedTimestamp MaximumMessageSize MessageRetentionPeriod Policy
    QueueArn ReceiveMessageWaitTimeSeconds RedriveAllowPolicy RedrivePolicy SqsManagedSseEnabled
    VisibilityTimeout""".split()
)


def create_queue(context: Context, request: requests.CreateQueue) -> dict[str, Any]:
    """Made again as it is, a queue is found; otherwise than it is, it is refused."""
    name, state = request.queue_name, context.part(SqsState)
    fifo = attributes.is_fifo(request.attributes)
    check_name(name, fifo=fifo)
    settings = attributes.changed(context, name, Settings(fifo=fifo), request.attributes)
    tags = tagging.checked(request.tags)
    found = state.queues.get(name)
    if found is not None:
        _check_same(context, found, settings, request.attributes)
        return {"QueueUrl": url_of(context, name)}
    if state.deleted.get(name, -_AWHILE) > context.at - _AWHILE:
        raise errors.QueueDeletedRecently
    queue = Queue(name, context.at, context.at, settings, tags)
    state.queues[name] = queue
    note_source(state, name, None, settings)
    return {"QueueUrl": url_of(context, name)}


def delete_queue(context: Context, request: requests.OfQueue) -> dict[str, Any]:
    queue, state = queue_at(context, request.queue_url), context.part(SqsState)
    del state.queues[queue.name]
    note_source(state, queue.name, queue.settings, None)
    state.deleted = {name: at for name, at in state.deleted.items() if at > context.at - _AWHILE}
    state.deleted[queue.name] = context.at
    return {}


def list_queues(context: Context, request: requests.ListQueues) -> dict[str, Any]:
    names = (name for name in context.part(SqsState).queues if name.startswith(request.queue_name_prefix))
    shown, token = page(sorted(names), request.next_token, request.max_results)
    return ({"QueueUrls": [url_of(context, name) for name in shown]} if shown else {}) | token


def get_queue_attributes(context: Context, request: requests.GetQueueAttributes) -> dict[str, Any]:
    queue = queue_at(context, request.queue_url)
    for name in request.attribute_names:
        if name not in _TOLD:
            raise errors.UnknownAttribute(name=name)
    told = attributes.told(context, queue) if request.attribute_names else {}
    if "All" not in request.attribute_names:
        told = {name: value for name, value in told.items() if name in request.attribute_names}
    return {"Attributes": told} if told else {}


def set_queue_attributes(context: Context, request: requests.SetQueueAttributes) -> dict[str, Any]:
    queue = queue_at(context, request.queue_url)
    given = dict(request.attributes)
    if "FifoQueue" in given:
        _check_kind(queue, given.pop("FifoQueue"))
    settings = attributes.changed(context, queue.name, queue.settings, given)
    note_source(context.part(SqsState), queue.name, queue.settings, settings)
    queue.settings, queue.modified = settings, context.at
    queue.planned = 0  # retention may be another
    flow.plan(context, queue)
    return {}


def purge_queue(context: Context, request: requests.OfQueue) -> dict[str, Any]:
    queue = queue_at(context, request.queue_url)
    if queue.purged and queue.purged > context.at - _AWHILE:
        raise errors.PurgeQueueInProgress(queue=queue.name)
    flow.clear(queue)
    queue.purged = context.at
    return {}


def note_source(state: SqsState, name: str, before: Settings | None, after: Settings | None) -> None:
    """Keep by dead-letter queue whose it is."""
    old, new = _dead_letters(before), _dead_letters(after)
    if old == new:
        return
    if old:
        state.sources[old].remove(name)
        if not state.sources[old]:
            del state.sources[old]
    if new:
        state.sources.setdefault(new, []).append(name)


def page(names: list[str], token: str | None, most: int | None) -> tuple[list[str], dict[str, str]]:
    """A page of sorted names; there are pages only where their size is said."""
    if most is not None and not 1 <= most <= numbers.SQS_LISTED:
        message = f"Value for parameter MaxResults is invalid. Reason: Must be between 1 and {numbers.SQS_LISTED}."
        raise errors.InvalidParameterValue(message=message)
    after = _after(token)
    left = [name for name in names if name > after]
    shown = left[: most or numbers.SQS_LISTED]
    more = most is not None and len(shown) < len(left)
    return shown, {"NextToken": b64encode(shown[-1].encode()).decode()} if more else {}


def listed_arn(context: Context, request: requests.CreateQueue) -> str:
    """What is authorised: the ARN of the queue that a name stands for."""
    return context.arn("sqs", request.queue_name)


def _after(token: str | None) -> str:
    try:
        return b64decode(token or "", validate=True).decode()
    except ValueError:
        raise errors.InvalidParameterValue(message="Invalid or expired next token.") from None


def _dead_letters(settings: Settings | None) -> str:
    redrive = settings.redrive if settings is not None else None
    return redrive.target.rpartition(":")[2] if redrive is not None else ""


def _check_same(context: Context, found: Queue, settings: Settings, given: dict[str, str]) -> None:
    asked = attributes.told(context, Queue(found.name, found.created, found.modified, settings))
    there = attributes.told(context, found)
    for name in given:
        if asked.get(name) != there.get(name):
            raise errors.QueueNameExists(attribute=name)


def _check_kind(queue: Queue, text: str) -> None:
    """A queue stays what it was made as."""
    if not queue.settings.fifo:
        raise errors.UnknownAttribute(name="FifoQueue")
    if text != "true":
        message = "Invalid value for the parameter FifoQueue. Reason: Modifying queue type is not supported."
        raise errors.InvalidAttributeValue(message=message)
