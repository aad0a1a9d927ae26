"""Who else may use a queue: its policy, as a whole or permission by permission."""

import re
from typing import Any

from serverless_lab.engine import numbers
from serverless_lab.engine.arn import Arn, is_account
from serverless_lab.engine.context import Context
from serverless_lab.engine.policy import resource_texts
from serverless_lab.engine.policy.policy import Document, Policy, as_list
from serverless_lab.engine.services.sqs import errors, requests
from serverless_lab.engine.services.sqs.names import arn_of, queue_at, queue_by_arn
from serverless_lab.engine.services.sqs.state import Queue

_LABEL = re.compile(r"[A-Za-z0-9_-]{1,80}")
# What the owner can share. Source: API reference of AddPermission.
_SHARED = frozenset(
    "* SendMessage ReceiveMessage DeleteMessage ChangeMessageVisibility GetQueueAttributes GetQueueUrl "
    "ListDeadLetterSourceQueues PurgeQueue".split()
)


def policy_of(context: Context, resource: str) -> Policy | None:
    """What the queue of this ARN carries."""
    queue = queue_by_arn(context, resource)
    if queue is None or not queue.settings.policy:
        return None
    return Policy("resource", queue.name, resource_texts.read(queue.settings.policy), holder=resource)


def add_permission(context: Context, request: requests.AddPermission) -> dict[str, Any]:
    queue = queue_at(context, request.queue_url)
    _check(request)
    document = _document(context, queue)
    if any(each.get("Sid") == request.label for each in document["Statement"]):
        raise errors.BadValue(value=request.label, name="Label", reason="Already exists.")
    principals = [str(Arn("iam", "", number, "root")) for number in request.aws_account_ids]
    statement = {
        "Sid": request.label,
        "Effect": "Allow",
        "Principal": {"AWS": _one_or_all(principals)},
        "Action": _one_or_all([f"SQS:{action}" for action in request.actions]),
        "Resource": arn_of(context, queue.name),
    }
    _keep(context, queue, document | {"Statement": [*document["Statement"], statement]})
    return {}


def remove_permission(context: Context, request: requests.RemovePermission) -> dict[str, Any]:
    queue = queue_at(context, request.queue_url)
    document = _document(context, queue)
    left = [each for each in document["Statement"] if each.get("Sid") != request.label]
    if len(left) == len(document["Statement"]):
        raise errors.BadValue(value=request.label, name="Label", reason="can't find label.")
    _keep(context, queue, document | {"Statement": left})
    return {}


def _check(request: requests.AddPermission) -> None:
    if not _LABEL.fullmatch(request.label):
        reason = "Label can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length."
        raise errors.BadValue(value=request.label, name="Label", reason=reason)
    for name, given in (("Actions", request.actions), ("AWSAccountIds", request.aws_account_ids)):
        if not given:
            raise errors.MissingParameter(name=name)
    if len(request.actions) > numbers.SQS_GRANTED_ACTIONS:
        raise errors.TooManyActions(count=len(request.actions), most=numbers.SQS_GRANTED_ACTIONS)
    for action in request.actions:
        if action not in _SHARED:
            reason = "Only the queue owner is allowed to invoke this action."
            raise errors.BadValue(value=f"SQS:{action}", name="ActionName", reason=reason)
    for number in request.aws_account_ids:
        if not is_account(number):
            reason = "Unable to verify."
            raise errors.BadValue(value=f"[{number}]", name="PrincipalId", reason=reason)


def _document(context: Context, queue: Queue) -> Document:
    """The policy as it stands, or the one that AWS begins with."""
    if not queue.settings.policy:
        head = {"Version": "2008-10-17", "Id": f"{arn_of(context, queue.name)}/SQSDefaultPolicy"}
        return head | {"Statement": []}
    document = resource_texts.read(queue.settings.policy)
    return document | {"Statement": as_list(document["Statement"])}


def _keep(context: Context, queue: Queue, document: Document) -> None:
    queue.settings.policy = resource_texts.text_of(document) if document["Statement"] else ""
    queue.modified = context.at


def _one_or_all(values: list[str]) -> str | list[str]:
    return values[0] if len(values) == 1 else values
