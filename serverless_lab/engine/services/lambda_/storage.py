"""How much room the code of functions and layers takes in a Region, and what is left."""

from typing import Any

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.request import Request
from serverless_lab.engine.services.lambda_.concurrency import limit, unreserved
from serverless_lab.engine.services.lambda_.errors.common import CodeStorageExceededException
from serverless_lab.engine.services.lambda_.state import Function, LambdaState


def add(context: Context, size: int) -> None:
    """Raises CodeStorageExceededException."""
    state = context.part(LambdaState)
    if state.code_bytes + size > numbers.LAMBDA_STORAGE_BYTES:
        raise CodeStorageExceededException
    state.code_bytes += size


def take(context: Context, size: int) -> None:
    context.part(LambdaState).code_bytes -= size


def take_all(context: Context, function: Function) -> None:
    """What a function and its versions leave."""
    take(context, function.code_size + sum(version.code_size for version in function.versions.values()))


def get_account_settings(context: Context, request: Request) -> dict[str, Any]:
    state = context.part(LambdaState)
    return {
        "AccountLimit": {
            "TotalCodeSize": numbers.LAMBDA_STORAGE_BYTES,
            "CodeSizeUnzipped": numbers.LAMBDA_UNZIPPED_BYTES,
            "CodeSizeZipped": numbers.LAMBDA_ZIP_BYTES,
            "ConcurrentExecutions": limit(state),
            "UnreservedConcurrentExecutions": unreserved(state),
        },
        "AccountUsage": {"TotalCodeSize": state.code_bytes, "FunctionCount": len(state.functions)},
    }
