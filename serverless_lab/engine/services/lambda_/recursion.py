"""Loops: how often one chain of events has called each function, and where that ends.

The count travels with what a run calls, and with what becomes of its event.
"""

from typing import Any

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.news import RecursionStopped
from serverless_lab.engine.questions import LineageOfCaller
from serverless_lab.engine.services.lambda_.errors.common import RecursiveInvocationException
from serverless_lab.engine.services.lambda_.qualifiers import function_named
from serverless_lab.engine.services.lambda_.requests.common import FunctionAlone
from serverless_lab.engine.services.lambda_.requests.recursion import PutFunctionRecursionConfig
from serverless_lab.engine.services.lambda_.state import Function, Invocation, LambdaState


def get_function_recursion_config(context: Context, request: FunctionAlone) -> dict[str, Any]:
    return {"RecursiveLoop": function_named(context, request.function_name).recursion}


def put_function_recursion_config(context: Context, request: PutFunctionRecursionConfig) -> dict[str, Any]:
    function = function_named(context, request.function_name)
    function.recursion = request.recursive_loop
    return {"RecursiveLoop": function.recursion}


def of_caller(context: Context) -> dict[str, int]:
    """The chain that the code belongs to which calls; empty where nobody's code does."""
    for part in context.account.parts.values():
        if isinstance(part, LambdaState) and context.cause in part.running:
            return part.running[context.cause].lineage
    return {}


def lineage_of_caller(context: Context, question: LineageOfCaller) -> dict[str, int]:
    return of_caller(context)


def check(context: Context, function: Function, request_id: str, lineage: dict[str, int]) -> None:
    """Raises RecursiveInvocationException for the call that would be one too many in its chain."""
    if function.recursion == "Allow" or lineage.get(function.name, 0) < numbers.LAMBDA_RECURSION:
        return
    context.announce(
        RecursionStopped(at=context.at, region=context.region, function=function.name, request_id=request_id)
    )
    raise RecursiveInvocationException


def after(function: Function, lineage: dict[str, int]) -> dict[str, int]:
    """The chain with one more call of the function."""
    return lineage | {function.name: lineage.get(function.name, 0) + 1}


def before(invocation: Invocation) -> dict[str, int]:
    """The chain as it was when the event came: another attempt is not another call."""
    counts = invocation.lineage | {invocation.function: invocation.lineage.get(invocation.function, 1) - 1}
    return {name: count for name, count in counts.items() if count}
