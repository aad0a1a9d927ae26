"""What the checks and known mistakes of "Make it warm" look at."""

from lessons.courseware.finding import Finding, met, not_yet
from lessons.courseware.probe import Probe
from lessons.functions.order_fn import FUNCTION
from serverless_lab.engine.instant import MINUTE, Instant
from serverless_lab.engine.services.lambda_.state import Invocation

# Why a call was cold (`Invocation.because`), as a reason of the check; any other cause is the lab's own doing.
_CAUSES = {"changed": "changed", "failed": "lost", "busy": "busy", "rewound": "rewound"}

# Calls that overlap in time, oldest first; a call on its own is a moment too.
Moment = list[Invocation]


def kept_warm(probe: Probe) -> Finding:
    """From the last moment nobody was served warm (the first call at the latest) to the last call."""
    goal = probe.facts["minutes"]
    moments = _moments(probe)
    if not moments:
        return not_yet("no-call")
    last = moments[-1]
    if not _warm(last) and (len(moments) > 1 or not _answered(last)):
        return _broken(last)
    minutes = (last[0].started - _counting_from(moments)) / MINUTE
    if minutes < goal:
        return not_yet("counting", evidence=last[0].request_id, so_far=int(max(0, minutes)))
    return met(evidence=last[0].request_id)


def customers_together(probe: Probe) -> Finding:
    """The last calls that came together: enough of them warm, in environments as old as the time to hold."""
    if not probe.invocations(FUNCTION):
        return not_yet("no-call")
    wanted: int = probe.facts["customers"]
    groups = probe.at_once(FUNCTION)
    if not groups:
        return not_yet("none-together")
    group = groups[-1]
    if len(group) < wanted:
        return not_yet("fewer", evidence=group[0].request_id, calls=len(group))
    warm = [run for run in group if not run.cold and run.status == "ok"]
    if len(warm) < wanted:
        failed = [run for run in group if run.status != "ok"]
        if failed:
            return not_yet("some-failed", evidence=failed[0].request_id, failed=len(failed), error=_error(failed[0]))
        cold = [run for run in group if run.cold]
        return not_yet("some-cold", evidence=cold[0].request_id, calls=len(group), cold=len(cold))
    youngest_needed = sorted(_age(probe, run) for run in warm)[-wanted]
    if youngest_needed < probe.facts["minutes"]:
        return not_yet("too-young", evidence=warm[0].request_id, so_far=int(youngest_needed))
    return met(evidence=warm[0].request_id)


def ready(probe: Probe) -> Finding:
    if not probe.invocations(FUNCTION):
        return not_yet("no-call")
    wanted: int = probe.facts["customers"]
    warm = probe.warm_for(FUNCTION, wanted, after=60)
    if warm == wanted:
        return met()
    return not_yet("some-ready", warm=warm) if warm else not_yet("none-ready")


def paused_too_long(probe: Probe) -> bool:
    return _last_broken_by(probe, "idle") is not None


def changed_midway(probe: Probe) -> bool:
    run = _last_broken_by(probe, "changed")
    return run is not None and run.memory_size == _memory_before(probe)


def gave_it_memory(probe: Probe) -> bool:
    run = _last_broken_by(probe, "changed")
    return run is not None and run.memory_size != _memory_before(probe)


def lost_to_a_failure(probe: Probe) -> bool:
    """The last call ended without an answer, or it was cold because an earlier one had."""
    moments = _moments(probe)
    if not moments:
        return False
    if any(run.status not in ("ok", "error") for run in moments[-1]):
        return True
    return _last_broken_by(probe, "failed") is not None


def too_few_at_once(probe: Probe) -> bool:
    """Three moments in a row were warm but smaller than the rush to come, and so is what they left ready."""
    wanted: int = probe.facts["customers"]
    last = _moments(probe)[-3:]
    small = len(last) == 3 and all(len(moment) < wanted and _warm(moment) for moment in last)
    return small and sum(not each.busy for each in probe.environments(FUNCTION)) < wanted


def _moments(probe: Probe) -> list[Moment]:
    together = {id(run): group for group in probe.at_once(FUNCTION) for run in group}
    moments: list[Moment] = []
    for run in probe.invocations(FUNCTION):
        moment = together.get(id(run), [run])
        if not moments or moment is not moments[-1]:
            moments.append(moment)
    return moments


def _warm(moment: Moment) -> bool:
    return any(not run.cold and run.status == "ok" for run in moment)


def _answered(moment: Moment) -> bool:
    return any(run.status == "ok" for run in moment)


def _counting_from(moments: list[Moment]) -> Instant:
    """The end of the last moment without a warm answer, else the first call."""
    for moment in reversed(moments):
        if not _warm(moment):
            return max(run.ended for run in moment)
    return moments[0][0].started


def _broken(moment: Moment) -> Finding:
    """Why a moment had no warm answer."""
    run = next((each for each in moment if each.status != "ok"), moment[0])
    if run.status != "ok":
        return not_yet("failed", evidence=run.request_id, error=_error(run))
    if run.because == "idle":
        idle = (run.started - run.facts["idle_since"]) / MINUTE
        return not_yet("idle", evidence=run.request_id, idle=f"{idle:.1f}".removesuffix(".0"))
    return not_yet(_CAUSES.get(run.because, "by-lab"), evidence=run.request_id)


def _last_broken_by(probe: Probe, cause: str) -> Invocation | None:
    """The run that opened the last moment, if that was cold for this cause and not the first of all."""
    moments = _moments(probe)
    if len(moments) < 2 or _warm(moments[-1]):
        return None
    run = moments[-1][0]
    return run if run.cold and run.because == cause else None


def _memory_before(probe: Probe) -> int:
    return _moments(probe)[-2][-1].memory_size


def _age(probe: Probe, run: Invocation) -> float:
    """Minutes its environment had lived when a run began; 0 when there is no record of it any more."""
    for each in probe.environments(FUNCTION) + probe.ended_environments(FUNCTION):
        if each.environment_id == run.environment_id:
            return (run.started - each.started) / MINUTE
    return 0.0


def _error(run: Invocation) -> str:
    return run.error_type or run.status
