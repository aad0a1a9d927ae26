"""Power tuning: a call of $LATEST as if it had another memory size. The function's own settings stay as they are.

On AWS there is no such call: who wants to know publishes a version for each size and calls those.
"""

from copy import copy
from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.ids import new_uuid
from serverless_lab.engine.policy.access import Values
from serverless_lab.engine.services.lambda_ import invoke, names, recursion
from serverless_lab.engine.services.lambda_.qualifiers import Target, function_named
from serverless_lab.engine.services.lambda_.requests.tuning import InvokeWithMemory
from serverless_lab.engine.services.lambda_.state import Function, LambdaState, Version

# Environments belong to a size; everything else is as $LATEST has it at the moment of the call.
_OWN = ("idle", "busy", "ready", "ended")


def changing(context: Context, request: InvokeWithMemory) -> list[tuple[str, str, dict[str, Values]]]:
    """Whoever lets it run with another size must be allowed to give it that size."""
    return [("lambda:UpdateFunctionConfiguration", names.arn(context, request), {})]


def invoke_with_memory(context: Context, request: InvokeWithMemory) -> dict[str, Any]:
    """Answers only that the run began, as Invoke does. Calls that belong together name the first one's request id."""
    function, state = function_named(context, request.function_name), context.part(LambdaState)
    event = invoke.checked_event(request.payload or b"{}")
    version = _sized(function, request.memory_size, request.timeout or function.timeout)
    request_id = new_uuid(context.chance())
    digest = context.bodies.put_or_say(event)
    lineage = recursion.of_caller(context)
    invoke.start(context, Target(function, version), request_id, digest, lineage=lineage)
    function.sized[request.memory_size] = version
    run = state.running[request_id]
    run.tuning = request.tuning or request_id
    run.because = "sized" if run.because == "first" else run.because
    state.environments[run.environment_id].sized = True
    return {"StatusCode": 200, "ExecutedVersion": version.version}


def _sized(function: Function, memory_size: int, longest: int) -> Version:
    """It is not yet the function's: a call that is refused leaves nothing behind."""
    before = function.sized.get(memory_size)
    taken_over = {name: copy(getattr(function, name)) for name in Version.__struct_fields__ if name not in _OWN}
    own = {name: getattr(before, name) for name in _OWN} if before is not None else {}
    changed = {"memory_size": memory_size, "timeout": min(function.timeout, longest), "pointed_by": []}
    return Version(**taken_over | own | changed)
