"""Refusals about layers."""

from serverless_lab.engine.errors import AccessDeniedException
from serverless_lab.engine.services.lambda_.errors.common import (
    InvalidParameterValueException,
    PreconditionFailedException,
    ResourceNotFoundException,
)


class LayerVersionTooLow(InvalidParameterValueException):
    template = "Layer Version Cannot be less than 1"
    hint = "layer-version-too-low"


class LayerNotFound(ResourceNotFoundException):
    template = "The resource you requested does not exist."
    hint = "layer-not-found"


class LayerVersionNotFound(ResourceNotFoundException):
    template = "Layer version {arn} does not exist."
    hint = "layer-not-found"


class NoSuchLayerVersion(InvalidParameterValueException):
    template = "Layer version {arn} does not exist."
    hint = "layer-not-found"


class TooManyLayers(InvalidParameterValueException):
    template = "Cannot reference more than {most} layers."
    hint = "too-many-layers"


class LayersElsewhere(InvalidParameterValueException):
    template = "Layers are not in the same region as the function. Layers are expected to be in region {region}."
    hint = "layers-elsewhere"


class SameLayerTwice(InvalidParameterValueException):
    template = (
        "Two different versions of the same layer are not allowed to be referenced in the same function. "
        "{one} and {other} are versions of the same layer."
    )
    hint = "same-layer-twice"


class LayersTooLarge(InvalidParameterValueException):
    template = "Layers consume more than the available size of {limit} bytes"
    hint = "layers-too-large"


class CodeAndLayersTooLarge(InvalidParameterValueException):
    template = (
        "Function code combined with layers exceeds the maximum allowed size of {limit} bytes. "
        "The actual size is {size} bytes."
    )
    hint = "layers-too-large"


class LayerDenied(AccessDeniedException):
    template = (
        "User: {principal} is not authorized to perform: lambda:GetLayerVersion on resource: {arn} "
        "because no resource-based policy allows the lambda:GetLayerVersion action"
    )
    hint = "layer-denied"


class LayerPolicyChanged(PreconditionFailedException):
    template = (
        "The Revision Id provided does not match the latest Revision Id. "
        "Call the GetLayerPolicy API to retrieve the latest Revision Id"
    )
