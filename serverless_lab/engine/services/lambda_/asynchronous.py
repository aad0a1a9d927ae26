"""Asynchronous invocation: Lambda's own queue in front of the function, with its retries."""

from typing import Any

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import CloudError
from serverless_lab.engine.instant import SECOND, Instant
from serverless_lab.engine.news import AsyncEventDropped, AsyncRetryScheduled
from serverless_lab.engine.services.lambda_.errors.common import FunctionNotReady, TooManyRequestsException
from serverless_lab.engine.services.lambda_.invoke import start
from serverless_lab.engine.services.lambda_.network import FAILURES
from serverless_lab.engine.services.lambda_.qualifiers import Target, routed, version_of
from serverless_lab.engine.services.lambda_.state import Invocation, LambdaState

_THROTTLED_WAIT_S = (1, 300)
_NOT_NOW: tuple[type[CloudError], ...] = (TooManyRequestsException, FunctionNotReady, *FAILURES.values())


def start_async(context: Context, data: dict[str, Any]) -> None:
    """Due event: take a queued event and run it. Throttled or without a network, it goes back and waits longer."""
    function = context.part(LambdaState).functions.get(data["function"])
    qualifier = data["qualifier"]
    version = version_of(function, qualifier) if function is not None else None
    if function is None or version is None:
        return
    try:
        start(
            context,
            routed(context, Target(function, version, qualifier)),
            data["request_id"],
            data["event_digest"],
            attempt=data["attempt"],
            accepted=data["accepted"],
        )
    except _NOT_NOW:
        shortest, longest = _THROTTLED_WAIT_S
        wait = min(longest, 2 * data.get("waited", 0) or shortest)
        _queue(context, context.at + wait * SECOND, data | {"waited": wait})


def retry(context: Context, invocation: Invocation) -> None:
    """After a failed attempt: again after one minute, then after two more, then the event is dropped."""
    delays = numbers.LAMBDA_ASYNC_RETRY_DELAYS_S
    if invocation.attempt > len(delays):
        _drop(context, invocation.function, invocation.request_id, "retries")
        return
    at = context.at + delays[invocation.attempt - 1] * SECOND
    data = {
        "function": invocation.function,
        "request_id": invocation.request_id,
        "event_digest": invocation.event_digest,
        "attempt": invocation.attempt + 1,
        "accepted": invocation.accepted,
        "qualifier": invocation.qualifier,
    }
    context.announce(
        AsyncRetryScheduled(
            at=context.at,
            region=context.region,
            function=invocation.function,
            request_id=invocation.request_id,
            attempt=invocation.attempt + 1,
            retry_at=at,
        )
    )
    _queue(context, at, data)


def _queue(context: Context, at: Instant, data: dict[str, Any]) -> None:
    if at - data["accepted"] > numbers.LAMBDA_ASYNC_MAX_AGE_S * SECOND:
        _drop(context, data["function"], data["request_id"], "age")
    else:
        context.schedule(at, "lambda.StartAsync", work=True, **data)


def _drop(context: Context, function: str, request_id: str, reason: str) -> None:
    context.announce(
        AsyncEventDropped(at=context.at, region=context.region, function=function, request_id=request_id, reason=reason)
    )
