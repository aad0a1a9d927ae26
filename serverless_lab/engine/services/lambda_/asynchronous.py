"""Asynchronous invocation: Lambda's own queue in front of the function, with its retries."""

from typing import Any

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import CloudError
from serverless_lab.engine.instant import SECOND, Instant
from serverless_lab.engine.news import AsyncEventDropped, AsyncRetryScheduled
from serverless_lab.engine.services.lambda_ import destinations, recursion
from serverless_lab.engine.services.lambda_.errors.common import (
    FunctionNotReady,
    RecursiveInvocationException,
    TooManyRequestsException,
)
from serverless_lab.engine.services.lambda_.event_state import EventConfig, Waiting
from serverless_lab.engine.services.lambda_.invoke import start
from serverless_lab.engine.services.lambda_.network import FAILURES
from serverless_lab.engine.services.lambda_.qualifiers import Target, routed, version_of
from serverless_lab.engine.services.lambda_.state import (
    LATEST,
    Function,
    Invocation,
    LambdaState,
)

_NOT_NOW: tuple[type[CloudError], ...] = (TooManyRequestsException, FunctionNotReady, *FAILURES.values())
_CONDITIONS = {
    "retries": "RetriesExhausted",
    "age": "EventAgeExceeded",
    "switched-off": "ZeroReservedConcurrency",
    "recursion": "RecursiveInvocation",
}


def start_async(context: Context, data: dict[str, Any]) -> None:
    """Due event: take a queued event and run it. Throttled or without a network, it goes back and waits longer."""
    function = context.part(LambdaState).functions.get(data["function"])
    version = version_of(function, data["qualifier"]) if function is not None else None
    if function is None or version is None:
        _announce_drop(context, data, "deleted")
        return
    function.queue.pop(data["request_id"], None)
    target = routed(context, Target(function, version, data["qualifier"]))
    try:
        start(
            context,
            target,
            data["request_id"],
            data["event_digest"],
            attempt=data["attempt"],
            accepted=data["accepted"],
            waited=data.get("waited", 0),
            lineage=data.get("lineage", {}),
        )
    except RecursiveInvocationException as refusal:
        _give_up(context, target, data, "recursion", refusal=refusal)
    except _NOT_NOW as refusal:
        if function.reserved == 0:
            _give_up(context, target, data, "switched-off", refusal=refusal)
        else:
            _back_off(context, target, data, refusal)


def ended(context: Context, function: Function, invocation: Invocation) -> None:
    """After an attempt: what succeeded is handed on, what failed comes again after one minute, then after two more."""
    data = {
        "function": invocation.function,
        "request_id": invocation.request_id,
        "event_digest": invocation.event_digest,
        "attempt": invocation.attempt,
        "accepted": invocation.accepted,
        "waited": invocation.waited,
        "lineage": recursion.before(invocation),
        "qualifier": invocation.qualifier,
    }
    target = Target(function, version_of(function, invocation.version) or function, invocation.qualifier)
    if invocation.status == "ok":
        destinations.hand_on(context, target, data, _config(target).on_success, "Success", invocation)
    elif invocation.status == "unavailable":
        _back_off(context, target, data, None)
    else:
        _retry(context, target, data, invocation)


def _config(target: Target) -> EventConfig:
    """What was configured for what the caller named: the function, a version or an alias."""
    return target.function.event_configs.get(target.qualifier or LATEST) or EventConfig(0)


def _queue(context: Context, function: Function, at: Instant, data: dict[str, Any], why: str) -> None:
    """Put an event into the queue, to be taken at `at`."""
    function.queue[data["request_id"]] = Waiting(at, data["accepted"], data["attempt"], why)
    context.schedule(at, "lambda.StartAsync", work=True, **data)


def _retry(context: Context, target: Target, data: dict[str, Any], invocation: Invocation) -> None:
    delays = numbers.LAMBDA_ASYNC_RETRY_DELAYS_S
    retries = _config(target).retries
    if invocation.attempt > (len(delays) if retries is None else retries):
        _give_up(context, target, data, "retries", invocation)
        return
    at = context.at + delays[invocation.attempt - 1] * SECOND
    if _too_old(target, data, at):
        _give_up(context, target, data, "age", invocation)
        return
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
    _queue(context, target.function, at, data | {"attempt": invocation.attempt + 1, "waited": 0}, "error")


def _back_off(context: Context, target: Target, data: dict[str, Any], refusal: CloudError | None) -> None:
    """Not the function's fault: the same attempt again, soon at first, then ever later."""
    shortest, longest = numbers.LAMBDA_ASYNC_BACKOFF_S
    wait = min(longest, 2 * data.get("waited", 0) or shortest)
    at = context.at + wait * SECOND
    if _too_old(target, data, at):
        _give_up(context, target, data, "age", refusal=refusal)
    else:
        _queue(context, target.function, at, data | {"waited": wait}, refusal.code if refusal else "ServiceException")


def _too_old(target: Target, data: dict[str, Any], at: Instant) -> bool:
    most = _config(target).max_age or numbers.LAMBDA_ASYNC_MAX_AGE_S
    return bool(at - data["accepted"] > most * SECOND)


def _give_up(
    context: Context,
    target: Target,
    data: dict[str, Any],
    reason: str,
    invocation: Invocation | None = None,
    refusal: CloudError | None = None,
) -> None:
    _announce_drop(context, data, reason)
    condition = _CONDITIONS[reason]
    if not _config(target).on_failure and not target.version.dead_letter:
        destinations.note_lost(context, target, data, condition)
    destinations.hand_on(context, target, data, _config(target).on_failure, condition, invocation)
    destinations.bury(context, target, data, condition, invocation, refusal)


def _announce_drop(context: Context, data: dict[str, Any], reason: str) -> None:
    context.announce(
        AsyncEventDropped(
            at=context.at,
            region=context.region,
            function=data["function"],
            request_id=data["request_id"],
            reason=reason,
        )
    )
