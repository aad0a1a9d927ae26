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
    return Operation("lambda", name, request, handle, names.arn, action, check=partial(names.reachable, action), **more)
