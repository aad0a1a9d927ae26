"""Parameters that do not fit the model, refused in EC2's words, which differ from other services'."""

from serverless_lab.engine.errors import CloudError
from serverless_lab.engine.services.ec2.errors.common import InvalidParameterValue, MissingParameter, UnknownParameter
from serverless_lab.engine.validation import NOT_A_MEMBER, NULL, Failure


def refusal(found: list[Failure]) -> CloudError:
    """Of several faults EC2 names one."""
    first = found[0]
    if first.constraint == NULL:
        return MissingParameter(name=first.path)
    if first.constraint == NOT_A_MEMBER:
        return UnknownParameter(name=first.path)
    return InvalidParameterValue(message=f"Value ({first.value.strip(chr(39))}) for parameter {first.path} is invalid.")
