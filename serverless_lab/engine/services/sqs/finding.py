"""Queues found by their name, or as what has its dead letters in another."""

from typing import Any

from serverless_lab.engine.arn import Arn
from serverless_lab.engine.context import Context
from serverless_lab.engine.services.sqs import names, requests
from serverless_lab.engine.services.sqs.queues import page
from serverless_lab.engine.services.sqs.state import SqsState


def get_queue_url(context: Context, request: requests.GetQueueUrl) -> dict[str, Any]:
    """Of another account's queue nothing is known here; that account answers."""
    if _owner(context, request) != context.account_id:
        return {"QueueUrl": names.url_of(context, request.queue_name, _owner(context, request))}
    return {"QueueUrl": names.url_of(context, names.queue_named(context, request.queue_name).name)}


def list_dead_letter_source_queues(context: Context, request: requests.ListDeadLetterSourceQueues) -> dict[str, Any]:
    queue = names.queue_at(context, request.queue_url)
    sources = sorted(context.part(SqsState).sources.get(queue.name, []))
    shown, token = page(sources, request.next_token, request.max_results)
    return {"queueUrls": [names.url_of(context, name) for name in shown]} | token


def arn(context: Context, request: requests.GetQueueUrl) -> str:
    return str(Arn("sqs", context.region, _owner(context, request), request.queue_name))


def reachable(context: Context, request: requests.GetQueueUrl) -> None:
    names.check_place("sqs:GetQueueUrl", context, _owner(context, request), arn(context, request))


def _owner(context: Context, request: requests.GetQueueUrl) -> str:
    return request.queue_owner_aws_account_id or context.account_id
