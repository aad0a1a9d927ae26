"""What would become of an event that is handed over and fails each time: asked of a clone, without running code."""

import json
from typing import Any, NamedTuple

from lessons.courseware.probe import Probe
from serverless_lab.engine.caller import Caller
from serverless_lab.engine.cloud import Cloud
from serverless_lab.engine.instant import HOUR, MINUTE
from serverless_lab.engine.outcome import Outcome
from serverless_lab.engine.work import RunFunction

_ERROR = json.dumps({"errorType": "Exception", "errorMessage": "It failed."}).encode()
_MOST_STEPS = 60  # an hour of retries has a few


class Fate(NamedTuple):
    """`attempts` at the event; `records`: what other functions were given, with the minutes after it was handed "
    "over."""

    attempts: int
    records: list[tuple[str, float, Any]]


def of_failing(probe: Probe, name: str, event: Any) -> Fate:
    """Nobody touches anything for an hour. Other functions are taken to succeed."""
    clone = probe.cloud.clone()
    params = {"FunctionName": name, "InvocationType": "Event", "Payload": json.dumps(event).encode()}
    outcome = clone.call(clone.root, "lambda", "Invoke", params, wall=clone.state.clock.wall)
    if outcome.refusal is not None:
        return Fate(0, [])
    began, attempts = clone.state.clock.now, 0
    records: list[tuple[str, float, Any]] = []
    waiting = list(outcome.work)
    for _ in range(_MOST_STEPS):
        for work in waiting:
            if work.function_name == name:
                attempts += 1
            else:
                records.append((work.function_name, (work.at - began) / MINUTE, _read(clone, work)))
        waiting = [each for work in waiting for each in _ended(clone, work, failed=work.function_name == name).work]
        if not waiting and clone.state.clock.now >= began + HOUR:
            break
        waiting = waiting or list(_on(clone, began + HOUR).work)
    return Fate(attempts, records)


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
