"""What a request calls a layer: its name or an ARN; and the ARNs of layers and their versions."""

from typing import Any, NamedTuple

from serverless_lab.engine.arn import Arn
from serverless_lab.engine.context import Context
from serverless_lab.engine.services.lambda_.layer_state import LayerVersion
from serverless_lab.engine.services.lambda_.names import check_place
from serverless_lab.engine.services.lambda_.state import LambdaState


class NamedLayer(NamedTuple):
    """`region` and `account_id` are empty where the request leaves them out; `number` is 0 where it names none."""

    region: str
    account_id: str
    name: str
    number: int = 0


def named(text: str, number: int = 0) -> NamedLayer:
    arn = Arn.parse(text)
    if arn is None:
        return NamedLayer("", "", text, number)
    _, name, *rest = arn.resource.split(":")
    return NamedLayer(arn.region, arn.account_id, name, int(rest[0]) if rest else number)


def asked(request: Any) -> NamedLayer:
    if hasattr(request, "arn"):
        return named(request.arn)
    return named(request.layer_name, getattr(request, "version_number", 0))


def arn_asked(context: Context, request: Any) -> str:
    """What is authorised: the layer, or one version of it."""
    layer = asked(request)
    account_id = layer.account_id or context.account_id
    version = f":{layer.number}" if layer.number else ""
    return str(Arn("lambda", layer.region or context.region, account_id, f"layer:{layer.name}{version}"))


def check(action: str, context: Context, request: Any) -> None:
    layer = asked(request)
    check_place(action, context, layer.region, layer.account_id, arn_asked(context, request))


def elsewhere(context: Context, request: Any) -> bool:
    return asked(request).account_id not in ("", context.account_id)


def found(context: Context, name: str, number: int) -> LayerVersion | None:
    layer = context.part(LambdaState).layers.get(name)
    return layer.versions.get(number) if layer is not None else None
