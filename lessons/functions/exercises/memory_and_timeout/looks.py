"""What the checks and predictions of "Memory and timeout" look at."""

from itertools import product

from lessons.courseware.finding import Finding, Truth, met, not_yet
from lessons.courseware.probe import Probe
from lessons.functions.exercises.memory_and_timeout.receipt_fn import FUNCTION
from serverless_lab.engine.instant import MILLISECOND
from serverless_lab.engine.numbers import LAMBDA_MEMORY_MB
from serverless_lab.engine.services.lambda_.state import Invocation

SMALL_MB = LAMBDA_MEMORY_MB[0]
LARGE_MB = 4 * SMALL_MB  # enough more that the difference is no chance
_CLEARLY = 0.6
# Costs that differ by less than this share count as equal.
_ALIKE = 0.1


def measured_small(probe: Probe) -> Finding:
    served = _served(probe)
    if not served:
        return _unserved(probe)
    small = [run for run in served if run.memory_size == SMALL_MB]
    if not small:
        return not_yet("other-size", evidence=served[-1].request_id, memory=served[-1].memory_size)
    warm = next((run for run in small if not run.cold), None)
    return met(evidence=warm.request_id) if warm else not_yet("only-cold", evidence=small[-1].request_id)


def faster_with_more(probe: Probe) -> Finding:
    """A warm call with much more memory took clearly less than one with the smallest, for the same event."""
    warm = [run for run in _served(probe) if not run.cold]
    small = [run for run in warm if run.memory_size == SMALL_MB]
    large = [run for run in warm if run.memory_size >= LARGE_MB]
    if not small:
        return not_yet("no-small")
    if not large:
        return not_yet("no-large", evidence=small[-1].request_id, small_ms=_ms(small[-1]))
    pairs = [(one, other) for one, other in product(small, large) if one.event_digest == other.event_digest]
    if not pairs:
        return not_yet("other-event", evidence=large[-1].request_id)
    for one, other in pairs:
        if other.duration < _CLEARLY * one.duration:
            return met(evidence=other.request_id)
    one, other = pairs[-1]
    return not_yet("not-faster", evidence=other.request_id, small_ms=_ms(one), large_ms=_ms(other))


def timed_out(probe: Probe) -> Finding:
    runs = probe.invocations(FUNCTION)
    if not runs:
        return _unserved(probe)
    late = next((run for run in runs if run.status == "timeout"), None)
    return met(evidence=late.request_id) if late else not_yet("in-time", evidence=runs[-1].request_id)


def longer_timeout(probe: Probe) -> Finding:
    """An event that once ran out of time was answered later, with a longer timeout."""
    runs = probe.invocations(FUNCTION)
    late = [run for run in runs if run.status == "timeout"]
    if not late:
        return not_yet("never-late")
    for run in runs:
        if run.status == "ok" and any(_made_good(run, before) for before in late):
            return met(evidence=run.request_id)
    last, timeout = late[-1], probe.function(FUNCTION).timeout
    if timeout <= last.timeout:
        raised = any(run.timeout < last.timeout for run in late)
        return not_yet("still-late" if raised else "not-raised", evidence=last.request_id, seconds=timeout)
    return not_yet("not-called", evidence=last.request_id, seconds=timeout)


def what_more_memory_costs(probe: Probe) -> Truth | None:
    """The cost of a warm call with much more memory against one with the smallest, for an event that is calculated."""
    warm = [run for run in _served(probe) if not run.cold]
    for small, large in product(warm, warm):
        calculated = small.event_digest == large.event_digest and large.duration < _CLEARLY * small.duration
        if not calculated or small.memory_size != SMALL_MB or large.memory_size < LARGE_MB:
            continue
        memory, cost = large.memory_size / small.memory_size, large.cost / small.cost
        option = "less" if cost < 1 - _ALIKE else "times" if cost > _CLEARLY * memory else "a-little"
        facts = {"memory": f"{memory:.1f}", "cost": f"{cost:.1f}", "small_ms": _ms(small), "large_ms": _ms(large)}
        return Truth(option, facts, evidence=large.request_id)
    return None


def what_comes_back(probe: Probe) -> Truth | None:
    """What the caller got from the first call that ran out of time."""
    late = next((run for run in probe.invocations(FUNCTION) if run.status == "timeout"), None)
    if late is None:
        return None
    return Truth("error", {"error": late.error_type, "seconds": late.timeout}, evidence=late.request_id)


def _made_good(run: Invocation, before: Invocation) -> bool:
    same = run.event_digest == before.event_digest
    return same and run.started > before.started and run.timeout > before.timeout


def _served(probe: Probe) -> list[Invocation]:
    return [run for run in probe.invocations(FUNCTION) if run.status == "ok"]


def _unserved(probe: Probe) -> Finding:
    """Why no call has succeeded yet."""
    last = probe.last(FUNCTION)
    if last is not None:
        return not_yet("failed", evidence=last.request_id, error=last.error_type or last.status)
    return not_yet("no-run" if probe.function(FUNCTION) else "no-function")


def _ms(run: Invocation) -> str:
    return f"{run.duration / MILLISECOND:,.0f}"
