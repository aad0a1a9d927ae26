"""Execution environments: chosen, used again, reclaimed, lost."""

from typing import Any, NamedTuple

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.ids import new_hex
from serverless_lab.engine.instant import MINUTE, to_datetime
from serverless_lab.engine.news import EnvironmentEnded, EnvironmentReused, EnvironmentStarted
from serverless_lab.engine.services.lambda_.qualifiers import owner
from serverless_lab.engine.services.lambda_.state import KEPT_ENDED, Environment, Function, LambdaState, Version


class Choice(NamedTuple):
    """Which environment serves a call, and why this one."""

    environment: Environment
    cold: bool
    because: str
    facts: dict[str, Any]


def choose(context: Context, version: Version) -> Choice:
    """One that stands ready, else the warm one used last, else a new one. It is busy from here on."""
    state = context.part(LambdaState)
    because, facts = _why_cold(version)
    if version.ready or version.idle:
        environment = state.environments[(version.ready or version.idle).pop()]
        choice = Choice(
            environment,
            False,
            "provisioned" if environment.provisioned else "idle",
            {"idle_since": environment.idle_since},
        )
        environment.busy = True
        context.announce(
            EnvironmentReused(
                at=context.at,
                region=context.region,
                function=version.name,
                environment_id=environment.environment_id,
                idle_since=environment.idle_since,
                version=version.version,
            )
        )
    else:
        environment = start(context, version, because, facts)
        state.environments[environment.environment_id] = environment
        choice = Choice(environment, True, because, facts)
    version.busy.append(environment.environment_id)
    return choice


def release(context: Context, environment: Environment, *, keep: bool) -> None:
    """After a call: idle until reused or reclaimed, or gone if it failed or runs an outdated revision."""
    version = owner(context.part(LambdaState), environment)
    if version is None or environment.environment_id not in version.busy:
        end(context, environment, "deleted")
        return
    version.busy.remove(environment.environment_id)
    environment.busy = False
    environment.idle_since = context.at
    environment.invocations += 1
    if not keep:
        end(context, environment, "failed")
    elif environment.revision != version.revision:
        end(context, environment, "changed")
    elif environment.provisioned:
        version.ready.append(environment.environment_id)
    else:
        version.idle.append(environment.environment_id)
        low, high = numbers.LAMBDA_RECLAIM_MINUTES
        environment.reclaim_at = context.at + context.chance().randint(low * MINUTE, high * MINUTE)
        if not environment.planned or environment.reclaim_at < environment.planned:
            _plan_reclaim(context, environment)


def reclaim(context: Context, data: dict[str, Any]) -> None:
    """Due event: an environment that nobody used since is taken away; one that was used gets its new time."""
    environment = context.part(LambdaState).environments.get(data["environment_id"])
    if environment is None or environment.planned != context.at:
        return
    environment.planned = 0
    if environment.busy:
        return
    if environment.reclaim_at <= context.at:
        end(context, environment, "idle")
    else:
        _plan_reclaim(context, environment)


def _plan_reclaim(context: Context, environment: Environment) -> None:
    """One event per environment, moved on when it comes too early: a busy day does not pile them up."""
    environment.planned = environment.reclaim_at
    context.schedule(environment.planned, "lambda.ReclaimEnvironment", environment_id=environment.environment_id)


def outdate(context: Context, function: Function) -> None:
    """Code or configuration are others now: what waits ends, and what runs is not used again."""
    function.revision += 1
    for version in (function, *list(function.sized.values())):
        version.revision = function.revision
        end_idle(context, version, "changed")


def end_idle(context: Context, version: Version, reason: str) -> None:
    environments = context.part(LambdaState).environments
    for environment_id in [*version.idle, *version.ready]:
        end(context, environments[environment_id], reason)


def end(context: Context, environment: Environment, reason: str) -> None:
    """Take an environment away and keep its record for the timeline."""
    state = context.part(LambdaState)
    del state.environments[environment.environment_id]
    environment.busy = False
    environment.ended = context.at
    environment.end_reason = reason
    version = owner(state, environment)
    if version is not None:
        for waiting in (version.idle, version.ready):
            if environment.environment_id in waiting:
                waiting.remove(environment.environment_id)
        version.ended.append(environment)
        del version.ended[:-KEPT_ENDED]
        if environment.sized and not (version.idle or version.busy):
            del state.functions[environment.function].sized[environment.memory_size]
    context.announce(
        EnvironmentEnded(
            at=context.at,
            region=context.region,
            function=environment.function,
            environment_id=environment.environment_id,
            reason=reason,
            version=environment.version,
        )
    )


def start(context: Context, version: Version, because: str, facts: dict[str, Any]) -> Environment:
    """A new environment, which is busy. Who starts it keeps it."""
    chance = context.chance()
    day = to_datetime(context.at).strftime("%Y/%m/%d")
    environment = Environment(
        environment_id=new_hex(chance, 16),
        function=version.name,
        revision=version.revision,
        memory_size=version.memory_size,
        log_stream=f"{day}/[{version.version}]{new_hex(chance, 32)}",
        started=context.at,
        version=version.version,
    )
    if version.joined:
        environment.interface = chance.choice(sorted(version.joined.values()))
    context.announce(
        EnvironmentStarted(
            at=context.at,
            region=context.region,
            function=version.name,
            environment_id=environment.environment_id,
            because=because,
            facts=facts,
            version=version.version,
        )
    )
    return environment


def _why_cold(version: Version) -> tuple[str, dict[str, Any]]:
    """The reason no warm environment is at hand: busy | idle | changed | failed | restarted | … | first."""
    if version.busy:
        return "busy", {"busy": len(version.busy)}
    if version.ended:
        last = version.ended[-1]
        return last.end_reason, {"idle_since": last.idle_since, "ended": last.ended}
    return "first", {}
