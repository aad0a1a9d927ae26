"""What the checks and known mistakes of "Spoiled orders" look at."""

from typing import Any

from lessons.courseware.finding import Finding, met, not_yet
from lessons.courseware.probe import Probe
from lessons.functions import fate
from lessons.functions.looking import no_function
from lessons.functions.missions.spoiled_order.scene import LOST
from lessons.functions.ticket_fn import FUNCTION
from lessons.sandbox.trials import Trial
from serverless_lab.engine.services.lambda_.state import LATEST, EventConfig


def reported(probe: Probe) -> Finding:
    """An order that fails for good comes to `lost-fn`, whole, and the function still fails where it must."""
    if probe.function(FUNCTION) is None:
        return no_function(FUNCTION)
    unsound = _unsound(probe)
    if unsound:
        return not_yet(unsound)
    found = _record(probe)
    if found is None:
        return not_yet("lost")
    return met()


def in_time(probe: Probe) -> Finding:
    """One more try, and the news within the time."""
    if probe.function(FUNCTION) is None:
        return no_function(FUNCTION)
    end = fate.of_failing(probe, FUNCTION, _poison(probe))
    if end.attempts < 2:
        return not_yet("one-try")
    found = _record(probe)
    if found is None:
        return not_yet("lost")
    if found[0] > probe.facts["minutes"]:
        return not_yet("late", took=f"{found[0]:.0f}")
    return met()


def seen(probe: Probe) -> Finding:
    """A record that really came to `lost-fn` since the mission began."""
    if probe.function(LOST) is None:
        return no_function(LOST)
    for run in reversed(probe.invocations(LOST)):
        event = probe.event(run)
        context = event.get("requestContext") if isinstance(event, dict) else None
        if isinstance(context, dict) and context.get("condition") == "RetriesExhausted" and run.status == "ok":
            return met(evidence=run.request_id)
    return not_yet("none")


def swallowed(probe: Probe) -> bool:
    return _unsound(probe) == "swallowed"


def only_retries(probe: Probe) -> bool:
    config = _config(probe)
    return config is not None and not config.on_failure and not config.on_success


def wrong_side(probe: Probe) -> bool:
    config = _config(probe)
    return config is not None and bool(config.on_success) and not config.on_failure


def no_second_try(probe: Probe) -> bool:
    config = _config(probe)
    return config is not None and config.retries == 0 and bool(config.on_failure)


def _config(probe: Probe) -> EventConfig | None:
    function = probe.function(FUNCTION)
    return function.event_configs.get(LATEST) if function else None


def _poison(probe: Probe) -> dict[str, Any]:
    return {"order": probe.facts["order"], "item": probe.facts["item"], "count": 2}


def _record(probe: Probe) -> tuple[float, Any] | None:
    """When `lost-fn` would be given the spoiled order, in minutes, and what it would be given."""
    for name, minutes, event in fate.of_failing(probe, FUNCTION, _poison(probe)).records:
        if name == LOST and isinstance(event, dict) and event.get("requestPayload") == _poison(probe):
            return minutes, event
    return None


def _unsound(probe: Probe) -> str:
    """Why the function's own answers are not as they must be; empty when they are."""
    good = {"order": "B-7", "item": "soup", "count": 3}
    tried = probe.trial(FUNCTION, [good, _poison(probe)])
    if not tried or any(trial.status == "unavailable" for trial in tried):
        return "by-lab"
    served, spoiled = tried
    if not _is_ticket(served):
        return "broken"
    return "" if spoiled.status == "error" else "swallowed"


def _is_ticket(trial: Trial) -> bool:
    return trial.status == "ok" and trial.payload == {"order": "B-7", "ticket": "3 x soup"}
