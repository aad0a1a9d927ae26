"""Provisioned concurrency: environments that stand ready, so that a call finds everything initialised."""

from typing import Any

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import MINUTE, to_datetime
from serverless_lab.engine.news import ProvisionedConcurrencyChanged
from serverless_lab.engine.services.lambda_ import environments
from serverless_lab.engine.services.lambda_.concurrency import count_on_demand, limit, provisioned, unreserved
from serverless_lab.engine.services.lambda_.errors.concurrency import (
    AliasProvisionedAlready,
    NoPublishedVersion,
    NotOfLatest,
    ProvisionedAboveAccount,
    ProvisionedAboveReserved,
    ProvisionedConcurrencyConfigNotFoundException,
    ProvisionedTooMuch,
    VersionProvisionedAlready,
)
from serverless_lab.engine.services.lambda_.names import named
from serverless_lab.engine.services.lambda_.pages import numbered, page
from serverless_lab.engine.services.lambda_.provisioned_state import Provisioned
from serverless_lab.engine.services.lambda_.qualifiers import alias_of, find, function_named, version_of
from serverless_lab.engine.services.lambda_.requests.provisioned import (
    ListProvisionedConcurrency,
    ProvisionedConcurrencyNamed,
    PutProvisionedConcurrency,
)
from serverless_lab.engine.services.lambda_.state import LATEST, Environment, Function, LambdaState, Version

# AWS says "a minute or two" until they are there.
READY_AFTER = MINUTE
INIT_FAILED = "FUNCTION_ERROR_INIT_FAILURE"


def put_provisioned_concurrency_config(context: Context, request: PutProvisionedConcurrency) -> dict[str, Any]:
    """Those that stand ready already stay while more are made."""
    function, version = _target(context, request, NotOfLatest)
    if version.version == LATEST:
        raise NotOfLatest
    _check_once(function, version, request.qualifier)
    wanted = request.provisioned_concurrent_executions
    config = function.provisioned.get(request.qualifier)
    more = wanted - (config.requested if config else 0)
    _check_room(context, function, more)
    if function.reserved is None:
        context.part(LambdaState).set_aside += more
    if config is None:
        config = function.provisioned[request.qualifier] = Provisioned(wanted, context.at, 0)
    config.requested, config.modified = wanted, context.at
    _begin(context, function, request.qualifier)
    return _told(context, config)


def get_provisioned_concurrency_config(context: Context, request: ProvisionedConcurrencyNamed) -> dict[str, Any]:
    function, _ = _target(context, request, NoPublishedVersion)
    if request.qualifier not in function.provisioned:
        raise ProvisionedConcurrencyConfigNotFoundException
    return _told(context, function.provisioned[request.qualifier])


def list_provisioned_concurrency_configs(context: Context, request: ListProvisionedConcurrency) -> dict[str, Any]:
    function = function_named(context, request.function_name)
    shown, more = page(list(function.provisioned), request.marker, request.max_items, numbered, str)
    arn = context.arn("lambda", f"function:{function.name}")
    configs = [{"FunctionArn": f"{arn}:{name}"} | _told(context, function.provisioned[name]) for name in shown]
    return {"ProvisionedConcurrencyConfigs": configs} | more


def delete_provisioned_concurrency_config(context: Context, request: ProvisionedConcurrencyNamed) -> dict[str, Any]:
    """Where there is none that is no error."""
    function, _ = _target(context, request, NoPublishedVersion)
    drop(context, function, request.qualifier)
    return {}


def become_ready(context: Context, data: dict[str, Any]) -> None:
    """Due event: as many as were asked for stand ready, unless something else was asked for since."""
    function = context.part(LambdaState).functions.get(data["function"])
    config = function.provisioned.get(data["qualifier"]) if function is not None else None
    if function is None or config is None or config.status != "IN_PROGRESS" or context.at < config.due:
        return
    version = version_of(function, data["qualifier"])
    assert version is not None
    while len(config.environments) < config.requested:
        _prepare(context, version, config, data["qualifier"])
    if len(config.environments) > config.requested:
        _release(context, function, config, config.environments[config.requested :])
    config.status = "READY"
    _announce(context, function, data["qualifier"], config)


def ended(context: Context, environment: Environment, *, initialised: bool = True) -> None:
    """One that stood ready has ended by itself: another takes its place.

    Where its module could not be loaded, which shows at the first call, none can stand ready.
    """
    function = context.part(LambdaState).functions.get(environment.function)
    config = function.provisioned.get(environment.provisioned) if function is not None else None
    if function is None or config is None or environment.environment_id not in config.environments:
        return
    config.environments.remove(environment.environment_id)
    version = version_of(function, environment.version)
    if not initialised:
        _release(context, function, config, list(config.environments))
        config.status, config.reason = "FAILED", INIT_FAILED
        _announce(context, function, environment.provisioned, config)
    elif version is not None and config.status == "READY":
        _prepare(context, version, config, environment.provisioned)


