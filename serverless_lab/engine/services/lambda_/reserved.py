"""Operations on reserved concurrency, and the account's limit."""

from typing import Any

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.services.lambda_.concurrency import limit, provisioned, reserve, unreserved
from serverless_lab.engine.services.lambda_.errors.concurrency import ProvisionedAboveReserved, TooLittleUnreserved
from serverless_lab.engine.services.lambda_.qualifiers import function_named
from serverless_lab.engine.services.lambda_.requests.common import FunctionAlone
from serverless_lab.engine.services.lambda_.requests.concurrency import LimitConcurrency, PutFunctionConcurrency
from serverless_lab.engine.services.lambda_.state import LambdaState


def put_function_concurrency(context: Context, request: PutFunctionConcurrency) -> dict[str, Any]:
    """Reserve, which takes from what all other functions share: some of that always stays."""
    function, state = function_named(context, request.function_name), context.part(LambdaState)
    wanted = request.reserved_concurrent_executions
    if wanted < provisioned(function):
        raise ProvisionedAboveReserved
    held = provisioned(function) if function.reserved is None else function.reserved
    least = min(numbers.LAMBDA_UNRESERVED, limit(state))
    if unreserved(state) + held - wanted < least and wanted > held:
        raise TooLittleUnreserved(least=least)
    reserve(state, function, wanted)
    return {"ReservedConcurrentExecutions": wanted}


def get_function_concurrency(context: Context, request: FunctionAlone) -> dict[str, Any]:
    """Empty where nothing is reserved."""
    reserved = function_named(context, request.function_name).reserved
    return {} if reserved is None else {"ReservedConcurrentExecutions": reserved}


def delete_function_concurrency(context: Context, request: FunctionAlone) -> dict[str, Any]:
    reserve(context.part(LambdaState), function_named(context, request.function_name), None)
    return {}


def limit_concurrency(context: Context, request: LimitConcurrency) -> dict[str, Any]:
    """The account's own limit in this Region. What is running goes on."""
    state = context.part(LambdaState)
    state.limit = request.limit
    return {"Limit": limit(state)}
