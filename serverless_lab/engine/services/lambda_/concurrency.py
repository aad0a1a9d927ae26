"""How many runs there may be at once: of the account in a Region, and reserved for one function.

What is reserved is set aside: other functions cannot use it, and the function cannot use more. Everything is counted as
it begins and ends, so that a call costs the same however many functions there are.
"""

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.news import FunctionThrottled
from serverless_lab.engine.services.lambda_.errors.common import TooManyRequestsException
from serverless_lab.engine.services.lambda_.errors.concurrency import ReservedConcurrencyReached, SwitchedOff
from serverless_lab.engine.services.lambda_.qualifiers import Target
from serverless_lab.engine.services.lambda_.state import Function, LambdaState


def limit(state: LambdaState) -> int:
    return numbers.LAMBDA_CONCURRENCY if state.limit is None else state.limit


def unreserved(state: LambdaState) -> int:
    """What all functions share, beside what is set aside."""
    return max(0, limit(state) - state.set_aside)


def provisioned(function: Function) -> int:
    """How many environments are to stand ready, for all its versions and aliases together."""
    return sum(each.requested for each in function.provisioned.values())


def reserve(state: LambdaState, function: Function, wanted: int | None) -> None:
    """What stands ready is a part of what is reserved; where nothing is, it is set aside by itself."""
    before = provisioned(function) if function.reserved is None else function.reserved
    state.set_aside += (provisioned(function) if wanted is None else wanted) - before
    shared_runs = len(function.runs) - function.provisioned_runs
    state.set_aside_runs += shared_runs * ((wanted is not None) - (function.reserved is not None))
    function.reserved = wanted


def forget(state: LambdaState, function: Function) -> None:
    """The function is deleted: what it held is free, and its runs count among the others."""
    reserve(state, function, None)
    state.set_aside -= provisioned(function)
    state.set_aside_runs -= function.provisioned_runs


def enter(context: Context, target: Target, request_id: str, *, asynchronous: bool = False) -> None:
    """Count a run that begins; raises TooManyRequestsException where there is no room for it.

    Where an environment stands ready there always is.
    """
    state, function, ready = context.part(LambdaState), target.function, bool(target.version.ready)
    refusal = None if ready else _refusal(state, function)
    if refusal is not None:
        news = FunctionThrottled(
            at=context.at,
            region=context.region,
            function=function.name,
            request_id=request_id,
            reason=refusal.members()["Reason"],
            asynchronous=asynchronous,
            qualifier=target.qualifier,
        )
        context.announce(news)
        raise refusal
    function.runs[request_id] = ready
    function.provisioned_runs += ready
    state.set_aside_runs += ready or function.reserved is not None


def leave(state: LambdaState, function: Function | None, request_id: str) -> None:
    """A run has ended. `function`: the one of its name now, which may not be the one that it began in."""
    if function is None or request_id not in function.runs:
        return
    ready = function.runs.pop(request_id)
    function.provisioned_runs -= ready
    state.set_aside_runs -= ready or function.reserved is not None


def count_on_demand(state: LambdaState, function: Function, request_id: str) -> None:
    """The environment of a run does not belong to those that stand ready any more."""
    if function.runs.get(request_id):
        function.runs[request_id] = False
        function.provisioned_runs -= 1
        state.set_aside_runs -= function.reserved is None


def _refusal(state: LambdaState, function: Function) -> TooManyRequestsException | None:
    if function.reserved == 0:
        return SwitchedOff()
    if function.reserved is not None:
        on_demand = len(function.runs) - function.provisioned_runs
        full = on_demand >= function.reserved - provisioned(function)
        return ReservedConcurrencyReached() if full else None
    shared = len(state.running) - state.set_aside_runs
    return TooManyRequestsException() if shared >= unreserved(state) else None
