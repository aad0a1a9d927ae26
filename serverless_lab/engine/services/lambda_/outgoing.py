"""What a run in a VPC asks of AWS's services: traced before it is carried out, and kept with the run."""

from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import MILLISECOND, SECOND
from serverless_lab.engine.news import CalledOut
from serverless_lab.engine.outgoing import Entrance, WayOut
from serverless_lab.engine.questions import EntranceOf, WayOutOf
from serverless_lab.engine.services.lambda_.errors.common import InvocationUnknown
from serverless_lab.engine.services.lambda_.requests.common import CallOut
from serverless_lab.engine.services.lambda_.state import KEPT_OUTGOING, Invocation, LambdaState, OutgoingCall


def call_out(context: Context, request: CallOut) -> dict[str, Any]:
    """Does the call arrive? If not, the code waits in vain, and the account's clock with it."""
    invocation = context.part(LambdaState).running.get(request.request_id)
    if invocation is None:
        raise InvocationUnknown(request_id=request.request_id)
    way: WayOut = context.ask(WayOutOf(invocation.interface, request.service))
    waited = round(request.patience_ms * MILLISECOND) if way.code else 0
    call = OutgoingCall(context.at, request.service, request.operation, way, waited)
    _keep(invocation, call)
    invocation.entrances.pop(request.service, None)
    if way.entrance is not None and not way.code:
        invocation.entrances[request.service] = way.entrance
    context.announce(
        CalledOut(at=context.at, region=context.region, interface=invocation.interface, service=request.service)
    )
    # Not beyond the end that the timeout will make of the run.
    last = invocation.started + invocation.timeout * SECOND
    context.account.clock.skip_to(min(context.at + waited, last))
    return {"Reached": not way.code, "Code": way.code, "By": way.by, "Address": way.address}


def entrance(context: Context, question: EntranceOf) -> Entrance | None:
    """Only a run that is going on calls, and only one in a VPC comes through an endpoint."""
    invocation = context.part(LambdaState).running.get(question.request_id)
    return invocation.entrances.get(question.service) if invocation is not None else None


def _keep(invocation: Invocation, call: OutgoingCall) -> None:
    """The same call that goes the same way again is counted."""
    last = invocation.outgoing[-1] if invocation.outgoing else None
    same = last is not None and (last.service, last.operation, last.way) == (call.service, call.operation, call.way)
    if last is not None and same:
        last.at, last.waited, last.times = call.at, call.waited, last.times + 1
    elif len(invocation.outgoing) < KEPT_OUTGOING:
        invocation.outgoing.append(call)
    else:
        invocation.outgoing_left_out += 1
