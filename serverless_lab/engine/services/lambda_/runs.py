"""The end of a run: what the runtime observed becomes the account's history."""

import json
from base64 import b64encode
from typing import Any

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import ValidationException
from serverless_lab.engine.instant import MILLISECOND, Instant, Span
from serverless_lab.engine.news import InvocationEnded
from serverless_lab.engine.services.lambda_ import (
    asynchronous,
    concurrency,
    environments,
    measuring,
    polling,
    provisioned,
    report,
    url_posts,
)
from serverless_lab.engine.services.lambda_.errors.common import InvocationUnknown
from serverless_lab.engine.services.lambda_.qualifiers import owner
from serverless_lab.engine.services.lambda_.requests.common import FinishInvocation
from serverless_lab.engine.services.lambda_.state import KEPT_INVOCATIONS, Invocation, LambdaState
from serverless_lab.engine.state import AccountState

UNAVAILABLE = ("ServiceException", "The Lambda service encountered an internal error.")


def finishing_moment(state: AccountState, request: FinishInvocation, now: Instant) -> Instant:
    """A run ended when it began plus what it took, whatever the real clock says about its report."""
    for part in state.parts.values():
        if isinstance(part, LambdaState) and request.request_id in part.running:
            run = part.running[request.request_id]
            return run.started + _took(run, request)
    return now


def finish_invocation(context: Context, request: FinishInvocation) -> dict[str, Any]:
    """Record a run and free its environment; answers what the caller of Invoke is to be told."""
    state = context.part(LambdaState)
    if request.request_id not in state.running:
        raise InvocationUnknown(request_id=request.request_id)
    _check_payload(request)
    invocation = state.running.pop(request.request_id)
    del context.account.owed[request.request_id]
    payload = _measure(context, invocation, request)
    began = context.at - invocation.duration
    lines = report.log_lines(invocation, request, began)
    _record(context, invocation, request.status, lines)
    answer: dict[str, Any] = {"StatusCode": 200, "ExecutedVersion": invocation.version, "Payload": payload}
    if request.status == "unavailable":
        answer |= {"RefusalCode": UNAVAILABLE[0], "RefusalMessage": UNAVAILABLE[1]}
    elif request.status != "ok":
        answer["FunctionError"] = "Unhandled"
    if request.content_type:
        answer["ContentType"] = request.content_type
    if invocation.facts.get("wants_log"):
        tail = "\n".join(text for _, text in lines).encode()[-numbers.LAMBDA_LOG_TAIL_BYTES :]
        answer["LogResult"] = b64encode(tail).decode()
    return answer


def lose_invocation(context: Context, request_id: str) -> None:
    """No report came: the process that ran it is gone, and with it the environment."""
    state = context.part(LambdaState)
    invocation = state.running.pop(request_id)
    invocation.status = "unavailable"
    invocation.error_type, invocation.error_message = UNAVAILABLE
    invocation.ended = context.at
    _record(context, invocation, "unavailable", [])


def _check_payload(request: FinishInvocation) -> None:
    """A function that failed reports an error object; what happened without its doing needs none."""
    if request.status in ("error", "init_error") or (request.status == "exited" and request.payload):
        try:
            sound = isinstance(json.loads(request.payload), dict)
        except (ValueError, RecursionError):
            sound = False
        if not sound:
            raise ValidationException(message=f"The payload of status {request.status} must be an error object.")


def _took(invocation: Invocation, request: FinishInvocation) -> Span:
    """What stood ready was initialised before, even if its process has only begun now."""
    if invocation.provisioned:
        return round(request.duration_ms * MILLISECOND)
    preparation = request.phases.get("fetch", 0.0) + request.phases.get("environment", 0.0)
    return round((preparation + request.init_ms + request.duration_ms) * MILLISECOND)


def _measure(context: Context, invocation: Invocation, request: FinishInvocation) -> bytes:
    """Write the observation into the invocation; returns the payload as the caller gets it."""
    invocation.status = request.status
    if not invocation.provisioned:
        invocation.phases = request.phases
        invocation.init = round(request.init_ms * MILLISECOND)
    invocation.duration = round(request.duration_ms * MILLISECOND)
    invocation.preparation = context.at - invocation.started - invocation.init - invocation.duration
    invocation.measured_ms = request.measured_ms
    invocation.ended = context.at
    out_of_memory = request.status == "out_of_memory"
    invocation.max_memory_mb = (
        invocation.memory_size if out_of_memory else min(request.max_memory_mb, invocation.memory_size)
    )
    if request.status != "unavailable":
        billed = report.bill(invocation.init, invocation.duration, invocation.memory_size, invocation.architecture)
        invocation.billed_ms, invocation.cost = billed
    payload = request.payload
    if request.status in ("timeout", "out_of_memory") or (request.status == "exited" and not payload):
        payload = report.failure_payload(invocation, request.status)
    if request.status == "unavailable":
        invocation.error_type, invocation.error_message = UNAVAILABLE
    elif request.status != "ok":
        error = json.loads(payload)
        invocation.error_type = _text(error.get("errorType", ""), 200)
        invocation.error_message = _text(error.get("errorMessage", ""), 2000)
    invocation.payload_digest = context.bodies.put_or_say(payload)
    return payload


def _text(value: Any, most: int) -> str:
    """What a function calls its error, cut, and without the half surrogates that nobody could store."""
    return str(value)[:most].encode("utf-8", "replace").decode()


def _record(context: Context, invocation: Invocation, status: str, lines: list[report.Line]) -> None:
    state = context.part(LambdaState)
    environment = state.environments[invocation.environment_id]
    version = owner(state, environment)
    environments.release(context, environment, keep=status in ("ok", "error"))
    function = state.functions.get(invocation.function)
    concurrency.leave(state, function, invocation.request_id)
    if environment.ended and environment.provisioned:
        provisioned.ended(context, environment, initialised=status != "init_error")
    if function is not None:
        function.invocations.append(invocation)
        del function.invocations[:-KEPT_INVOCATIONS]
        function.total_invocations += 1
        function.total_cost += invocation.cost
        if invocation.asynchronous:
            asynchronous.ended(context, function, invocation)
    if invocation.mapping:
        polling.batch_ended(context, invocation)
    if invocation.posted:
        url_posts.ended(context, invocation)
    measuring.ran(context, invocation)
    if lines:
        context.announce(
            InvocationEnded(
                at=context.at,
                region=context.region,
                function=invocation.function,
                role=version.role if version else "",
                request_id=invocation.request_id,
                environment_id=invocation.environment_id,
                log_group=invocation.log_group,
                log_stream=invocation.log_stream,
                log=lines,
                status=status,
                version=invocation.version,
            )
        )
