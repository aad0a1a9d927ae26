"""Refusals about how many runs there may be at once."""

from typing import Any

from serverless_lab.engine.services.lambda_.errors.common import (
    InvalidParameterValueException,
    ResourceConflictException,
    ResourceNotFoundException,
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


class ProvisionedAboveReserved(InvalidParameterValueException):
    template = (
        "Requested Provisioned Concurrency should not be greater than the reservedConcurrentExecution for function"
    )
    hint = "provisioned-above-reserved"


class ProvisionedAboveAccount(InvalidParameterValueException):
    template = (
        "Specified ConcurrentExecutions for function is greater than account's unreserved concurrency [{unreserved}]."
    )
    hint = "too-little-unreserved"


class ProvisionedTooMuch(InvalidParameterValueException):
    template = (
        "Specified ConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its "
        "minimum value of [{least}]."
    )
    hint = "too-little-unreserved"


class NotOfLatest(InvalidParameterValueException):
    template = "Provisioned Concurrency Configs cannot be applied to unpublished function versions."
    hint = "provisioned-not-of-latest"


class NoPublishedVersion(InvalidParameterValueException):
    template = "The function resource provided must be an alias or a published version."
    hint = "provisioned-not-of-latest"


class VersionProvisionedAlready(ResourceConflictException):
    template = "Alias can't be used for Provisioned Concurrency configuration on an already Provisioned version"
    hint = "provisioned-twice"


class AliasProvisionedAlready(ResourceConflictException):
    template = "Version is pointed by a Provisioned Concurrency alias"
    hint = "provisioned-twice"


class ProvisionedConcurrencyConfigNotFoundException(ResourceNotFoundException):
    code = "ProvisionedConcurrencyConfigNotFoundException"
    template = "No Provisioned Concurrency Config found for this function"
    hint = "nothing-provisioned"
