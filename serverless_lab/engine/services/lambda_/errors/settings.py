"""Refusals about what a function can be set to."""

from serverless_lab.engine.services.lambda_.errors.common import InvalidParameterValueException


class LevelsNeedJson(InvalidParameterValueException):
    template = (
        'LogLevel is not supported when LogFormat is set to "Text". '
        'Remove LogLevel from your request or change the LogFormat to "JSON" and try again.'
    )
    hint = "levels-need-json"


class NoSnapStart(InvalidParameterValueException):
    template = "{runtime} is not supported for SnapStart enabled functions."
    hint = "no-snap-start"


class RuntimeVersionNeeded(InvalidParameterValueException):
    template = "If the UpdateRuntimeOn is set to Manual, you must provide a RuntimeVersionArn."
    hint = "runtime-version-needed"


class RuntimeVersionNotTaken(InvalidParameterValueException):
    template = "You can't provide a RuntimeVersionArn if the UpdateRuntimeOn is set to {mode}."
    hint = "runtime-version-not-taken"
