"""Aliases: names that lead to a version, or to two with a share of the calls each."""

from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.ids import new_uuid
from serverless_lab.engine.services.lambda_ import provisioned
from serverless_lab.engine.services.lambda_.errors.common import (
    PreconditionFailedException,
    ResourceNotFoundException,
)
from serverless_lab.engine.services.lambda_.errors.versions import (
    AliasExists,
    LatestNotShared,
    TooManyWeights,
    WeightOfItself,
)
from serverless_lab.engine.services.lambda_.pages import page
from serverless_lab.engine.services.lambda_.qualifiers import alias_of, function_named
from serverless_lab.engine.services.lambda_.requests import versions as requests
from serverless_lab.engine.services.lambda_.state import LATEST, Alias, Function, LambdaState, Version
from serverless_lab.engine.services.lambda_.url_ending import forget


def create_alias(context: Context, request: requests.CreateAlias) -> dict[str, Any]:
    function = function_named(context, request.function_name)
    _version(context, function, request.function_version)
    if request.name in function.aliases:
        raise AliasExists(arn=_arn(context, function, request.name))
    weights = _checked(context, function, request.function_version, request.routing_config)
    alias = Alias(
        name=request.name,
        version=request.function_version,
        revision_id=new_uuid(context.chance()),
        description=request.description,
        weights=weights,
    )
    function.aliases[alias.name] = alias
    _point(function, alias)
    return _described(context, function, alias)


def update_alias(context: Context, request: requests.UpdateAlias) -> dict[str, Any]:
    function = function_named(context, request.function_name)
    alias = alias_of(context, function, request.name)
    if request.revision_id is not None and request.revision_id != alias.revision_id:
        raise PreconditionFailedException
    number = alias.version if request.function_version is None else request.function_version
    _version(context, function, number)
    asked = request.routing_config or requests.RoutingConfig(additional_version_weights=alias.weights)
    weights = _checked(context, function, number, asked)
    provisioned.check_move(function, alias.name, _version(context, function, number))
    _unpoint(function, alias)
    moved = alias.version != number
    alias.version, alias.weights = number, weights
    alias.revision_id = new_uuid(context.chance())
    if request.description is not None:
        alias.description = request.description
    _point(function, alias)
    if moved:
        provisioned.follow(context, function, alias.name)
    return _described(context, function, alias)


def get_alias(context: Context, request: requests.AliasNamed) -> dict[str, Any]:
    function = function_named(context, request.function_name)
    return _described(context, function, alias_of(context, function, request.name))


def list_aliases(context: Context, request: requests.ListAliases) -> dict[str, Any]:
    """With `FunctionVersion` those that lead to it, by weight as well."""
    function = function_named(context, request.function_name)
    names = list(function.aliases)
    if request.function_version is not None:
        names = _version(context, function, request.function_version).pointed_by
    shown, more = page(names, request.marker, request.max_items, str, str)
    return {"Aliases": [_described(context, function, function.aliases[name]) for name in shown], **more}


def delete_alias(context: Context, request: requests.AliasNamed) -> dict[str, Any]:
    """One that is not there is no error."""
    function = function_named(context, request.function_name)
    alias = function.aliases.pop(request.name, None)
    if alias is not None:
        provisioned.drop(context, function, alias.name)
        _unpoint(function, alias)
        function.policies.pop(alias.name, None)
        forget(context.part(LambdaState), function.name, alias.name)
    return {}


def _version(context: Context, function: Function, number: str) -> Version:
    version = function if number == LATEST else function.versions.get(number)
    if version is None:
        raise ResourceNotFoundException(arn=_arn(context, function, number))
    return version


def _checked(
    context: Context, function: Function, version: str, asked: requests.RoutingConfig | None
) -> dict[str, float]:
    """The weights that were asked for, of versions that are there."""
    weights = asked.additional_version_weights if asked is not None else {}
    if len(weights) > 1:
        raise TooManyWeights
    for number in weights:
        if number == version:
            raise WeightOfItself(version=version)
        if version == LATEST:
            raise LatestNotShared
        _version(context, function, number)
    return dict(weights)


def _point(function: Function, alias: Alias) -> None:
    for version in _led_to(function, alias):
        version.pointed_by.append(alias.name)


def _unpoint(function: Function, alias: Alias) -> None:
    for version in _led_to(function, alias):
        version.pointed_by.remove(alias.name)


def _led_to(function: Function, alias: Alias) -> list[Version]:
    numbers = [alias.version, *alias.weights]
    return [function if number == LATEST else function.versions[number] for number in numbers]


def _described(context: Context, function: Function, alias: Alias) -> dict[str, Any]:
    described: dict[str, Any] = {
        "AliasArn": _arn(context, function, alias.name),
        "Name": alias.name,
        "FunctionVersion": alias.version,
        "Description": alias.description,
        "RevisionId": alias.revision_id,
    }
    if alias.weights:
        described["RoutingConfig"] = {"AdditionalVersionWeights": alias.weights}
    return described


def _arn(context: Context, function: Function, qualifier: str) -> str:
    return context.arn("lambda", f"function:{function.name}:{qualifier}")
