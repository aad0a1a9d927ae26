"""Refusals about tags."""

from serverless_lab.engine.services.lambda_.errors.common import InvalidParameterValueException


class NotTaggable(InvalidParameterValueException):
    template = "Unsupported resource type for tagging"
    hint = "not-taggable"


class TagsOnFunctionsOnly(InvalidParameterValueException):
    template = "Tags on function aliases and versions are not supported. Please specify a function ARN."
    hint = "functions-only"


class NoTags(InvalidParameterValueException):
    template = "An error occurred and the request cannot be processed."
    hint = "no-tags"


class TooManyTags(InvalidParameterValueException):
    template = "Number of tags exceeds resource tag limit."
    hint = "too-many-tags"


class ReservedTag(InvalidParameterValueException):
    template = "aws: prefixed tag key names are not allowed for external use."
    hint = "reserved-tag"
