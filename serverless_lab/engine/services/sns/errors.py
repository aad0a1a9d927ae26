"""SNS's refusals."""

from serverless_lab.engine.errors import AccessDenied, CloudError


class AuthorizationError(AccessDenied):
    """SNS writes its own name large: `SNS:Publish`."""

    code = "AuthorizationError"

    def __init__(self, *, action: str, reason: str, **facts: str) -> None:
        told = action.replace("sns:", "SNS:", 1)
        super().__init__(action=told, reason=reason.replace(action, told), **facts)


class TopicOfAnotherAccount(AuthorizationError):
    hint = "topic-of-another-account"


class NotFound(CloudError):
    code = "NotFound"
    status = 404


class TopicMissing(NotFound):
    template = "Topic does not exist"
    hint = "topic-not-found"


class SubscriptionMissing(NotFound):
    template = "Subscription does not exist"
    hint = "subscription-not-found"


class ResourceNotFound(CloudError):
    code = "ResourceNotFound"
    status = 404
    template = "Resource does not exist"
    hint = "topic-not-found"


class InvalidParameter(CloudError):
    code = "InvalidParameter"
    template = "Invalid parameter: {reason}"
    hint = "topic-parameter"


class BadArn(InvalidParameter):
    hint = "topic-arn"


class BadSubscriptionAttribute(InvalidParameter):
    hint = "subscription-attribute"


class BadFilter(InvalidParameter):
    hint = "filter-policy"


class BadEndpoint(InvalidParameter):
    hint = "subscription-endpoint"


class BadMessage(InvalidParameter):
    hint = "topic-message"


class FifoNeeds(InvalidParameter):
    hint = "topic-fifo"


class NoToken(InvalidParameter):
    template = "Invalid token"
    hint = "subscription-token"


class UnknownToken(InvalidParameter):
    template = "Invalid parameter: Token"
    hint = "subscription-token"


class BadAttribute(CloudError):
    """Of a message; this and nothing else has this code."""

    code = "ParameterValueInvalid"
    template = "{reason}"
    hint = "topic-message"


class ValidationError(CloudError):
    code = "ValidationError"
    hint = "validation"


class FilterPolicyLimitExceeded(CloudError):
    code = "FilterPolicyLimitExceeded"
    status = 403
    template = "Filter policy limit exceeded for topic {topic}: at most {most} subscriptions may have one."
    hint = "filter-policy"


class TagLimitExceeded(CloudError):
    code = "TagLimitExceeded"
    template = "Could not complete request: tag quota of per resource exceeded"
    hint = "topic-tags"


class EmptyBatchRequest(CloudError):
    code = "EmptyBatchRequest"
    template = "The batch request doesn't contain any entries."
    hint = "batch"


class TooManyEntriesInBatchRequest(CloudError):
    code = "TooManyEntriesInBatchRequest"
    template = "The batch request contains more entries than permissible."
    hint = "batch"


class BatchEntryIdsNotDistinct(CloudError):
    code = "BatchEntryIdsNotDistinct"
    template = "Two or more batch entries in the request have the same Id."
    hint = "batch"


class InvalidBatchEntryId(CloudError):
    code = "InvalidBatchEntryId"
    template = "The Id of a batch entry in a batch request doesn't abide by the specification."
    hint = "batch"


class BatchRequestTooLong(CloudError):
    code = "BatchRequestTooLong"
    template = "The length of all the messages put together is more than the limit."
    hint = "topic-message"


class LetterMissing(CloudError):
    """Ours: there is no such letter in the inbox, or no such link in it."""

    code = "LetterMissing"
    status = 404
    template = "There is no letter {id} with a link to {link}."
    hint = "letter-missing"
