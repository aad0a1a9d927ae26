"""How an operation on one function is declared."""

from collections.abc import Callable
from functools import partial
from typing import Any

import msgspec

from serverless_lab.engine.context import Context
from serverless_lab.engine.operation import Operation
from serverless_lab.engine.services.lambda_ import names

Handler = Callable[[Context, Any], dict[str, Any]]


def of_function(
    name: str, request: type[msgspec.Struct], handle: Handler, *, action: str = "", **more: Any
) -> Operation:
    """The row of an operation on one function; what lies elsewhere is refused by its action."""
    action = f"lambda:{action or name}"
    check = partial(names.reachable, action)
    handle = carried_out(handle, names.elsewhere)
    return Operation("lambda", name, request, handle, names.arn, action, check=check, **more)


def carried_out(handle: Handler, elsewhere: Callable[[Context, Any], bool]) -> Handler:
    """What is asked of something of another account is carried out there."""

    def handled(context: Context, request: Any) -> dict[str, Any]:
        return {} if elsewhere(context, request) else handle(context, request)

    return handled
