"""What the checks and known mistakes of "Out of memory" look at."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from lessons.courseware.finding import Finding, met, not_yet
from lessons.courseware.probe import Probe
from lessons.functions.looking import error_of
from lessons.functions.missions.out_of_memory.faults import CEILING, DISK, OFTEN, TIMEOUT
from lessons.functions.missions.out_of_memory.label_fn import FUNCTION, right_answer
from lessons.sandbox.trials import Trial
from serverless_lab.engine.services.lambda_.state import Invocation

# Orders that are not on the bench, one after the other in one environment: a small one, a large one, and then so many
# that a map kept with each of them would fill the memory that may be had.
_SMALL, _PARTY, _AGAIN = {"house": 31_415, "bags": 1}, {"house": 27_182, "bags": 176}, {"house": 16_180, "bags": 2}
_ORDERS = (("small", _SMALL), ("party", _PARTY), *[("again", _AGAIN)] * 10)
_MANY = 100
_KILLED = ("out_of_memory", "exited")


def every_order(probe: Probe) -> Finding:
    """Orders that the learner does not see are answered rightly, small and large and one after the other."""
    if probe.function(FUNCTION) is None:
        return not_yet("no-function")
    tried = _tried(probe)
    if not tried:
        return not_yet("by-lab")
    for (kind, order), trial in zip(_ORDERS, tried, strict=False):
        if trial.status in _KILLED:
            return not_yet(f"killed-{kind}")
        if trial.status == "unavailable":
            return not_yet("by-lab")
        if trial.status != "ok":
            return not_yet("failed", error=error_of(trial))
        wrong = _wrong_field(probe, order, trial.payload)
        if wrong:
            return not_yet("wrong", field=wrong)
    return met()


def within_bounds(probe: Probe) -> Finding:
    """Only asked when all is answered: with the memory that the shop pays for."""
    function = probe.function(FUNCTION)
    if function is None:
        return not_yet("no-function")
    if not every_order(probe).met:
        return not_yet("orders-first")
    return met() if function.memory_size <= CEILING else not_yet("large", memory=function.memory_size)


def seen_working(probe: Probe) -> Finding:
    """The learner's own calls, as the fault had let them fail: the first, a large one, or many in one environment."""
    fault = probe.facts["fault"]
    runs = [run for run in probe.invocations(FUNCTION) if _is_of(fault, probe.event(run))]
    if not runs:
        return not_yet("not-called")
    last = runs[-1]
    if last.status in _KILLED:
        return not_yet("killed", evidence=last.request_id, used=last.max_memory_mb)
    if last.status != "ok":
        return not_yet("failed", evidence=last.request_id, error=last.error_type or last.status)
    wrong = _wrong_field(probe, probe.event(last), probe.payload(last))
    if wrong:
        return not_yet("wrong", evidence=last.request_id, field=wrong)
    if fault == "keeps-maps" and _in_a_row(runs) < OFTEN:
        return not_yet("not-often", evidence=last.request_id, calls=_in_a_row(runs))
    return met(evidence=last.request_id)


def all_the_memory(probe: Probe) -> bool:
    function = probe.function(FUNCTION)
    return function is not None and function.memory_size > CEILING


def longer_timeout(probe: Probe) -> bool:
    """The time was never short, and orders are killed as before."""
    function = probe.function(FUNCTION)
    return function is not None and function.timeout > TIMEOUT and _is_killed(probe)


def bigger_disk(probe: Probe) -> bool:
    function = probe.function(FUNCTION)
    return function is not None and function.ephemeral_mb > DISK and _is_killed(probe)


def answers_anything(probe: Probe) -> bool:
    """Some order gets an answer without an error, and it is wrong."""
    return any(
        trial.status == "ok" and _wrong_field(probe, order, trial.payload)
        for (_kind, order), trial in zip(_ORDERS, _tried(probe), strict=False)
    )


def _is_killed(probe: Probe) -> bool:
    return any(trial.status in _KILLED for trial in _tried(probe))


def _tried(probe: Probe) -> list[Trial]:
    return probe.trial(FUNCTION, [order for _kind, order in _ORDERS])


def _wrong_field(probe: Probe, order: Mapping[str, Any], payload: Any) -> str:
    """The first part of an answer that is not as it should be, empty when all is right."""
    given = payload if isinstance(payload, dict) else {}
    wanted = right_answer(order, probe.facts["map"])
    return next((field for field, value in wanted.items() if given.get(field) != value), "")


def _in_a_row(runs: list[Invocation]) -> int:
    """The most calls that one environment has answered."""
    answered = Counter(run.environment_id for run in runs if run.status == "ok")
    return max(answered.values(), default=0)


def _is_of(fault: str, order: Any) -> bool:
    """Is this an order of a kind that the fault lets be killed?"""
    if not isinstance(order, dict):
        return False
    house, bags = order.get("house"), order.get("bags")
    if not isinstance(house, int) or not isinstance(bags, int) or not 0 < bags < 1000:
        return False
    return bags >= _MANY if fault == "all-at-once" else True
