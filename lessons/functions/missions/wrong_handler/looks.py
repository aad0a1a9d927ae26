"""What the checks and known mistakes of "Wrong handler" look at."""

from collections.abc import Callable
from typing import Any

from lessons.courseware.finding import Finding, met, not_yet
from lessons.courseware.probe import Probe
from lessons.functions.looking import error_of, is_number, no_function, served, told, try_each, unserved
from lessons.functions.missions.wrong_handler.delivery import PRICES, variables
from lessons.functions.order_fn import FUNCTION
from lessons.sandbox.trials import Trial
from serverless_lab.engine.services.lambda_.state import Function

_ORDERS = (("dumplings", 3), ("soup", 2), ("soup", 5))


def totalled(probe: Probe) -> Finding:
    """Hidden orders come to the right total."""
    if probe.function(FUNCTION) is None:
        return no_function(FUNCTION)
    for (item, count), trial in zip(_ORDERS, _trials(probe), strict=False):
        if trial.status != "ok":
            return _failed(trial)
        expected, total = PRICES[item] * count + probe.facts["fee"], _total(trial.payload)
        if total != expected:
            return not_yet("wrong", item=item, count=count, expected=expected, total=told(total))
    return met()


def kept(probe: Probe) -> Finding:
    """It works, and with the settings it came with; nothing else was put in its place."""
    function = probe.function(FUNCTION)
    if function is None:
        return no_function(FUNCTION)
    changed = _changed(probe, function)
    if changed is not None:
        return changed
    others = sorted(set(probe.lambda_.functions) - {FUNCTION})
    if others:
        return not_yet("another", other=others[0])
    failed = next((trial for trial in _trials(probe) if trial.status != "ok"), None)
    if failed is not None:
        return not_yet("by-lab" if failed.status == "unavailable" else "orders-first")
    return met()


def _failed(trial: Trial) -> Finding:
    return not_yet("by-lab") if trial.status == "unavailable" else not_yet("fails", error=error_of(trial))


def called(probe: Probe) -> Finding:
    answered = served(probe, FUNCTION)
    return met(evidence=answered[-1].request_id) if answered else unserved(probe, FUNCTION)


def way(name: str) -> Callable[[Probe], bool]:
    """Is the known wrong way of this name the one that was gone?"""
    return lambda probe: _wrong_way(probe) == name


def _wrong_way(probe: Probe) -> str:
    """another | with-ending | settings | made-anew | rewritten, or empty."""
    if set(probe.lambda_.functions) - {FUNCTION}:
        return "another"
    function = probe.function(FUNCTION)
    if function is None:
        return ""
    if ".py" in function.handler:
        return "with-ending"
    changed = _changed(probe, function)
    if changed is not None and changed.reason == "variables" and not function.environment:
        return "made-anew"
    trials = _trials(probe)
    if not trials:
        return ""
    if changed is not None:
        return "settings" if trials[0].status == "init_error" else ""
    if any(trial.status == "ok" for trial in trials) and not totalled(probe).met:
        return "rewritten"
    return ""


def _changed(probe: Probe, function: Function) -> Finding | None:
    """The first setting that is not as delivered."""
    facts = probe.facts
    if function.environment != variables(facts):
        return not_yet("variables", fee=facts["fee"])
    if function.memory_size != facts["memory"]:
        return not_yet("memory", was=facts["memory"], now=function.memory_size)
    if function.timeout != facts["timeout"]:
        return not_yet("timeout", was=facts["timeout"], now=function.timeout)
    return None


def _trials(probe: Probe) -> list[Trial]:
    return try_each(probe, FUNCTION, [{"item": item, "count": count} for item, count in _ORDERS])


def _total(payload: Any) -> Any:
    total = payload.get("total") if isinstance(payload, dict) else None
    return total if is_number(total) else None
