"""What the checks and the prediction of "Runtimes" look at."""

from lessons.courseware.finding import Finding, Truth, met, not_yet
from lessons.courseware.probe import Probe
from lessons.functions.exercises.runtimes.age_fn import FUNCTION, LAST_DAY
from lessons.functions.looking import error_of, no_function, served
from serverless_lab.engine import runtimes
from serverless_lab.engine.services.lambda_.state import Invocation

_PREFIX = "AWS_Lambda_"


def old_runtime(probe: Probe) -> Finding:
    """A call that ran on a runtime which is not the newest of its language."""
    if probe.function(FUNCTION) is None:
        return no_function(FUNCTION)
    runs = served(probe, FUNCTION)
    if not runs:
        last = probe.last(FUNCTION)
        return not_yet("failed", error=error_of(last)) if last else not_yet("no-call")
    found = next((run for run in runs if _is_old(runtime_of(probe, run))), None)
    if found:
        return met(evidence=found.request_id)
    function = probe.function(FUNCTION)
    now_old = function is not None and _is_old(function.runtime)
    return not_yet("not-called") if now_old else not_yet("newest", evidence=runs[-1].request_id)


def calls_go_on(probe: Probe) -> Finding:
    """A call that was answered although nothing of its function could be changed any more."""
    function = probe.function(FUNCTION)
    if function is None:
        return no_function(FUNCTION)
    found = _after_the_end(probe)
    if found:
        return met(evidence=found.request_id)
    if runtimes.stage(function.runtime, probe.now) != "no-update":
        return not_yet("too-early", runtime=function.runtime, day=_last_day(function.runtime))
    return not_yet("not-called")


def moved(probe: Probe) -> Finding:
    """Past the last day of the old runtime, the function runs on one that is still looked after."""
    function = probe.function(FUNCTION)
    if function is None:
        return no_function(FUNCTION)
    before = _after_the_end(probe)
    if before is None:
        return not_yet("nothing-ended")
    if runtimes.stage(function.runtime, probe.now) != "supported":
        return not_yet("still-old", runtime=function.runtime)
    after = [run for run in served(probe, FUNCTION) if run.started > before.started]
    found = next((run for run in after if _stage(probe, run) == "supported"), None)
    return met(evidence=found.request_id) if found else not_yet("not-called")


def after_the_last_day(probe: Probe) -> Truth | None:
    found = _after_the_end(probe)
    if found is None:
        return None
    return Truth("answers", {"runtime": runtime_of(probe, found), "day": LAST_DAY}, evidence=found.request_id)


def runtime_of(probe: Probe, run: Invocation) -> str:
    """What the function itself said that it ran on; empty when it did not say."""
    said = probe.payload(run)
    name = said.get("runtime", "") if isinstance(said, dict) else ""
    return name.removeprefix(_PREFIX) if isinstance(name, str) else ""


def _after_the_end(probe: Probe) -> Invocation | None:
    return next((run for run in served(probe, FUNCTION) if _stage(probe, run) == "no-update"), None)


def _stage(probe: Probe, run: Invocation) -> str:
    name = runtime_of(probe, run)
    return runtimes.stage(name, run.started) if name in runtimes.RUNTIMES else ""


def _is_old(name: str) -> bool:
    return name in runtimes.RUNTIMES and name != runtimes.successor(name)


def _last_day(name: str) -> str:
    return runtimes.RUNTIMES.get(name, runtimes.UNKNOWN).no_update
