"""CloudWatch's refusals. Codes are those that SDKs show, from the days when it spoke the query protocol."""

from serverless_lab.engine.errors import CloudError
from serverless_lab.engine.errors import ValidationError as Invalid


class ValidationError(Invalid):
    """What CloudWatch refuses after a closer look."""

    hint = "cloudwatch-validation"


class InvalidParameterValue(CloudError):
    code = "InvalidParameterValue"
    hint = "invalid-parameter"


class InvalidParameterCombination(CloudError):
    code = "InvalidParameterCombination"
    hint = "cloudwatch-combination"


class MissingParameter(CloudError):
    code = "MissingParameter"
    template = "The parameter {name} is required."
    hint = "cloudwatch-missing"


class TooManyDatapoints(InvalidParameterCombination):
    template = (
        "You have requested up to {asked:,} datapoints, which exceeds the limit of {limit:,}. "
        "You may reduce the datapoints requested by increasing Period, or decreasing the time range."
    )
    hint = "too-many-datapoints"


class BadExpression(ValidationError):
    template = "Error in expression '{id}': {detail}"
    hint = "bad-expression"


class UnsupportedStat(ValidationError):
    template = "The value {stat} for parameter {where} is not supported."
    hint = "unsupported-stat"


class AlarmNotFound(CloudError):
    code = "ResourceNotFound"
    status = 404
    template = "Unknown alarm: {name}"
    hint = "alarm-not-found"


class LimitExceeded(CloudError):
    code = "LimitExceeded"
    template = "The maximum limit of {limit} {what} has been reached."
    hint = "cloudwatch-limit"


class InvalidNextToken(CloudError):
    code = "InvalidNextToken"
    template = "The next token is invalid."
    hint = "invalid-token"


class InvalidFormat(CloudError):
    code = "InvalidFormat"
    template = "StateReasonData must be valid JSON."
    hint = "reason-not-json"
