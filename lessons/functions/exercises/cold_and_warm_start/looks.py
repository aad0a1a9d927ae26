"""What the checks and predictions of "Cold start and warm start" look at."""

from lessons.courseware.finding import Finding, Truth, met, not_yet
from lessons.courseware.probe import Probe
from lessons.functions.order_fn import COUNTER, FUNCTION
from serverless_lab.engine.instant import MILLISECOND, MINUTE, Span
from serverless_lab.engine.services.lambda_.state import Invocation

# Two calls whose times differ by less than this share count as equally long.
_ALIKE = 0.1


def first_cold(probe: Probe) -> Finding:
    served = _served(probe)
    if not served:
        return _unserved(probe)
    cold = next((run for run in served if run.cold), None)
    return met(evidence=cold.request_id) if cold else not_yet("only-warm", evidence=served[-1].request_id)


def cold_after_change(probe: Probe) -> Finding:
    """A cold start with another memory size than the first call had, with Init Duration in its REPORT line."""
    served = _served(probe)
    if not served:
        return _unserved(probe)
    first = served[0].memory_size
    for run in served:
        changed = run.cold and run.memory_size != first
        if changed and any("Init Duration: " in line for line in probe.log(run)):
            return met(evidence=run.request_id)
    last = probe.invocations(FUNCTION)[-1]
    if last.started < probe.function(FUNCTION).last_modified:
        return not_yet("not-called")
    if last.status != "ok":
        return not_yet("failed", evidence=last.request_id, error=_error(last))
    return not_yet("no-change", evidence=last.request_id, memory=first)


def warm_call(probe: Probe) -> Finding:
    served = _served(probe)
    if not served:
        return _unserved(probe)
    warm = [run for run in served if not run.cold]
    for run in warm:
        if (_counter(probe, run) or 0) >= 2:
            return met(evidence=run.request_id)
    if warm:
        return not_yet("no-counter", evidence=warm[-1].request_id)
    last = probe.invocations(FUNCTION)[-1]
    if last.status != "ok":
        return not_yet("failed", evidence=last.request_id, error=_error(last))
    return not_yet("cold", evidence=last.request_id, init_ms=_ms(last.init))


def three_at_once(probe: Probe) -> Finding:
    if not _served(probe):
        return _unserved(probe)
    groups = probe.at_once(FUNCTION)
    if not groups:
        return not_yet("one-by-one", evidence=probe.invocations(FUNCTION)[-1].request_id)
    for group in groups:
        if len({run.environment_id for run in group if run.status == "ok"}) >= 3:
            return met(evidence=group[-1].request_id)
    best = max(groups, key=len)
    if len(best) < 3:
        return not_yet("fewer", evidence=best[-1].request_id, calls=len(best))
    failed = [run for run in best if run.status != "ok"]
    return not_yet("some-failed", evidence=failed[0].request_id, failed=len(failed), error=_error(failed[0]))


def cold_again(probe: Probe) -> Finding:
    """Some call was cold because the environments before it had been taken away while idle."""
    served = _served(probe)
    if not served:
        return _unserved(probe)
    for run in served:
        if run.cold and run.because == "idle":
            return met(evidence=run.request_id)
    ended = probe.ended_environments(FUNCTION)
    if not probe.environments(FUNCTION) and ended and ended[-1].end_reason == "idle":
        return not_yet("not-called")
    last = probe.invocations(FUNCTION)[-1]
    if last.status != "ok":
        return not_yet("failed", evidence=last.request_id, error=_error(last))
    if last.cold:
        return not_yet("other-cause", evidence=last.request_id)
    return not_yet("warm", evidence=last.request_id, minutes=_minutes(last.started - last.facts["idle_since"]))


def which_is_longer(probe: Probe) -> Truth | None:
    """The first cold call whose environment served a warm one next."""
    served = _served(probe)
    for warm in served:
        cold = next((run for run in served if run.cold and run.environment_id == warm.environment_id), None)
        if warm.cold or cold is None:
            continue
        option = "cold" if _took(cold) > _took(warm) else "warm"
        if abs(_took(cold) - _took(warm)) < _ALIKE * _took(cold):
            option = "same"
        facts = {"cold_ms": _ms(_took(cold)), "warm_ms": _ms(_took(warm)), "init_ms": _ms(cold.init)}
        return Truth(option, facts, evidence=cold.request_id)
    return None


def counter_after_a_break(probe: Probe) -> Truth | None:
    """What the counter said in the first call after all environments had been reclaimed."""
    counted: list[int] = []
    for run in _served(probe):
        counter = _counter(probe, run)
        if counter is None:
            continue
        if counted and run.cold and run.because == "idle":
            option = {0: "zero", 1: "one"}.get(counter, "on")
            idle = _minutes(run.started - run.facts["idle_since"])
            facts = {"before": max(counted), "after": counter, "minutes": idle}
            return Truth(option, facts, evidence=run.request_id)
        counted.append(counter)
    return None


def _served(probe: Probe) -> list[Invocation]:
    return [run for run in probe.invocations(FUNCTION) if run.status == "ok"]


def _unserved(probe: Probe) -> Finding:
    """Why no call has succeeded yet."""
    last = probe.last(FUNCTION)
    if last is not None:
        return not_yet("failed", evidence=last.request_id, error=_error(last))
    return not_yet("no-run" if probe.function(FUNCTION) else "no-function")


def _counter(probe: Probe, run: Invocation) -> int | None:
    payload = probe.payload(run)
    counter = payload.get(COUNTER) if isinstance(payload, dict) else None
    return counter if isinstance(counter, int) else None


def _error(run: Invocation) -> str:
    return run.error_type or run.status


def _took(run: Invocation) -> Span:
    return run.preparation + run.init + run.duration


def _ms(span: Span) -> str:
    return f"{span / MILLISECOND:,.1f}"


def _minutes(span: Span) -> str:
    return f"{span / MINUTE:.1f}".removesuffix(".0")
