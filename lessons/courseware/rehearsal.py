"""Rehearsing on a clone: operations, the passing of time, and functions that really run and may call the clone.

A check asks by it what would happen: "the kitchen breaks down now; is anything lost an hour later?"
"""

import heapq
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, TypeVar

from lessons.courseware.play import Player
from lessons.sandbox import inside, lab
from lessons.sandbox.answers import read_json
from lessons.sandbox.hosting import HostCall, Report
from lessons.sandbox.rehearsals import GivenUp, Run
from serverless_lab.engine.caller import Caller
from serverless_lab.engine.cloud import Cloud
from serverless_lab.engine.instant import MILLISECOND, SECOND, Instant
from serverless_lab.engine.outcome import Outcome
from serverless_lab.engine.services.lambda_.state import LambdaState
from serverless_lab.engine.work import RunFunction
from serverless_lab.runtime.model import AwsError

T = TypeVar("T")
MOST_RUNS = 4_000  # one that never comes to an end is given up
_LOST: Report = {"Status": "unavailable", "Payload": b"", "Output": [], "DurationMs": 0.0}


class Supposed(NamedTuple):
    """How a run is taken to end, where it would take too long to run it: `status` as in Invocation."""

    status: str
    took_ms: float


class Ended(NamedTuple):
    """A run of the rehearsal. `event` is None when it is no JSON."""

    function: str
    began: Instant
    ends: Instant
    status: str
    event: Any


