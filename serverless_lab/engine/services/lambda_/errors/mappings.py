"""Refusals about event source mappings."""

from serverless_lab.engine.services.lambda_.errors.common import (
    InvalidParameterValueException,
    ResourceConflictException,
    ResourceInUseException,
    ResourceNotFoundException,
)


class SourceUnrecognized(InvalidParameterValueException):
    template = "Unrecognized event source."
    hint = "source-unrecognized"


class SourceUnusable(InvalidParameterValueException):
    """The source itself says why."""

    hint = "source-unusable"


class RoleWithoutSource(InvalidParameterValueException):
    template = "The function execution role does not have permissions to call {action} on {service}"
    hint = "role-without-source"


class MappedFunctionUnknown(InvalidParameterValueException):
    template = "Function does not exist"
    hint = "function-not-found"


class NotOfQueues(InvalidParameterValueException):
    template = "Unsupported {member} parameter for given event source mapping type."
    hint = "not-of-queues"


class StartingPositionOfQueue(InvalidParameterValueException):
    template = "StartingPosition is not valid for SQS event sources."
    hint = "not-of-queues"


class WindowNeeded(InvalidParameterValueException):
    template = "Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10"
    hint = "window-needed"


class NoWindowInOrder(InvalidParameterValueException):
    template = "Batching window is not supported for FIFO queues"
    hint = "batches-in-order"


class TooManyInOrder(InvalidParameterValueException):
    template = "Batch size must not exceed 10 for FIFO queues"
    hint = "batches-in-order"


class BadFilter(InvalidParameterValueException):
    template = "Invalid filter pattern definition."
    hint = "bad-filter"


class MappedAlready(ResourceConflictException):
    template = (
        'An event source mapping with {service} arn (" {source} ") and function (" {function} ") already exists. '
        "Please update or delete the existing mapping with UUID {uuid}"
    )
    hint = "mapped-already"


class MappingNotFound(ResourceNotFoundException):
    template = "The resource you requested does not exist."
    hint = "mapping-not-found"


class MappingInUse(ResourceInUseException):
    template = "Cannot {what} the event source mapping because it is in use."
    hint = "mapping-in-use"
