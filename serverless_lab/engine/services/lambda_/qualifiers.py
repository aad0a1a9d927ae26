"""What a name and a qualifier lead to: a function, one of its versions, or an alias for one."""

from typing import NamedTuple

from serverless_lab.engine.context import Context
from serverless_lab.engine.services.lambda_.errors.common import ResourceNotFoundException
from serverless_lab.engine.services.lambda_.errors.versions import AliasNotFound, FunctionsOnly
from serverless_lab.engine.services.lambda_.names import named
from serverless_lab.engine.services.lambda_.state import LATEST, Alias, Environment, Function, LambdaState, Version


class Target(NamedTuple):
    """The version that was meant, and `qualifier` as it was written: empty where none was."""

    function: Function
    version: Version
    qualifier: str = ""


def function_named(context: Context, text: str) -> Function:
    """The function as a whole. Raises ResourceNotFoundException, and FunctionsOnly where a version is named."""
    _, _, name, qualifier = named(text)
    function = context.part(LambdaState).functions.get(name)
    if function is None:
        raise ResourceNotFoundException(arn=_arn(context, name, qualifier))
    if qualifier not in ("", LATEST):
        raise FunctionsOnly
    return function


def find(context: Context, text: str, qualifier: str | None = None) -> Target:
    """The version that is named; of an alias the one that it points to first. Raises ResourceNotFoundException."""
    _, _, name, wanted = named(text, qualifier)
    function = context.part(LambdaState).functions.get(name)
    found = version_of(function, wanted) if function is not None else None
    if function is None or found is None:
        raise ResourceNotFoundException(arn=_arn(context, name, wanted))
    return Target(function, found, wanted)


def version_of(function: Function, qualifier: str) -> Version | None:
    """By number or alias, $LATEST where nothing is named."""
    if qualifier in ("", LATEST):
        return function
    alias = function.aliases.get(qualifier)
    number = alias.version if alias is not None else qualifier
    return function if number == LATEST else function.versions.get(number)


def routed(context: Context, target: Target) -> Target:
    """Which version takes this call: behind an alias with weights, chance decides."""
    alias = target.function.aliases.get(target.qualifier)
    if alias is None or not alias.weights:
        return target
    drawn = context.chance().random()
    for number, weight in alias.weights.items():
        if drawn < weight:
            return target._replace(version=target.function.versions[number])
        drawn -= weight
    return target


def alias_of(context: Context, function: Function, name: str) -> Alias:
    """Raises AliasNotFound."""
    alias = function.aliases.get(name)
    if alias is None:
        raise AliasNotFound(arn=_arn(context, function.name, name))
    return alias


def owner(state: LambdaState, environment: Environment) -> Version | None:
    """The version whose code an environment runs; None when it is gone."""
    function = state.functions.get(environment.function)
    if function is None:
        return None
    if environment.sized:
        return function.sized.get(environment.memory_size)
    return version_of(function, environment.version)


def arn_of(context: Context, version: Version) -> str:
    """A published version has its number at the end, $LATEST is the function."""
    return _arn(context, version.name, "" if version.version == LATEST else version.version)


def _arn(context: Context, name: str, qualifier: str) -> str:
    return context.arn("lambda", f"function:{name}:{qualifier}" if qualifier else f"function:{name}")
