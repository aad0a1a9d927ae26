"""What would become of an event that is handed over: asked of a clone, without running code."""

import json
from collections import Counter
from typing import Any, NamedTuple

from lessons.courseware.probe import Probe
from serverless_lab.engine.caller import Caller
from serverless_lab.engine.cloud import Cloud
from serverless_lab.engine.instant import HOUR, MINUTE
from serverless_lab.engine.outcome import Outcome
from serverless_lab.engine.work import RunFunction

_ERROR = json.dumps({"errorType": "Exception", "errorMessage": "It failed."}).encode()
_MOST_STEPS = 200  # an hour of retries has a few, a loop among three functions some more


class Fate(NamedTuple):
    """`attempts` at the event; `records`: what other functions were given, with the minutes after it was handed "
    "over."""

    attempts: int
    records: list[tuple[str, float, Any]]


def of_failing(probe: Probe, name: str, event: Any) -> Fate:
    """The function fails each time; others are taken to succeed."""
    runs = _followed(probe, name, event, fails=name)
    return Fate(sum(run[0] == name for run in runs), [run for run in runs if run[0] != name])


def of_good(probe: Probe, name: str, event: Any) -> Counter[str]:
    """How often each function would run when all succeed."""
    return Counter(run[0] for run in _followed(probe, name, event, fails=""))


def _followed(probe: Probe, name: str, event: Any, *, fails: str) -> list[tuple[str, float, Any]]:
    """Every run within an hour in which nobody touches anything: function, minutes, event."""
    clone = probe.cloud.clone()
    params = {"FunctionName": name, "InvocationType": "Event", "Payload": json.dumps(event).encode()}
    outcome = clone.call(clone.root, "lambda", "Invoke", params, wall=clone.state.clock.wall)
    runs: list[tuple[str, float, Any]] = []
    if outcome.refusal is not None:
        return runs
    began = clone.state.clock.now
    waiting = list(outcome.work)
    for _ in range(_MOST_STEPS):
        runs += [(work.function_name, (work.at - began) / MINUTE, _read(clone, work)) for work in waiting]
        waiting = [each for work in waiting for each in _ended(clone, work, failed=work.function_name == fails).work]
        if not waiting and clone.state.clock.now >= began + HOUR:
            break
        waiting = waiting or list(_on(clone, began + HOUR).work)
    return runs


def _on(clone: Cloud, until: int) -> Outcome:
    """To the next thing that happens: what is due by now, else ahead."""
    first = clone.state.first_due()
    if first is not None and first.at <= clone.state.clock.now:
        return _by_the_lab(clone, "Tick", {})
    return _by_the_lab(clone, "AdvanceClock", {"Until": until})


def _ended(clone: Cloud, work: RunFunction, *, failed: bool) -> Outcome:
    report: dict[str, Any] = {
        "RequestId": work.request_id,
        "Status": "error" if failed else "ok",
        "Payload": _ERROR if failed else b"null",
        "Output": [],
        "DurationMs": 1.0,
        "MaxMemoryMb": 40,
    }
    return _by_the_lab(clone, "FinishInvocation", report)


def _by_the_lab(clone: Cloud, operation: str, params: dict[str, Any]) -> Outcome:
    caller = Caller.service(clone.state.account_id, "lab")
    return clone.call(caller, "lab", operation, params, wall=clone.state.clock.wall, face="service")


def _read(clone: Cloud, work: RunFunction) -> Any:
    return json.loads(clone.bodies.get(work.event_digest))
