"""SQS's refusals, under the codes of its query protocol, which every SDK shows."""

from typing import Any

from serverless_lab.engine.errors import AccessDenied, CloudError

_PREFIX = "AWS.SimpleQueueService."


class QueueAccessDenied(AccessDenied):
    """SQS writes actions in small letters: `sqs:sendmessage`."""

    def __init__(self, *, action: str, reason: str, **facts: Any) -> None:
        super().__init__(action=action.lower(), reason=reason.replace(action, action.lower()), **facts)


class QueueOfAnotherAccount(QueueAccessDenied):
    hint = "queue-of-another-account"


class QueueDoesNotExist(CloudError):
    code = f"{_PREFIX}NonExistentQueue"
    template = "The specified queue does not exist."
    hint = "queue-not-found"


class QueueNameExists(CloudError):
    code = "QueueAlreadyExists"
    template = "A queue already exists with the same name and a different value for attribute {attribute}"
    hint = "queue-exists"


class QueueDeletedRecently(CloudError):
    code = f"{_PREFIX}QueueDeletedRecently"
    template = "You must wait 60 seconds after deleting a queue before you can create another with the same name."
    hint = "queue-deleted-recently"


class PurgeQueueInProgress(CloudError):
    code = f"{_PREFIX}PurgeQueueInProgress"
    status = 403
    template = "Only one PurgeQueue operation on {queue} is allowed every 60 seconds."
    hint = "purged-recently"


class InvalidAddress(CloudError):
    code = "InvalidAddress"
    status = 404
    template = "The address {url} is not valid for this endpoint."
    hint = "queue-url"


class InvalidAttributeName(CloudError):
    code = "InvalidAttributeName"
    hint = "queue-attribute"


class InvalidAttributeValue(CloudError):
    code = "InvalidAttributeValue"
    hint = "queue-attribute"


class BadAttribute(InvalidAttributeValue):
    template = "Invalid value for the parameter {name}."


class UnknownAttribute(InvalidAttributeName):
    template = "Unknown Attribute {name}."


class InvalidParameterValue(CloudError):
    code = "InvalidParameterValue"
    hint = "queue-parameter"


class BadValue(InvalidParameterValue):
    template = "Value {value} for parameter {name} is invalid. Reason: {reason}"


class MissingParameter(CloudError):
    code = "MissingParameter"
    template = "The request must contain the parameter {name}."
    hint = "queue-parameter"


class TooLong(InvalidParameterValue):
    template = "One or more parameters are invalid. Reason: Message must be shorter than {largest} bytes."
    hint = "message-too-long"


class InvalidMessageContents(CloudError):
    code = "InvalidMessageContents"
    template = (
        "Invalid binary character '#x{character}' was found in the message body, the set of allowed characters is "
        "#x9 | #xA | #xD | [#x20-#xD7FF] | [#xE000-#xFFFD] | [#x10000-#x10FFFF]"
    )
    hint = "message-characters"


class DeduplicationNeeded(InvalidParameterValue):
    template = (
        "The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly"
    )
    hint = "deduplication-needed"


class GroupNeeded(MissingParameter):
    template = "The request must contain the parameter MessageGroupId."
    hint = "group-needed"


class GroupNeededInBatch(InvalidParameterValue):
    template = "The request must contain the parameter MessageGroupId."
    hint = "group-needed"


class ReceiptHandleIsInvalid(CloudError):
    code = "ReceiptHandleIsInvalid"
    status = 404
    template = 'The input receipt handle "{handle}" is not a valid receipt handle.'
    hint = "receipt-handle"


class HandleOfAnotherQueue(ReceiptHandleIsInvalid):
    template = 'The receipt handle "{handle}" is not valid for this queue.'


class HandleExpired(BadValue):
    hint = "receipt-expired"

    def __init__(self, handle: str) -> None:
        super().__init__(value=handle, name="ReceiptHandle", reason="The receipt handle has expired.")


class ExpiredInBatch(CloudError):
    code = "ReceiptHandleIsInvalid"
    template = "The receipt handle has expired"
    hint = "receipt-expired"


class NotToBeChanged(BadValue):
    hint = "receipt-expired"

    def __init__(self, handle: str) -> None:
        reason = "Message does not exist or is not available for visibility timeout change."
        super().__init__(value=handle, name="ReceiptHandle", reason=reason)


class OverLimit(CloudError):
    code = "OverLimit"
    status = 403
    hint = "queue-over-limit"


class TooManyInFlight(OverLimit):
    template = "Too many messages in flight: {most} of the queue {queue} were received and not deleted."


class TooManyActions(OverLimit):
    template = "{count} Actions were found, maximum allowed is {most}."


class RequestThrottled(CloudError):
    code = "RequestThrottled"
    template = "Rate exceeded"
    hint = "queue-throttled"


class EmptyBatchRequest(CloudError):
    code = f"{_PREFIX}EmptyBatchRequest"
    template = "There should be at least one {entry} in the request."
    hint = "batch"


class TooManyEntriesInBatchRequest(CloudError):
    code = f"{_PREFIX}TooManyEntriesInBatchRequest"
    template = "Maximum number of entries per request are {most}. You have sent {count}."
    hint = "batch"


class BatchEntryIdsNotDistinct(CloudError):
    code = f"{_PREFIX}BatchEntryIdsNotDistinct"
    template = "Id {id} repeated."
    hint = "batch"


class InvalidBatchEntryId(CloudError):
    code = f"{_PREFIX}InvalidBatchEntryId"
    template = (
        "A batch entry id can only contain alphanumeric characters, hyphens and underscores. "
        "It can be at most 80 letters long."
    )
    hint = "batch"


class BatchRequestTooLong(CloudError):
    code = f"{_PREFIX}BatchRequestTooLong"
    template = "Batch requests cannot be longer than {largest} bytes. You have sent {size} bytes."
    hint = "message-too-long"


class UnsupportedOperation(CloudError):
    code = f"{_PREFIX}UnsupportedOperation"
    hint = "queue-parameter"


class ResourceNotFound(CloudError):
    code = "ResourceNotFoundException"
    status = 404
    template = "The resource that you specified for the {name} parameter doesn't exist."
    hint = "queue-not-found"


class NoSuchTask(ResourceNotFound):
    template = "Task does not exist."
    hint = "move-task"


class NoTaskHandle(InvalidParameterValue):
    template = "Value for parameter TaskHandle is invalid."
    hint = "move-task"


class TaskRunning(InvalidParameterValue):
    template = (
        "There is already a task running. Only one active task is allowed for a source queue arn at a given time."
    )
    hint = "move-task"


class NoDeadLetterQueue(InvalidParameterValue):
    template = "Source queue must be configured as a Dead Letter Queue."
    hint = "move-task"
