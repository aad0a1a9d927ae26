"""EC2's refusals that many operations share."""

from typing import Any

from serverless_lab.engine.errors import AccessDenied, CloudError


class Ec2Error(CloudError):
    """EC2 has hundreds of codes that differ in nothing but the thing they name; `code` may be given for these."""

    def __init__(self, *, code: str = "", **facts: Any) -> None:
        super().__init__(**facts)
        if code:
            self.code = code  # type: ignore[misc]


class UnauthorizedOperation(AccessDenied):
    code = "UnauthorizedOperation"
    template = (
        "You are not authorized to perform this operation. "
        "User: {principal} is not authorized to perform: {action} on resource: {resource} {reason}"
    )


class DryRunOperation(Ec2Error):
    """Not a failure: everything was fine, and nothing was done."""

    code = "DryRunOperation"
    status = 412
    template = "Request would have succeeded, but DryRun flag is set."
    hint = "dry-run"


class MissingParameter(Ec2Error):
    code = "MissingParameter"
    template = "The request must contain the parameter {name}"
    hint = "missing-parameter"


class UnknownParameter(Ec2Error):
    code = "UnknownParameter"
    template = "The parameter {name} is not recognized"
    hint = "unknown-parameter"


class InvalidParameterValue(Ec2Error):
    code = "InvalidParameterValue"
    template = "{message}"
    hint = "invalid-value"


class InvalidCidr(InvalidParameterValue):
    template = "Value ({value}) for parameter {name} is invalid. This is not a valid CIDR block."
    hint = "invalid-cidr"


class InvalidFilter(InvalidParameterValue):
    template = "The filter '{name}' is invalid"
    hint = "invalid-filter"


class InvalidParameterCombination(Ec2Error):
    code = "InvalidParameterCombination"
    template = "{message}"
    hint = "invalid-combination"


class IdempotentParameterMismatch(Ec2Error):
    code = "IdempotentParameterMismatch"
    template = "Arguments on this idempotent request are inconsistent with arguments used in previous request(s)."
    hint = "token-of-another-call"


class NotFound(Ec2Error):
    """Of one kind each: `InvalidVpcID.NotFound`."""

    template = "The {kind} '{id}' does not exist"
    hint = "not-found"


class NatGatewayNotFound(NotFound):
    code = "NatGatewayNotFound"
    template = "The Nat Gateway {id} was not found"


class Malformed(Ec2Error):
    """Of one kind each: `InvalidVpcID.Malformed`."""

    template = 'Invalid id: "{id}" (expecting "{prefix}-...")'
    hint = "malformed-id"


class DependencyViolation(Ec2Error):
    code = "DependencyViolation"
    template = "The {kind} '{id}' has dependencies and cannot be deleted."
    hint = "dependency-violation"


class LimitExceeded(Ec2Error):
    """A quota is reached; each thing has a code of its own."""

    template = "The maximum number of {things} has been reached."
    hint = "limit-reached"


class TagLimitExceeded(Ec2Error):
    code = "TagLimitExceeded"
    template = "More than 50 tags specified"
    hint = "too-many-tags"


class InvalidNextToken(Ec2Error):
    code = "InvalidNextToken"
    template = "The token '{token}' is invalid"
    hint = "next-token"
