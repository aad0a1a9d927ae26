"""What a request calls a queue: its name, its URL, or its ARN."""

import re
from functools import lru_cache
from typing import Any, NamedTuple

from serverless_lab.engine.arn import Arn, arn_text
from serverless_lab.engine.context import Context
from serverless_lab.engine.services.sqs import errors
from serverless_lab.engine.services.sqs.state import Queue, SqsState

FIFO = ".fifo"
_NAME = re.compile(r"[A-Za-z0-9_-]{1,80}")
_FIFO_NAME = re.compile(r"(?=.{6,80}$)[A-Za-z0-9_-]+\.fifo")
_URL = re.compile(r"https?://(?P<host>[^/]+)(?:/aws)?/(?P<account>[0-9]{12})/(?P<name>[A-Za-z0-9_.-]{1,80})/?")
_AWS_HOST = re.compile(r"(?:sqs\.(?P<region>[a-z0-9-]+)|(?P<older>[a-z0-9-]+)\.queue|queue)\.amazonaws\.com")
# What a queue's policy cannot open to another account. Source: SQS developer guide, "Overview of managing access".
_OWNERS = frozenset(
    f"sqs:{name}"
    for name in """AddPermission CancelMessageMoveTask CreateQueue DeleteQueue ListMessageMoveTasks ListQueues
    ListQueueTags RemovePermission SetQueueAttributes StartMessageMoveTask TagQueue UntagQueue""".split()
)


class Place(NamedTuple):
    account_id: str
    name: str


def check_name(name: str, *, fifo: bool) -> None:
    if fifo and not _FIFO_NAME.fullmatch(name):
        raise errors.InvalidParameterValue(
            message="The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, "
            "must end with .fifo suffix and be 1 to 80 in length"
        )
    if not fifo and not _NAME.fullmatch(name):
        raise errors.InvalidParameterValue(
            message="Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length"
        )


def place_of(context: Context, url: str) -> Place:
    """Raises InvalidAddress for what is no queue's URL, or that of another region."""
    place, region = read_url(url)
    if place is None or region not in (None, context.region):
        raise errors.InvalidAddress(url=url)
    return place


@lru_cache(maxsize=1024)  # the same few are read several times in each call
def read_url(url: str) -> tuple[Place | None, str | None]:
    """The queue, and the region that AWS's own names have in them."""
    found = _URL.fullmatch(url)
    if found is None:
        return None, None
    aws = _AWS_HOST.fullmatch(found["host"].lower())
    return Place(found["account"], found["name"]), (aws["region"] or aws["older"]) if aws else None


def url_of(context: Context, name: str, account_id: str = "") -> str:
    return f"https://sqs.{context.region}.amazonaws.com/{account_id or context.account_id}/{name}"


def arn_of(context: Context, name: str) -> str:
    return context.arn("sqs", name)


def queue_at(context: Context, url: str) -> Queue:
    """Raises QueueDoesNotExist."""
    return queue_named(context, place_of(context, url).name)


def queue_named(context: Context, name: str) -> Queue:
    queue = context.part(SqsState).queues.get(name)
    if queue is None:
        raise errors.QueueDoesNotExist
    return queue


def queue_by_arn(context: Context, text: str) -> Queue | None:
    """The queue of this account and region; None for any other ARN."""
    arn = Arn.parse(text)
    if arn is None or arn[:3] != ("sqs", context.region, context.account_id):
        return None
    return context.part(SqsState).queues.get(arn.resource)


def arn(context: Context, request: Any) -> str:
    """What is authorised: the ARN of the queue that a request's URL leads to."""
    return arn_text("sqs", context.region, *place_of(context, request.queue_url))


def elsewhere(context: Context, request: Any) -> bool:
    return place_of(context, request.queue_url).account_id != context.account_id


def reachable(action: str, context: Context, request: Any) -> None:
    """Refuse, before any policy is asked, what is no queue's URL and what no policy opens to another account."""
    check_place(action, context, place_of(context, request.queue_url).account_id, arn(context, request))


def check_place(action: str, context: Context, account_id: str, resource: str) -> None:
    """Raises QueueOfAnotherAccount for another account's queue that is not within reach."""
    out, in_ = account_id != context.account_id, context.caller.account_id != context.account_id
    if (out and not context.caller.abroad) or (in_ and action in _OWNERS):
        reason = f"because no resource-based policy allows the {action} action"
        raise errors.QueueOfAnotherAccount(
            principal=context.caller.arn, action=action, resource=resource, reason=reason
        )
