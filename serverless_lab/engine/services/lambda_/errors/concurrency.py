"""Refusals about how many runs there may be at once."""

from typing import Any

from serverless_lab.engine.services.lambda_.errors.common import (
    InvalidParameterValueException,
    TooManyRequestsException,
)


class ReservedConcurrencyReached(TooManyRequestsException):
    """The function's own ceiling."""

    hint = "throttled-by-reserved"

    def members(self) -> dict[str, Any]:
        return {"Type": "User", "Reason": "ReservedFunctionConcurrentInvocationLimitExceeded"}


class SwitchedOff(ReservedConcurrencyReached):
    """The ceiling is 0."""

    hint = "switched-off"


class TooLittleUnreserved(InvalidParameterValueException):
    template = (
        "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below "
        "its minimum value of [{least}]."
    )
    hint = "too-little-unreserved"
