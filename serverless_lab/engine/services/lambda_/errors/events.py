"""Refusals about what becomes of asynchronous events."""

from serverless_lab.engine.services.lambda_.errors.common import (
    InvalidParameterValueException,
    ResourceNotFoundException,
)


class NothingToConfigure(InvalidParameterValueException):
    template = "You must specify at least one of error handling or destination setting."
    hint = "nothing-to-configure"


class NoFunctionToConfigure(ResourceNotFoundException):
    template = "The function doesn't exist."


class NoEventConfig(ResourceNotFoundException):
    template = "The function {arn} doesn't have an EventInvokeConfig"
    hint = "no-event-config"


class DestinationUnsupported(InvalidParameterValueException):
    template = (
        "The provided destination config DestinationConfig(onSuccess={on_success}, onFailure={on_failure}) is invalid."
    )
    hint = "destination-unsupported"


class DestinationUnknown(InvalidParameterValueException):
    template = "The destination ARN {arn} is invalid."
    hint = "destination-unknown"


class DestinationIsItself(InvalidParameterValueException):
    template = "You can't specify the function as a destination for itself."
    hint = "destination-is-itself"


class RoleWithoutDestination(InvalidParameterValueException):
    template = "The function's execution role does not have permissions to call {action} on {arn}"
    hint = "role-without-destination"


class DeadLetterUnsupported(InvalidParameterValueException):
    template = "The provided dead-letter target {arn} is neither an SQS queue nor an SNS topic."
    hint = "dead-letter-unsupported"


class RoleWithoutDeadLetter(InvalidParameterValueException):
    template = "The provided execution role does not have permissions to call {action} on {service}"
    hint = "role-without-destination"
