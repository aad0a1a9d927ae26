"""An account in memory that lessons are played on: the learner's code runs here in-process, in simulated time."""

import builtins
import json
from collections.abc import Callable
from typing import Any

from lessons.courseware.play import Player
from lessons.courseware.probe import Probe
from lessons.sandbox import sources
from serverless_lab.engine.cloud import Cloud
from serverless_lab.engine.instant import SECOND
from serverless_lab.engine.outcome import Outcome
from serverless_lab.engine.ports import MemoryBodies
from serverless_lab.engine.work import RunFunction

START = 1_790_000_000 * SECOND
# Milliseconds of one whole vCPU; a function gets the share its memory buys.
INIT_MS, HANDLER_MS, FULL_CPU_MB = 20.0, 1.0, 1_769


class _TimedOut(Exception):
    pass


class _Environment:
    """The memory of one execution environment: a module's names, and what `time.sleep` has waited."""

    def __init__(self, source: str) -> None:
        self.printed: list[str] = []
        self.slept = 0.0
        self.left = float("inf")
        clock = type("time", (), {"sleep": staticmethod(self._sleep)})
        kept = vars(builtins) | {
            "print": lambda *words: self.printed.append(" ".join(map(str, words)) + "\n"),
            "__import__": lambda name, *rest: clock if name == "time" else builtins.__import__(name, *rest),
        }
        self.names: dict[str, Any] = {"__builtins__": kept}
        exec(source, self.names)

    def _sleep(self, seconds: float) -> None:
        self.slept += seconds
        if self.slept > self.left:
            raise _TimedOut

    def call(self, handler: str, event: Any, timeout: float) -> Any:
        self.slept, self.left = 0.0, timeout
        return self.names[handler](event, None)


class MemoryPlayer(Player):
    """Every action happens a real second after the one before. `seed` decides when idle environments go."""

    def __init__(self, seed: str = "seed") -> None:
        self.wall = START
        self._cloud = Cloud.found("123456789012", seed=seed, region="ap-northeast-2", wall=START, bodies=MemoryBodies())
        self._environments: dict[str, _Environment] = {}

    @property
    def cloud(self) -> Cloud:
        return self._cloud

    @property
    def head(self) -> int:
        return self._cloud.state.position

    def probe(self, since: int = 0) -> Probe:
        return Probe(self._cloud, since=since)

    def play(self, *plays: Callable[[Player], None]) -> "MemoryPlayer":
        for play in plays:
            play(self)
        return self

    def call(self, service: str, operation: str, params: dict[str, Any]) -> Outcome:
        outcome = self._call(service, operation, params)
        self._finish(outcome.work)
        return outcome

    def at_once(self, function: str, event: bytes, count: int) -> None:
        self.wall += SECOND
        params = {"FunctionName": function, "Payload": event}
        begun = [self._cloud.call(self._cloud.root, "lambda", "Invoke", params, wall=self.wall) for _ in range(count)]
        assert not any(outcome.refusal for outcome in begun)
        self._finish([work for outcome in begun for work in outcome.work])

    def advance(self, seconds: float) -> None:
        until = self._cloud.state.clock.read(self.wall + SECOND) + round(seconds * SECOND)
        self.call("lab", "AdvanceClock", {"Until": until})

    def _call(self, service: str, operation: str, params: dict[str, Any]) -> Outcome:
        self.wall += SECOND
        outcome = self._cloud.call(self._cloud.root, service, operation, params, wall=self.wall)
        assert outcome.refusal is None, outcome.refusal
        return outcome

    def _finish(self, works: list[RunFunction]) -> None:
        for work in works:
            self._call("lab", "FinishInvocation", self._run(work))

    def _run(self, work: RunFunction) -> dict[str, Any]:
        share = min(1.0, work.memory_size / FULL_CPU_MB)
        report: dict[str, Any] = {"RequestId": work.request_id, "MaxMemoryMb": 40, "Output": []}
        if work.served_before is None:
            package = sources.unpack(self._cloud.bodies.get(work.code_digest))
            environment = self._environments[work.environment_id] = _Environment(package["lambda_function.py"])
            parts = {"environment": 2.0, "runtime": 15.0, "module": 3.0}
            report |= {"InitMs": INIT_MS / share, "Phases": {"fetch": 5.0} | parts}
            report["Output"] = [{"OffsetMs": 0.0, "Text": text, "Phase": "init"} for text in environment.printed]
        environment = self._environments[work.environment_id]
        event = json.loads(self._cloud.bodies.get(work.event_digest))
        try:
            answer = environment.call(work.handler.rpartition(".")[2], event, work.timeout)
        except _TimedOut:
            return report | {"Status": "timeout", "Payload": b"", "DurationMs": work.timeout * 1e3}
        except Exception as error:
            text = {"errorMessage": str(error), "errorType": type(error).__name__}
            return report | {"Status": "error", "Payload": json.dumps(text).encode(), "DurationMs": HANDLER_MS / share}
        took = HANDLER_MS / share + environment.slept * 1e3
        return report | {"Status": "ok", "Payload": json.dumps(answer).encode(), "DurationMs": took}
