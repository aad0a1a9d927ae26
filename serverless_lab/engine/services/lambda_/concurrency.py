"""How many runs there may be at once: of the account in a Region, and reserved for one function.

What is reserved is set aside: other functions cannot use it, and the function cannot use more. Everything is counted as
it begins and ends, so that a call costs the same however many functions there are.
"""

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.news import FunctionThrottled
from serverless_lab.engine.services.lambda_.errors.common import TooManyRequestsException
from serverless_lab.engine.services.lambda_.errors.concurrency import ReservedConcurrencyReached, SwitchedOff
from serverless_lab.engine.services.lambda_.state import Function, LambdaState


def limit(state: LambdaState) -> int:
    return numbers.LAMBDA_CONCURRENCY if state.limit is None else state.limit


def unreserved(state: LambdaState) -> int:
    """What all functions share that have nothing reserved."""
    return max(0, limit(state) - state.set_aside)


def give_up(state: LambdaState, function: Function) -> None:
    """Nothing is reserved for the function any more; its runs count among the others."""
    if function.reserved is not None:
        state.set_aside -= function.reserved
        state.set_aside_runs -= len(function.runs)
        function.reserved = None


def enter(context: Context, function: Function, request_id: str, *, asynchronous: bool = False) -> None:
    """Count a run that begins; raises TooManyRequestsException where there is no room for it."""
    state = context.part(LambdaState)
    refusal = _refusal(state, function)
    if refusal is not None:
        news = FunctionThrottled(
            at=context.at,
            region=context.region,
            function=function.name,
            request_id=request_id,
            reason=refusal.members()["Reason"],
            asynchronous=asynchronous,
        )
        context.announce(news)
        raise refusal
    function.runs[request_id] = None
    state.set_aside_runs += function.reserved is not None


def leave(state: LambdaState, function: Function | None, request_id: str) -> None:
    """A run has ended. `function`: the one of its name now, which may not be the one that it began in."""
    if function is None or request_id not in function.runs:
        return
    del function.runs[request_id]
    state.set_aside_runs -= function.reserved is not None


def _refusal(state: LambdaState, function: Function) -> TooManyRequestsException | None:
    if function.reserved == 0:
        return SwitchedOff()
    if function.reserved is not None:
        return ReservedConcurrencyReached() if len(function.runs) >= function.reserved else None
    shared = len(state.running) - state.set_aside_runs
    return TooManyRequestsException() if shared >= unreserved(state) else None
