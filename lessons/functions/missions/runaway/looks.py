"""What the checks and known mistakes of "Runaway" look at."""

from lessons.courseware.finding import Finding, met, not_yet
from lessons.courseware.probe import Probe
from lessons.functions import fate
from lessons.functions.looking import no_function
from lessons.functions.missions.runaway.scene import BILL, CHAIN, COOK, TAKE
from serverless_lab.engine.services.lambda_.state import Function

_HIDDEN = {"order": "B-77", "item": "soup", "count": 1}


def once(probe: Probe) -> Finding:
    """An order would run each of the three once, and what stops runaways stays switched on."""
    missing = next((name for name in CHAIN if probe.function(name) is None), None)
    if missing:
        return no_function(missing)
    if lets_go(probe):
        return not_yet("unguarded")
    runs = fate.of_good(probe, TAKE, _HIDDEN)
    if max(runs.values(), default=0) > 1:
        return not_yet("round", runs=sum(runs.values()))
    stopped = next((name for name in CHAIN if not runs[name]), None)
    return not_yet("short", function=stopped) if stopped else met()


def seen(probe: Probe) -> Finding:
    """The learner's own last order went through all three, and none of it came back."""
    if probe.function(TAKE) is None:
        return no_function(TAKE)
    orders = [run for run in probe.invocations(TAKE) if run.asynchronous]
    if not orders:
        return not_yet("none")
    last = orders[-1]
    if last.lineage.get(TAKE, 0) > 1:
        return not_yet("came-back", evidence=last.request_id)
    for name in (COOK, BILL):
        if not any(run.started >= last.started and run.status == "ok" for run in probe.invocations(name)):
            return not_yet("not-there", function=name)
    return met(evidence=last.request_id)


def lets_go(probe: Probe) -> bool:
    return any(function.recursion == "Allow" for function in _chain(probe))


def braked(probe: Probe) -> bool:
    return any(function.reserved == 0 for function in _chain(probe))


def cut_off(probe: Probe) -> bool:
    """The chain ends with its first link."""
    take = probe.function(TAKE)
    return take is not None and not any(config.on_success for config in take.event_configs.values())


def _chain(probe: Probe) -> list[Function]:
    return [function for name in CHAIN if (function := probe.function(name)) is not None]
