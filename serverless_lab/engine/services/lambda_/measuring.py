"""What Lambda tells about runs, for whoever counts and times them."""

from serverless_lab.engine.context import Context
from serverless_lab.engine.news import AsyncEventQueued, RunBegan, RunMeasured
from serverless_lab.engine.services.lambda_.qualifiers import Target
from serverless_lab.engine.services.lambda_.state import Invocation, LambdaState


def began(context: Context, target: Target, invocation: Invocation) -> None:
    state, function = context.part(LambdaState), target.function
    ready = function.provisioned.get(target.qualifier) or function.provisioned.get(target.version.version)
    running = len(state.running)
    context.announce(
        RunBegan(
            at=context.at,
            region=context.region,
            function=function.name,
            qualifier=target.qualifier,
            running=len(function.runs),
            running_in_all=running,
            shared=running - state.set_aside_runs,
            waited=context.at - invocation.accepted if invocation.asynchronous else None,
            ready=len(ready.environments) if ready is not None else 0,
            ready_running=function.provisioned_runs,
            has_ready=invocation.provisioned,
        )
    )


def ran(context: Context, invocation: Invocation) -> None:
    """What nobody is billed for is not counted either."""
    if invocation.status == "unavailable":
        return
    context.announce(
        RunMeasured(
            at=context.at,
            region=context.region,
            function=invocation.function,
            qualifier=invocation.qualifier,
            version=invocation.version,
            began=invocation.started,
            duration=invocation.duration,
            failed=invocation.status != "ok",
        )
    )


def queued(context: Context, target: Target) -> None:
    function, qualifier = target.function.name, target.qualifier
    context.announce(AsyncEventQueued(at=context.at, region=context.region, function=function, qualifier=qualifier))
