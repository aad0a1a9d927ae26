"""What the checks and known mistakes of "Timed out" look at."""

from collections.abc import Mapping
from typing import Any

from lessons.courseware.finding import Finding, met, not_yet
from lessons.courseware.probe import Probe
from lessons.functions.looking import error_of
from lessons.functions.missions.timed_out.catering_fn import FUNCTION, SUPPLIED, leaves_a_remainder, right_answer
from lessons.functions.missions.timed_out.faults import FAULTS
from lessons.sandbox.trials import Trial

# An order of every kind, none of them on the bench. The small one is the supplier's without the supplier.
_KINDS: dict[str, Mapping[str, Any]] = {
    "remainder": {"item": "soup", "count": 7},
    "small": {"item": "soup", "count": 4},
    "supplier": {"item": SUPPLIED, "count": 4},
    "large": {"item": "soup", "count": 94},
}
_LARGE = 60
_WAITED = 0.5  # of the supplier's time, at least, that an order to be supplied takes longer than another


def every_order(probe: Probe) -> Finding:
    """Orders that the learner does not see are answered rightly, whatever their kind."""
    if probe.function(FUNCTION) is None:
        return not_yet("no-function")
    tried = _tried(probe)
    if not tried:
        return not_yet("by-lab")
    for kind, trial in tried.items():
        if trial.status == "timeout":
            return not_yet(f"late-{kind}")
        if trial.status == "unavailable":
            return not_yet("by-lab")
        if trial.status != "ok":
            return not_yet("failed", error=error_of(trial))
        wrong = _wrong_field(probe, _KINDS[kind], trial.payload)
        if wrong:
            return not_yet(f"wrong-{kind}", field=wrong)
    return met()


def within_bounds(probe: Probe) -> Finding:
    """Only asked when all is answered: at a price and with a patience that a shop can bear."""
    function = probe.function(FUNCTION)
    if function is None:
        return not_yet("no-function")
    if not every_order(probe).met:
        return not_yet("orders-first")
    if function.timeout > probe.facts["most"]:
        return not_yet("patient", seconds=function.timeout)
    if function.memory_size > probe.facts["ceiling"]:
        return not_yet("large", memory=function.memory_size)
    if not_waiting(probe):
        return not_yet("not-asked", took=round(_tried(probe)["supplier"].duration_ms))
    return met()


def seen_working(probe: Probe) -> Finding:
    """The learner's own last call with an order of the kind that had failed."""
    fault = probe.facts["fault"]
    orders = [run for run in probe.invocations(FUNCTION) if _is_of(fault, probe.event(run))]
    if not orders:
        return not_yet("not-called")
    last = orders[-1]
    if last.status == "timeout":
        return not_yet("late", evidence=last.request_id, seconds=last.timeout)
    if last.status != "ok":
        return not_yet("failed", evidence=last.request_id, error=last.error_type or last.status)
    wrong = _wrong_field(probe, probe.event(last), probe.payload(last))
    if wrong:
        return not_yet("wrong", evidence=last.request_id, field=wrong)
    return met(evidence=last.request_id)


def waits_for_ever(probe: Probe) -> bool:
    function = probe.function(FUNCTION)
    return function is not None and function.timeout > probe.facts["most"]


def all_the_memory(probe: Probe) -> bool:
    function = probe.function(FUNCTION)
    return function is not None and function.memory_size > probe.facts["ceiling"]


def not_waiting(probe: Probe) -> bool:
    """Dumplings get the right answer sooner than the supplier can have given it."""
    tried = _tried(probe)
    if not tried or {tried["small"].status, tried["supplier"].status} != {"ok"}:
        return False
    if _wrong_field(probe, _KINDS["supplier"], tried["supplier"].payload):
        return False
    longer = tried["supplier"].duration_ms - tried["small"].duration_ms
    return longer < _WAITED * probe.facts["wait"] * 1000


def answers_anything(probe: Probe) -> bool:
    """Some kind of order gets an answer without an error, and it is wrong."""
    tried = _tried(probe)
    return any(
        trial.status == "ok" and _wrong_field(probe, _KINDS[kind], trial.payload) for kind, trial in tried.items()
    )


def _tried(probe: Probe) -> dict[str, Trial]:
    return dict(zip(_KINDS, probe.trial(FUNCTION, list(_KINDS.values())), strict=False))


def _wrong_field(probe: Probe, order: Mapping[str, Any], payload: Any) -> str:
    """The first part of an answer that is not as it should be, empty when all is right."""
    given = payload if isinstance(payload, dict) else {}
    wanted = right_answer(order, probe.facts["rounds"])
    return next((field for field, value in wanted.items() if given.get(field) != value), "")


def _is_of(fault: str, order: Any) -> bool:
    """Is this an order of the kind that the fault lets run out of time?"""
    count = order.get("count") if isinstance(order, dict) else None
    if not isinstance(count, int) or not 0 < count < 1000 or "item" not in order:
        return False
    return {
        "supplier": order["item"] == SUPPLIED,
        "large": count >= _LARGE,
        "remainder": leaves_a_remainder(count),
    }[FAULTS[fault].event]
