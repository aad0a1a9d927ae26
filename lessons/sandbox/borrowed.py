"""Layers of another account of the same learner: before a function is given one, home hears whether it may be used.

What is heard comes with the layer's own bytes and is an entry of its own, so that the journal alone tells the rest.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from lessons.sandbox import abroad, looking
from lessons.sandbox.errors import LabError
from lessons.sandbox.models import Account
from lessons.sandbox.writing import Ask
from serverless_lab.engine.arn import Arn
from serverless_lab.engine.caller import Caller
from serverless_lab.engine.services.lambda_.layer_names import named
from serverless_lab.engine.services.lambda_.state import LambdaState

_WITH_LAYERS = {("lambda", "CreateFunction"), ("lambda", "UpdateFunctionConfiguration")}


def catch_up(account_pk: UUID, ask: Ask, perform: Callable[[UUID, Ask], Any]) -> None:
    """Before a function is given layers: which of those of other accounts may be used now?"""
    if (ask.service, ask.operation) not in _WITH_LAYERS:
        return
    asked = {text: arn for text in _texts(ask.params.get("Layers")) if (arn := Arn.parse(text)) is not None}
    home = Account.objects.filter(pk=account_pk).first() if asked else None
    if home is None:
        return
    for text, arn in asked.items():
        if arn.account_id and arn.account_id != home.account_id:
            _hear(home, text, arn, ask, perform)


def _hear(home: Account, text: str, arn: Arn, ask: Ask, perform: Callable[[UUID, Ask], Any]) -> None:
    cloud = looking.look(home.pk).cloud
    region = ask.region or cloud.state.region
    part = cloud.state.parts.get(f"lambda/{region}") or LambdaState()
    known = part.foreign_layers.get(text)
    content = _content(home, cloud.abroad, text, arn, ask._replace(region=region))
    if content is None and known is None:
        return
    if content is None or known is None or cloud.bodies.get(known.code_digest) != content:
        params = {"LayerVersionArn": text} | ({"Content": content} if content is not None else {})
        caller = Caller.service(home.account_id, "lab")
        perform(home.pk, Ask("lab", "HearOfLayer", params, "service", caller, region))


def _content(home: Account, abroad_as: Callable[..., Caller], text: str, arn: Arn, ask: Ask) -> bytes | None:
    """The layer's zip, None where its account does not let the caller have it."""
    other = abroad.near(home, arn.account_id)
    if other is None or arn.region != ask.region:
        return None
    try:
        cloud = looking.look(other.pk).cloud
    except LabError:
        return None
    asked = {"Arn": text}
    caller = ask.caller or looking.look(home.pk).cloud.speaker("lambda", "GetLayerVersionByArn")
    gone = abroad_as(caller, "lambda", "GetLayerVersionByArn", asked, region=ask.region, cause=ask.cause)
    if cloud.probe(gone, "lambda", "GetLayerVersionByArn", asked, region=ask.region).answer is None:
        return None
    layer = named(text)
    part: LambdaState = cloud.state.parts[f"lambda/{ask.region}"]
    return cloud.bodies.get(part.layers[layer.name].versions[layer.number].code_digest)


def _texts(given: object) -> list[str]:
    return [each for each in given if isinstance(each, str)] if isinstance(given, list) else []
