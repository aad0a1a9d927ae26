"""What SQS says to parameters that do not fit its model."""

from serverless_lab.engine.errors import CloudError
from serverless_lab.engine.services.sqs import errors
from serverless_lab.engine.validation import NULL, Failure, sentence

_NAMES = ("attributes", "attributeNames")


def refusal(found: list[Failure]) -> CloudError:
    first = found[0]
    head = first.path.partition(".")[0]
    if first.constraint == NULL:
        # Within a batch AWS counts: SendMessageBatchRequestEntry.1.Id
        return errors.MissingParameter(name=first.path[:1].upper() + first.path[1:])
    if head in _NAMES and "enum" in first.constraint:
        return errors.UnknownAttribute(name=first.value.strip("'"))
    return errors.InvalidParameterValue(message=sentence(found))