class Rehearsal(Player):
    """A clone to play on. What was running is lost at the beginning, and every environment is new.

    `supposed`: by the name of a function, how a run with this event ends; others really run. `runs`: all that began.
    """

    def __init__(self, cloud: Cloud, run: Run, *, facts: Mapping[str, Any], language: str = "en") -> None:
        self.facts, self.language = facts, language
        self.supposed: dict[str, Callable[[Any], Supposed]] = {}
        self.runs: list[Ended] = []
        self._cloud, self._run = cloud.clone(), run
        self._running: list[tuple[Instant, int, str, Report]] = []
        self._answers: dict[str, dict[str, Any]] = {}
        self._let_go()

    @property
    def cloud(self) -> Cloud:
        return self._cloud

    @property
    def now(self) -> Instant:
        return self._cloud.state.clock.now

    def call(self, service: str, operation: str, params: dict[str, Any]) -> Outcome:
        """As the owner. A refusal is in the outcome."""
        outcome = self._asked(self._cloud.root, service, operation, params, face="console")
        self._wait_for(outcome)
        return outcome

    def at_once(self, function: str, event: bytes, count: int) -> None:
        params = {"FunctionName": function, "Payload": event}
        begun = [self._asked(self._cloud.root, "lambda", "Invoke", params, face="console") for _ in range(count)]
        for outcome in begun:
            self._wait_for(outcome)

    def advance(self, seconds: float) -> None:
        """Runs that would end later go on, and hold the clock where the last one ended."""
        until = self.now + round(seconds * SECOND)
        while True:
            while self._running and self._running[0][0] <= until:
                self._end_next()
            if self._running or self.now >= until:
                return
            moved = self._by_the_lab("AdvanceClock", {"Until": until})
            if moved.refusal is not None and not moved.work:  # what was due by now began to run: the clock waits
                raise GivenUp

    def _let_go(self) -> None:
        for request_id in list(self._cloud.state.owed):
            self._by_the_lab("FinishInvocation", {"RequestId": request_id} | _LOST)
        part = self._cloud.state.parts.get(f"lambda/{self._cloud.state.region}") or LambdaState()
        for environment_id in [each for function in part.functions.values() for each in function.idle]:
            self._by_the_lab("LoseEnvironment", {"EnvironmentId": environment_id, "Reason": "evicted"})

    def _asked(
        self, caller: Caller, service: str, operation: str, params: dict[str, Any], *, face: str, cause: str = ""
    ) -> Outcome:
        wall = self._cloud.state.clock.wall
        outcome = self._cloud.call(caller, service, operation, params, wall=wall, face=face, cause=cause)
        for work in outcome.work:
            self._begin(work)
        return outcome

    def _by_the_lab(self, operation: str, params: dict[str, Any]) -> Outcome:
        caller = Caller.service(self._cloud.state.account_id, "lab")
        return self._asked(caller, "lab", operation, params, face="service")

    def _begin(self, work: RunFunction) -> None:
        """Its code runs now, as far as the rehearsal goes; it ends when it has taken its time."""
        if len(self.runs) >= MOST_RUNS:
            raise GivenUp
        event = self._read(work.event_digest)
        number = len(self.runs)
        self.runs.append(Ended(work.function_name, work.at, work.at, "", event))
        supposed = self.supposed.get(work.function_name)
        report = _supposed(work, supposed(event)) if supposed else self._run(work, self._cloud, self._calls_of(work))
        took = (
            report["DurationMs"]
            + report.get("InitMs", 0.0)
            + sum(report.get("Phases", {}).get(phase, 0.0) for phase in ("fetch", "environment"))
        )
        ends = work.at + round(took * MILLISECOND)
        self.runs[number] = self.runs[number]._replace(ends=ends, status=report["Status"])
        heapq.heappush(self._running, (ends, number, work.request_id, report))

    def _end_next(self) -> None:
        _, _, request_id, report = heapq.heappop(self._running)
        outcome = self._by_the_lab("FinishInvocation", {"RequestId": request_id} | report)
        if outcome.refusal is not None:
            raise GivenUp
        self._answers[request_id] = outcome.answer or {}

    def _wait_for(self, outcome: Outcome) -> dict[str, Any]:
        """Until what was called synchronously has ended; what its caller is told."""
        told: dict[str, Any] = {}
        for work in outcome.work:
            while work.synchronous and work.request_id not in self._answers:
                self._end_next()
            told |= self._answers.get(work.request_id, {}) if work.synchronous else {}
        return told

    def _calls_of(self, work: RunFunction) -> HostCall:
        """As the function's role, of the clone. A long poll does not wait."""
        caller = Caller.role(work.role_arn, work.function_name)

        def call(service: str, operation: str, params: dict[str, Any]) -> dict[str, Any]:
            params = inside.with_bytes(inside.request_shape(service, operation), params)
            outcome = self._asked(caller, service, operation, params, face="function", cause=work.request_id)
            if outcome.refusal is not None:
                raise AwsError(outcome.refusal.code, outcome.refusal.message, outcome.refusal.status)
            return (outcome.answer or {}) | self._wait_for(outcome)

        return call

    def _read(self, digest: str) -> Any:
        try:
            return read_json(self._cloud.bodies.get(digest))
        except (KeyError, ValueError):
            return None


Scenario = Callable[[Rehearsal], T]
"""What is played on a clone to find something out."""
Rehearsals = Callable[[Cloud, Scenario[Any]], Any]
"""(the account, what to play) → what it found out, None when the lab could not play it."""


def in_account(account: lab.Account, facts: Mapping[str, Any]) -> Rehearsals:
    """With the account's own way to run code."""

    def rehearse(cloud: Cloud, scenario: Scenario[Any]) -> Any:
        key = f"{scenario.__module__}.{scenario.__qualname__}"
        return lab.rehearse(account, cloud, key, lambda run: scenario(Rehearsal(cloud, run, facts=facts)))

    return rehearse


def _supposed(work: RunFunction, told: Supposed) -> Report:
    """Whatever takes longer than the function's timeout is ended by it."""
    most = work.timeout * 1e3
    status = "timeout" if told.took_ms > most else told.status
    payload = {"ok": b"null", "error": b'{"errorType": "Exception", "errorMessage": "It failed."}'}
    return {
        "Status": status,
        "Payload": payload.get(status, b""),
        "Output": [],
        "DurationMs": min(told.took_ms, most),
        "MaxMemoryMb": 40,
    }
