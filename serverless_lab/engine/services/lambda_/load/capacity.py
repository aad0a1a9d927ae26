"""What an account has for the load: the runs that were measured of a version, and how many there may be at once."""

from serverless_lab.engine import numbers
from serverless_lab.engine.services.lambda_ import concurrency
from serverless_lab.engine.services.lambda_.load.model import Capacity, Measured, Run
from serverless_lab.engine.services.lambda_.qualifiers import version_of
from serverless_lab.engine.services.lambda_.state import LATEST, Function, Invocation, LambdaState, Version

# How a run ends whose environment takes the next call; see runs._record.
LIVES_ON = ("ok", "error")


def measured(function: Function, version: Version) -> Measured:
    """Runs of this version with its code and settings as they are now, the oldest first.

    Power tuning calls with other settings, which are left out.
    """
    settings = (version.version, version.memory_size, version.timeout)
    runs = [
        run
        for run in function.invocations
        if (run.version, run.memory_size, run.timeout) == settings
        and run.started >= version.last_modified
        and run.status != "unavailable"
    ]
    return Measured(
        cold=tuple(_run(run) for run in runs if run.cold),
        warm=tuple(_run(run) for run in runs if not run.cold),
    )


def _run(run: Invocation) -> Run:
    took = run.preparation + run.init + run.duration
    return Run(took, run.billed_ms, run.status != "ok", run.status in LIVES_ON)


def capacity(state: LambdaState, function: Function, qualifier: str) -> Capacity:
    """For calls that name this version or alias, while other functions do nothing. Raises KeyError."""
    version = version_of(function, qualifier)
    if version is None:
        raise KeyError(qualifier)
    found = measured(function, version)
    config = function.event_configs.get(qualifier or LATEST)
    ready = function.provisioned.get(qualifier) or function.provisioned.get(version.version)
    return Capacity(
        measured=found,
        on_demand=_on_demand(state, function),
        a_second=numbers.LAMBDA_CALLS_PER_CONCURRENCY * _limit(state, function),
        memory_mb=version.memory_size,
        architecture=version.architecture,
        ready=len(ready.environments) if ready is not None else 0,
        idle=len(version.idle) if found.warm else 0,
        max_age=(config and config.max_age) or numbers.LAMBDA_ASYNC_MAX_AGE_S,
        switched_off=function.reserved == 0,
    )


def _limit(state: LambdaState, function: Function) -> int:
    return concurrency.limit(state) if function.reserved is None else function.reserved


def _on_demand(state: LambdaState, function: Function) -> int:
    if function.reserved is None:
        return concurrency.unreserved(state)
    return max(0, function.reserved - concurrency.provisioned(function))
