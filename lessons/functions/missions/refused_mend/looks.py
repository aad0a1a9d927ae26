"""What the checks and known mistakes of "The mend that AWS refuses" look at."""

from collections.abc import Callable
from typing import Any

from lessons.courseware.finding import Finding, met, not_yet
from lessons.courseware.probe import Probe
from lessons.functions.looking import error_of, is_number, no_function, told, try_each
from lessons.functions.missions.refused_mend.till_fn import FUNCTION
from lessons.sandbox.trials import Trial
from serverless_lab.engine import runtimes

_ORDERS = (("dumplings", 3), ("soup", 2), ("soup", 7))
_STRANGE = (("soup", -2), ("dumplings", 0))


def looked_after(probe: Probe) -> Finding:
    """By the account's clock, the function's runtime is one that AWS still mends."""
    function = probe.function(FUNCTION)
    if function is None:
        return no_function(FUNCTION)
    if _is_old(probe):
        day = runtimes.RUNTIMES[function.runtime].deprecated
        return not_yet("old", runtime=function.runtime, since=day)
    return met()


def right(probe: Probe) -> Finding:
    """Orders that the learner does not see come to the right total, on a runtime that is looked after."""
    if not looked_after(probe).met:
        return not_yet("move-first")
    tried = _tried(probe)
    if not tried or any(trial.status == "unavailable" for trial in tried):
        return not_yet("by-lab")
    for (item, count), trial in zip(_ORDERS, tried, strict=False):
        if trial.status != "ok":
            return not_yet("fails", error=error_of(trial))
        if trial.payload is None:
            return not_yet("empty")
        wanted, total = probe.facts[item] * count, _total(trial)
        if total != wanted:
            return not_yet("wrong", item=item, count=count, wanted=wanted, total=told(total))
    return met()


def mended(probe: Probe) -> Finding:
    """Orders that are none get no total."""
    found = right(probe)
    if not found.met:
        return found if found.reason == "by-lab" else not_yet("right-first")
    total = _given_away(probe)
    return met() if total is None else not_yet("hole", total=total)


def called(probe: Probe) -> Finding:
    """The learner's own order, answered since the last change."""
    function, last = probe.function(FUNCTION), probe.last(FUNCTION)
    if function is None:
        return no_function(FUNCTION)
    if _is_old(probe) or last is None or last.started < function.last_modified:
        return not_yet("not-called")
    return met(evidence=last.request_id) if last.status == "ok" else not_yet("failed", error=error_of(last))


def way(name: str) -> Callable[[Probe], bool]:
    """Is the known wrong way of this name the one that was gone?"""
    return lambda probe: _wrong_way(probe) == name


def _wrong_way(probe: Probe) -> str:
    """another | runtime-only | says-nothing | hole-stays, or empty."""
    if set(probe.lambda_.functions) - {FUNCTION}:
        return "another"
    if not looked_after(probe).met:
        return ""
    found = right(probe)
    if found.met:
        return "hole-stays" if _given_away(probe) is not None else ""
    return {"fails": "runtime-only", "empty": "says-nothing"}.get(found.reason, "")


def _is_old(probe: Probe) -> bool:
    function = probe.function(FUNCTION)
    return function is not None and runtimes.stage(function.runtime, probe.now) != "supported"


def _given_away(probe: Probe) -> Any:
    """A total that an order got which is none; None where all were turned away, by an answer or by an error."""
    strange = [_total(trial) for trial in _tried(probe)[len(_ORDERS) :] if trial.status == "ok"]
    return next((total for total in strange if total is not None), None)


def _tried(probe: Probe) -> list[Trial]:
    return try_each(probe, FUNCTION, [{"item": item, "count": count} for item, count in _ORDERS + _STRANGE])


def _total(trial: Trial) -> Any:
    total = trial.payload.get("total") if isinstance(trial.payload, dict) else None
    return total if is_number(total) else None
