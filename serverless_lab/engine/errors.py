"""Refusals: every error a caller can meet is a class with AWS's code, status and message template."""

from typing import Any, ClassVar


class CloudError(Exception):
    """A refusal in AWS's words. `hint` names our own explanation; it never goes on the wire."""

    code: ClassVar[str] = "InternalFailure"
    status: ClassVar[int] = 400
    template: ClassVar[str] = "{message}"
    hint: ClassVar[str] = ""

    def __init__(self, **facts: Any) -> None:
        self.facts = facts
        self.message = self.template.format(**facts)
        super().__init__(self.message)

    def members(self) -> dict[str, Any]:
        """Further members of the error's shape, such as Lambda's `Reason`."""
        return {}


class UnknownOperation(CloudError):
    code = "UnknownOperationException"
    status = 404
    template = "The operation {operation} of {service} is not part of this simulation."
    hint = "unknown-operation"


class NotSimulated(CloudError):
    """Asked for something that AWS has and this simulation, so far, has not."""

    code = "NotSimulatedException"
    status = 501
    template = "{feature} is not simulated here."
    hint = "not-simulated"


class AccessDenied(CloudError):
    code = "AccessDenied"
    status = 403
    template = "User: {principal} is not authorized to perform: {action} on resource: {resource} {reason}"
    hint = "access-denied"


class AccessDeniedException(AccessDenied):
    code = "AccessDeniedException"


class ValidationException(CloudError):
    code = "ValidationException"
    hint = "validation"


class ValidationError(ValidationException):
    code = "ValidationError"


class MalformedPolicyDocument(CloudError):
    """What IAM says to a text that is no policy, also where another service is given it."""

    code = "MalformedPolicyDocument"
    hint = "malformed-policy"
