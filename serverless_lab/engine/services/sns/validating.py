"""What SNS says to parameters that do not fit its model."""

from serverless_lab.engine.errors import CloudError
from serverless_lab.engine.services.sns import errors
from serverless_lab.engine.validation import Failure, sentence


def refusal(found: list[Failure]) -> CloudError:
    return errors.ValidationError(message=sentence(found))
