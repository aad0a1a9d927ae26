"""Layers on a function: which may be there together, and what they bring along."""

from typing import Any

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.policy.access import Values
from serverless_lab.engine.services.lambda_ import rules
from serverless_lab.engine.services.lambda_.errors.layers import (
    CodeAndLayersTooLarge,
    LayerDenied,
    LayersElsewhere,
    LayersTooLarge,
    NoSuchLayerVersion,
    SameLayerTwice,
    TooManyLayers,
)
from serverless_lab.engine.services.lambda_.layer_names import found, named
from serverless_lab.engine.services.lambda_.layer_state import LayerUsed
from serverless_lab.engine.services.lambda_.requests.layers import HearOfLayer
from serverless_lab.engine.services.lambda_.state import LambdaState


def checked(context: Context, arns: list[str], present: list[LayerUsed]) -> list[LayerUsed]:
    """The layers that are asked for, in their order. One that is `present` stays although it was deleted meanwhile."""
    if len(arns) > numbers.LAMBDA_LAYERS:
        raise TooManyLayers(most=numbers.LAMBDA_LAYERS)
    kept = {layer.arn: layer for layer in present}
    layers: list[LayerUsed] = []
    seen: dict[str, str] = {}
    for arn in arns:
        layers.append(kept[arn] if arn in kept else _layer(context, arn))
        layer = arn.rpartition(":")[0]
        if layer in seen:
            raise SameLayerTwice(one=seen[layer], other=arn)
        seen[layer] = arn
    return layers


def check_size(unzipped: int, layers: list[LayerUsed]) -> None:
    """Code and layers together, unpacked. Raises LayersTooLarge, CodeAndLayersTooLarge."""
    limit = numbers.LAMBDA_UNZIPPED_BYTES
    size = sum(layer.unzipped for layer in layers)
    if size > limit:
        raise LayersTooLarge(limit=limit)
    if layers and size + unzipped > limit:
        raise CodeAndLayersTooLarge(limit=limit, size=size + unzipped)


def hear_of_layer(context: Context, request: HearOfLayer) -> dict[str, Any]:
    """What another account lets this one use, or does not any more."""
    known = context.part(LambdaState).foreign_layers
    if request.content is None:
        known.pop(request.layer_version_arn, None)
        return {}
    code = rules.check_code(request.content, None, "PublishLayerVersion")
    known[request.layer_version_arn] = LayerUsed(
        arn=request.layer_version_arn,
        code_digest=context.bodies.put(code.zip_file),
        code_size=code.size,
        unzipped=code.unzipped,
    )
    return {}


def also(context: Context, request: Any) -> list[tuple[str, str, dict[str, Values]]]:
    """Whoever puts a layer on a function must be allowed to get it."""
    return [("lambda:GetLayerVersion", arn, {}) for arn in dict.fromkeys(request.layers or [])]


def keys_of(request: Any) -> dict[str, Values]:
    return {"lambda:Layer": list(request.layers)} if request.layers else {}


def _layer(context: Context, arn: str) -> LayerUsed:
    layer = named(arn)
    if layer.account_id != context.account_id:
        if arn not in context.part(LambdaState).foreign_layers:
            raise LayerDenied(principal=context.caller.arn, arn=arn)
        return context.part(LambdaState).foreign_layers[arn]
    if layer.region != context.region:
        raise LayersElsewhere(region=context.region)
    version = found(context, layer.name, layer.number)
    if version is None:
        raise NoSuchLayerVersion(arn=arn)
    return LayerUsed(version.arn, version.code_digest, version.code_size, version.unzipped)
