"""What the checks and known mistakes of "Cheapest under 200 ms" look at."""

from itertools import groupby

from lessons.courseware.finding import Finding, met, not_yet
from lessons.courseware.probe import Probe
from lessons.functions.missions.cheapest_under_200_ms import model
from lessons.functions.missions.cheapest_under_200_ms.model import JUDGED
from lessons.functions.missions.cheapest_under_200_ms.price_fn import FUNCTION
from serverless_lab.engine.numbers import LAMBDA_MB_PER_VCPU

NEAR_ENOUGH = 1.10  # of the least cost: measuring is never exact
_GUESSES = 3  # settings in a row that were judged by one cold call each


def fast(probe: Probe) -> Finding:
    """The last warm calls with the current setting all took less than the limit."""
    unready = _unready(probe)
    if unready is not None:
        return unready
    slowest = max(model.judged(probe), key=lambda run: run.duration)
    if _fast_enough(probe):
        return met(evidence=slowest.request_id)
    return not_yet("slow", evidence=slowest.request_id, took=f"{model.milliseconds(slowest):,.0f}")


def cheap(probe: Probe) -> Finding:
    """No other size that is fast enough would cost much less, by the calls' own measure."""
    unready = _unready(probe)
    if unready is not None:
        return unready
    last = model.judged(probe)[-1]
    if not _fast_enough(probe):
        return not_yet("not-fast", evidence=last.request_id)
    if _near_the_best(probe):
        return met(evidence=last.request_id)
    dearer = round(100 * (_times_the_best(probe) - 1))
    return not_yet("dear", evidence=last.request_id, percent=dearer, memory=last.memory_size)


def too_little_memory(probe: Probe) -> bool:
    return _measured(probe) and not _fast_enough(probe)


def too_much_memory(probe: Probe) -> bool:
    return _measured(probe) and _fast_enough(probe) and not _near_the_best(probe)


def changed_the_code(probe: Probe) -> bool:
    return model.is_changed(probe)


def judged_by_a_cold_call(probe: Probe) -> bool:
    """One setting after the other, the current one too, got a single call, and that was cold."""
    runs = probe.invocations(FUNCTION)
    settings = [list(same) for _, same in groupby(runs, key=lambda run: run.memory_size)][-_GUESSES:]
    alone = [same for same in settings if len(same) == 1 and same[0].cold]
    return len(alone) == _GUESSES and len(model.current(probe)) == 1 and not model.is_changed(probe)


def _unready(probe: Probe) -> Finding | None:
    """Why nothing can be judged yet."""
    if probe.function(FUNCTION) is None:
        return not_yet("no-function")
    if model.is_changed(probe):
        return not_yet("changed")
    last = probe.last(FUNCTION)
    if last is not None and last.status != "ok":
        return not_yet("failed", evidence=last.request_id, error=last.error_type or last.status)
    warm = len(model.judged(probe))
    if warm < JUDGED:
        return not_yet("too-few", evidence=last.request_id if last else "", warm=warm, needed=JUDGED)
    return None


def _measured(probe: Probe) -> bool:
    return _unready(probe) is None


def _fast_enough(probe: Probe) -> bool:
    """Under the limit; or, on a computer too slow for it, with the CPU that makes the loop as fast as it gets."""
    runs = model.judged(probe)
    if all(model.milliseconds(run) < probe.facts["limit"] for run in runs):
        return True
    left = probe.facts["limit"] - probe.facts["wait_ms"]
    return runs[-1].memory_size >= LAMBDA_MB_PER_VCPU and model.work(probe).usual >= left


def _near_the_best(probe: Probe) -> bool:
    return _times_the_best(probe) <= NEAR_ENOUGH


def _times_the_best(probe: Probe) -> float:
    found = model.work(probe)
    now = model.judged(probe)[-1].memory_size
    return model.cost(probe, found, now) / model.cost(probe, found, model.best_size(probe, found))
