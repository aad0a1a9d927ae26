"""Refusals about the policies that functions and layers carry."""

from serverless_lab.engine.services.lambda_.errors.common import (
    InvalidParameterValueException,
    ResourceConflictException,
    ResourceNotFoundException,
    Typed,
)


class LatestHasNoPolicy(InvalidParameterValueException):
    template = "We currently do not support adding policies for $LATEST."
    hint = "latest-has-no-policy"


class BadPrincipal(InvalidParameterValueException):
    template = "The provided principal was invalid. Please check the principal and try again."
    hint = "bad-principal"


class OnlyForAction(InvalidParameterValueException):
    template = "{member} is only supported for {action} action"
    hint = "only-for-action"


class StatementExists(ResourceConflictException):
    template = (
        "The statement id ({sid}) provided already exists. "
        "Please provide a new statement id, or remove the existing statement."
    )
    hint = "statement-exists"


class NoPolicyOf(ResourceNotFoundException):
    template = "No policy found for: {arn}"
    hint = "no-function-policy"


class NoPolicy(ResourceNotFoundException):
    template = "No policy is associated with the given resource."
    hint = "no-function-policy"


class NothingThere(ResourceNotFoundException):
    template = "The resource you requested does not exist."
    hint = "no-function-policy"


class StatementNotFound(ResourceNotFoundException):
    template = "Statement {sid} is not found in resource policy."
    hint = "statement-not-found"


class PolicyLengthExceededException(Typed):
    code = "PolicyLengthExceededException"
    template = "The final policy size ({size}) is bigger than the limit ({limit})."
    hint = "function-policy-too-long"
