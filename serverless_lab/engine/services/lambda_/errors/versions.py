"""Refusals about versions and aliases."""

from serverless_lab.engine.services.lambda_.errors.common import (
    InvalidParameterValueException,
    ResourceConflictException,
    ResourceNotFoundException,
)


class FunctionsOnly(InvalidParameterValueException):
    template = (
        "This operation is permitted on Lambda functions only. Aliases and versions do not support this operation. "
        "Please specify either a function name or an unqualified function ARN."
    )
    hint = "functions-only"


class OtherCode(InvalidParameterValueException):
    template = (
        "CodeSHA256 ({given}) is different from current CodeSHA256 in $LATEST ({current}). "
        "Please try again with the CodeSHA256 in $LATEST."
    )
    hint = "other-code"


class VersionInUse(ResourceConflictException):
    template = "Unable to delete version because the following aliases reference it: [{aliases}]"
    hint = "version-in-use"


class AliasesNotDeleted(InvalidParameterValueException):
    template = "Deletion of aliases is not currently supported."
    hint = "aliases-not-deleted"


class AliasNotFound(ResourceNotFoundException):
    template = "Cannot find alias arn: {arn}"
    hint = "alias-not-found"


class AliasExists(ResourceConflictException):
    template = "Alias already exists: {arn}"
    hint = "alias-exists"


class TooManyWeights(InvalidParameterValueException):
    template = "Number of items in AdditionalVersionWeights cannot be greater than 1"
    hint = "too-many-weights"


class WeightOfItself(InvalidParameterValueException):
    template = (
        "Invalid function version {version}. Function version {version} is already included in routing configuration."
    )
    hint = "weight-of-itself"


class LatestNotShared(InvalidParameterValueException):
    template = "$LATEST is not supported for an alias pointing to more than 1 version"
    hint = "latest-not-shared"