def check_move(function: Function, alias: str, version: Version) -> None:
    """May an alias with environments that stand ready lead to this version?"""
    if alias in function.provisioned:
        if version.version == LATEST:
            raise NotOfLatest
        _check_once(function, version, alias)


def follow(context: Context, function: Function, alias: str) -> None:
    """The alias leads elsewhere now, and what stands ready must too."""
    config = function.provisioned.get(alias)
    if config is not None:
        _release(context, function, config, list(config.environments))
        _begin(context, function, alias)


def drop(context: Context, function: Function, qualifier: str) -> None:
    """Nothing is to stand ready for this version or alias any more."""
    config = function.provisioned.pop(qualifier, None)
    if config is not None:
        _release(context, function, config, list(config.environments))
        if function.reserved is None:
            context.part(LambdaState).set_aside -= config.requested


def _target(
    context: Context,
    request: PutProvisionedConcurrency | ProvisionedConcurrencyNamed,
    not_latest: type[NotOfLatest | NoPublishedVersion],
) -> tuple[Function, Version]:
    """Raises AliasNotFound and ResourceNotFoundException."""
    if request.qualifier == LATEST:
        raise not_latest
    if not request.qualifier.isdigit():
        name = named(request.function_name).name
        alias_of(context, function_named(context, name), request.qualifier)
    target = find(context, request.function_name, request.qualifier)
    return target.function, target.version


def _check_once(function: Function, version: Version, qualifier: str) -> None:
    """Either the version or aliases that lead to it."""
    if qualifier.isdigit():
        if any(alias in function.provisioned for alias in version.pointed_by):
            raise AliasProvisionedAlready
    elif version.version in function.provisioned:
        raise VersionProvisionedAlready


def _check_room(context: Context, function: Function, more: int) -> None:
    state = context.part(LambdaState)
    if function.reserved is not None:
        if provisioned(function) + more > function.reserved:
            raise ProvisionedAboveReserved
        return
    least = min(numbers.LAMBDA_UNRESERVED, limit(state))
    if more > unreserved(state):
        raise ProvisionedAboveAccount(unreserved=unreserved(state))
    if more > 0 and unreserved(state) - more < least:
        raise ProvisionedTooMuch(least=least)


def _begin(context: Context, function: Function, qualifier: str) -> None:
    config = function.provisioned[qualifier]
    config.status, config.reason, config.due = "IN_PROGRESS", "", context.at + READY_AFTER
    context.schedule(config.due, "lambda.ProvisionedReady", function=function.name, qualifier=qualifier)


def _prepare(context: Context, version: Version, config: Provisioned, qualifier: str) -> None:
    environment = environments.start(context, version, "provisioned", {})
    environment.provisioned, environment.busy, environment.idle_since = qualifier, False, context.at
    context.part(LambdaState).environments[environment.environment_id] = environment
    version.ready.append(environment.environment_id)
    config.environments.append(environment.environment_id)


def _release(context: Context, function: Function, config: Provisioned, surplus: list[str]) -> None:
    """Those that wait are taken away; those that run become environments like any other."""
    known = context.part(LambdaState).environments
    gone = set(surplus)
    config.environments = [each for each in config.environments if each not in gone]
    for environment in [known[each] for each in surplus if each in known]:
        if environment.busy:
            environment.provisioned = ""
            count_on_demand(context.part(LambdaState), function, environment.served.partition("#")[0])
        else:
            environments.end(context, environment, "unprovisioned")


def _announce(context: Context, function: Function, qualifier: str, config: Provisioned) -> None:
    context.announce(
        ProvisionedConcurrencyChanged(
            at=context.at,
            region=context.region,
            function=function.name,
            qualifier=qualifier,
            status=config.status,
            allocated=len(config.environments),
        )
    )


def _told(context: Context, config: Provisioned) -> dict[str, Any]:
    known = context.part(LambdaState).environments
    told = {
        "RequestedProvisionedConcurrentExecutions": config.requested,
        "AvailableProvisionedConcurrentExecutions": sum(not known[each].busy for each in config.environments),
        "AllocatedProvisionedConcurrentExecutions": len(config.environments),
        "Status": config.status,
        "LastModified": to_datetime(config.modified).strftime("%Y-%m-%dT%H:%M:%S+0000"),
    }
    return told | ({"StatusReason": config.reason} if config.reason else {})
