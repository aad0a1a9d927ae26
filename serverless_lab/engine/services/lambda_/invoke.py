"""Invoke: check the event, find an environment, and ask the outside to run the function."""

import json
from typing import Any

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.ids import new_uuid
from serverless_lab.engine.instant import SECOND, Instant
from serverless_lab.engine.nesting import deeper_than
from serverless_lab.engine.services.lambda_ import (
    concurrency,
    environments,
    measuring,
    network,
    recursion,
    tracing,
)
from serverless_lab.engine.services.lambda_.describe import log_group
from serverless_lab.engine.services.lambda_.errors.common import (
    InvalidRequestContentException,
    RequestTooLargeException,
)
from serverless_lab.engine.services.lambda_.event_state import Waiting
from serverless_lab.engine.services.lambda_.qualifiers import Target, find, routed
from serverless_lab.engine.services.lambda_.requests.common import Invoke
from serverless_lab.engine.services.lambda_.state import Invocation, LambdaState
from serverless_lab.engine.work import RunFunction

# Real time beyond the function's own timeout after which a report counts as lost: start-up and queueing.
REPORT_GRACE_S = 90
# How deeply an event may be nested. Python gives up at a depth that depends on who calls, and replay must not.
DEEPEST_EVENT = 500


def invoke(context: Context, request: Invoke) -> dict[str, Any]:
    """RequestResponse answers only that the run began: `lab.FinishInvocation` carries the function's answer."""
    target = find(context, request.function_name, request.qualifier)
    event = checked_event(request.payload or b"{}", request.invocation_type)
    network.check_usable(target.version)
    if request.invocation_type == "DryRun":
        return {"StatusCode": 204}
    event_digest = context.bodies.put_or_say(event)
    request_id = new_uuid(context.chance())
    lineage = recursion.of_caller(context)
    if request.invocation_type == "Event":
        accept(context, target, request_id, event_digest, lineage)
        return {"StatusCode": 202}
    target = routed(context, target)
    start(context, target, request_id, event_digest, wants_log=request.log_type == "Tail", lineage=lineage)
    return {"StatusCode": 200, "ExecutedVersion": target.version.version}


def accept(context: Context, target: Target, request_id: str, event_digest: str, lineage: dict[str, int]) -> None:
    """Put a new event into the function's queue, to be taken at once."""
    data = {
        "function": target.function.name,
        "qualifier": target.qualifier,
        "request_id": request_id,
        "event_digest": event_digest,
        "attempt": 1,
        "accepted": context.at,
        "lineage": lineage,
    }
    target.function.queue[request_id] = Waiting(context.at, context.at)
    measuring.queued(context, target)
    context.schedule(context.at, "lambda.StartAsync", work=True, **data)


def start(
    context: Context,
    target: Target,
    request_id: str,
    event_digest: str,
    *,
    wants_log: bool = False,
    attempt: int = 0,
    accepted: Instant = 0,
    waited: int = 0,
    mapping: str = "",
    posted: str = "",
    lineage: dict[str, int],
) -> None:
    """Begin one run; raises TooManyRequestsException where no more may run at once, RecursiveInvocationException where
    the chain of events goes round in circles, and as `check_usable`.

    `attempt` is 0 for a synchronous call, else the number of the try. `mapping`: which one waits for the answer.
    `posted`: the ticket of the request that it answers.
    """
    state = context.part(LambdaState)
    network.check_usable(target.version)
    recursion.check(context, target.function, request_id, lineage)
    concurrency.enter(context, target, request_id, asynchronous=attempt > 0)
    choice = environments.choose(context, target.version)
    invocation = _begun(context, target, choice, request_id, event_digest)
    invocation.asynchronous, invocation.attempt = attempt > 0, max(1, attempt)
    invocation.accepted, invocation.waited = accepted or context.at, waited
    invocation.mapping, invocation.posted = mapping, posted
    invocation.lineage = recursion.after(target.function, lineage)
    if wants_log:
        invocation.facts = invocation.facts | {"wants_log": True}
    state.running[request_id] = invocation
    measuring.began(context, target, invocation)
    deadline = context.wall + (target.version.timeout + REPORT_GRACE_S) * SECOND
    context.start(_work(context, target, invocation, choice.environment.served), deadline=deadline)
    choice.environment.served = _served(invocation)


def _begun(
    context: Context, target: Target, choice: environments.Choice, request_id: str, event_digest: str
) -> Invocation:
    environment, version = choice.environment, target.version
    return Invocation(
        request_id=request_id,
        environment_id=environment.environment_id,
        function=version.name,
        started=context.at,
        cold=choice.cold,
        because=choice.because,
        facts=choice.facts,
        memory_size=version.memory_size,
        timeout=version.timeout,
        log_group=log_group(version),
        log_stream=environment.log_stream,
        event_digest=event_digest,
        position=context.account.position,
        interface=environment.interface,
        provisioned=bool(environment.provisioned),
        version=version.version,
        qualifier=target.qualifier,
        architecture=version.architecture,
        system_level=version.logging.system,
        trace=tracing.header(request_id, context.at, version.tracing),
    )


def _served(invocation: Invocation) -> str:
    return f"{invocation.request_id}#{invocation.attempt}"


def _work(context: Context, target: Target, invocation: Invocation, served_before: str) -> RunFunction:
    version = target.version
    called = f"function:{version.name}:{target.qualifier}" if target.qualifier else f"function:{version.name}"
    return RunFunction(
        request_id=invocation.request_id,
        region=context.region,
        at=context.at,
        function_name=version.name,
        function_arn=context.arn("lambda", called),
        version=version.version,
        environment_id=invocation.environment_id,
        code_digest=version.code_digest,
        handler=version.handler,
        runtime=version.runtime,
        environment=version.environment,
        memory_size=version.memory_size,
        timeout=version.timeout,
        role_arn=version.role,
        log_level=version.logging.application,
        trace=invocation.trace,
        ephemeral_mb=version.ephemeral_mb,
        layer_digests=[layer.code_digest for layer in version.layers],
        event_digest=invocation.event_digest,
        log_group=invocation.log_group,
        log_stream=invocation.log_stream,
        served_before=served_before or None,
        served_after=_served(invocation),
        synchronous=not (invocation.asynchronous or invocation.mapping or invocation.posted),
        interface=invocation.interface,
        provisioned=invocation.provisioned,
    )


def _refuse_constant(name: str) -> None:
    """Python reads NaN and Infinity; JSON has no such numbers."""
    raise ValueError(f"{name} is not JSON")


def checked_event(event: bytes, invocation_type: str = "RequestResponse") -> bytes:
    """The event must be JSON within the limit; no payload at all is an empty object."""
    asynchronous = invocation_type == "Event"
    limit = numbers.LAMBDA_ASYNC_PAYLOAD_BYTES if asynchronous else numbers.LAMBDA_SYNC_PAYLOAD_BYTES
    if len(event) > limit:
        raise RequestTooLargeException(size=len(event), invocation_type=invocation_type, limit=limit)
    try:
        read = json.loads(event.decode(), parse_constant=_refuse_constant)
        if deeper_than(read, DEEPEST_EVENT):
            raise ValueError("nested too deeply")
    except (ValueError, RecursionError) as error:
        raise InvalidRequestContentException(detail=error) from None
    return event
