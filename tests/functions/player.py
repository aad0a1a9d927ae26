"""An account in memory that lessons are played on: the learner's code runs here in-process, in simulated time."""

import json
import types
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from typing import Any
from uuid import UUID, uuid4

from lessons.courseware.play import Player
from lessons.courseware.probe import Probe
from lessons.courseware.rehearsal import Rehearsal, Scenario
from lessons.sandbox import inside, sources
from lessons.sandbox.hosting import HostCall
from lessons.sandbox.inside import Task
from lessons.sandbox.rehearsals import GivenUp, fingerprint
from lessons.sandbox.trials import Trial, no_calls, run_trial
from lessons.sandbox.writing import Ask
from serverless_lab.engine.cloud import Cloud
from serverless_lab.engine.instant import MILLISECOND, SECOND
from serverless_lab.engine.outcome import Outcome, Refusal
from serverless_lab.engine.ports import MemoryBodies
from serverless_lab.engine.work import RunFunction
from tests.functions.interpreter import Environment, Fault, Memory, TimedOut, started
from tests.functions.node_interpreter import NodeEnvironment

_ACCOUNT = uuid4()
START = 1_790_000_000 * SECOND
# Milliseconds of one whole vCPU; a function gets the share its memory buys.
INIT_MS, HANDLER_MS, FULL_CPU_MB = 20.0, 1.0, 1_769
# Functions that calculate: how many rounds their loops turn for an event, by the names in their file. Others turn none.
ROUNDS: dict[str, Callable[[Mapping[str, Any], Any], int]] = {
    "receipt-fn": lambda names, event: names.get("LINES", 0) * event.get("receipts", names.get("RECEIPTS", 0)),
    "price-fn": lambda names, _event: names.get("ROUTES", 0),
    "catering-fn": lambda names, event: names.get("ROUNDS", 0) * event.get("count", 1),
}
# Functions whose memory is watched; weighing slows a loop down, so others take what an idle one takes.
WEIGHED = {"label-fn"}
ROUNDS_PER_MS = 5_000  # about what the real runtime does on an ordinary machine


def _share(work: RunFunction) -> float:
    """Of one vCPU."""
    return min(1.0, work.memory_size / FULL_CPU_MB)


def _context(work: RunFunction) -> types.SimpleNamespace:
    return types.SimpleNamespace(
        aws_request_id=work.request_id,
        function_name=work.function_name,
        function_version=work.version,
        invoked_function_arn=work.function_arn,
        memory_limit_in_mb=str(work.memory_size),
        log_group_name=work.log_group,
        log_stream_name=work.log_stream,
        get_remaining_time_in_millis=lambda: round(work.timeout * 1000),
    )


def _line(text: str, phase: str = "invoke") -> dict[str, Any]:
    return {"OffsetMs": 0.0 if phase == "init" else 1.0, "Text": text, "Phase": phase}


def _variables(work: RunFunction) -> dict[str, str]:
    """The function's own, and of Lambda's the one that a lesson looks at."""
    return {**work.environment, "AWS_EXECUTION_ENV": f"AWS_Lambda_{work.runtime}"}


def _modules(work: RunFunction, cloud: Cloud) -> dict[str, str]:
    """What layers bring to import, by name: a later layer lies over an earlier one."""
    files: dict[str, str] = {}
    for digest in work.layer_digests:
        files |= sources.unpack(cloud.bodies.get(digest))
    found = {name.removeprefix("python/"): text for name, text in files.items() if name.startswith("python/")}
    return {name.removesuffix(".py"): text for name, text in found.items() if name.endswith(".py")}


def _started(work: RunFunction, package: dict[str, str], modules: dict[str, str]) -> Environment | NodeEnvironment:
    if work.runtime.startswith("nodejs"):
        return NodeEnvironment(package, work.handler, _variables(work))
    return started(package, work.handler, _variables(work), modules)


class MemoryPlayer(Player):
    """Every action happens a real second after the one before. `seed` decides when idle environments go.

    `handler_ms` is what a call takes of one whole vCPU, beside what it sleeps and what its loops take by
    `ROUNDS`; a function of (source, event) may say.
    """

    def __init__(
        self,
        seed: str = "seed",
        *,
        facts: Mapping[str, Any] | None = None,
        language: str = "en",
        handler_ms: float | Callable[[str, Any], float] = HANDLER_MS,
    ) -> None:
        self.wall = START
        self.facts, self.language = facts or {}, language
        self._handler_ms = handler_ms
        self._cloud = Cloud.found("123456789012", seed=seed, region="ap-northeast-2", wall=START, bodies=MemoryBodies())
        self._environments: dict[str, Environment | NodeEnvironment] = {}
        self._tried: dict[Any, list[Trial]] = {}
        self._rehearsed: dict[Any, Any] = {}

    @property
    def cloud(self) -> Cloud:
        return self._cloud

    @property
    def head(self) -> int:
        return self._cloud.state.position

    def probe(self, since: int = 0) -> Probe:
        return Probe(self._cloud, since=since, facts=self.facts, trials=self._try_out, rehearsals=self._rehearse)

    def play(self, *plays: Callable[[Player], None]) -> "MemoryPlayer":
        for play in plays:
            play(self)
        return self

    def call(self, service: str, operation: str, params: dict[str, Any]) -> Outcome:
        outcome = self._call(service, operation, params)
        self._finish(outcome.work)
        self._settle()
        return outcome

    def at_once(self, function: str, event: bytes, count: int) -> None:
        self.wall += SECOND
        params = {"FunctionName": function, "Payload": event}
        begun = [self._cloud.call(self._cloud.acting, "lambda", "Invoke", params, wall=self.wall) for _ in range(count)]
        assert not any(outcome.refusal for outcome in begun)
        self._finish([work for outcome in begun for work in outcome.work])

    def advance(self, seconds: float) -> None:
        until = self._cloud.state.clock.read(self.wall + SECOND) + round(seconds * SECOND)
        while not self.call("lab", "AdvanceClock", {"Until": until}).answer["Reached"]:
            pass

    def _settle(self) -> None:
        """As the ticker does in the product: what is due by now happens although nobody calls."""
        while (first := self._cloud.state.first_due()) and first.at <= self._cloud.state.clock.read(self.wall):
            self._finish(self._call("lab", "Tick", {}).work)

    def _call(self, service: str, operation: str, params: dict[str, Any]) -> Outcome:
        self.wall += SECOND
        outcome = self._cloud.call(self._cloud.speaker(service, operation), service, operation, params, wall=self.wall)
        assert outcome.refusal is None, outcome.refusal
        return outcome

    def _finish(self, works: list[RunFunction]) -> None:
        """Those and what falls due meanwhile."""
        waiting = list(works)
        while waiting:
            work = waiting.pop(0)
            report = {"RequestId": work.request_id} | self._run(work, self._cloud)
            waiting += self._call("lab", "FinishInvocation", report).work

    def _took(self, work: RunFunction, source: str, names: Mapping[str, Any], event: Any) -> float:
        """Milliseconds of one whole vCPU."""
        took = self._handler_ms(source, event) if callable(self._handler_ms) else self._handler_ms
        calculates = ROUNDS.get(work.function_name)
        return took + calculates(names, event) / ROUNDS_PER_MS if calculates else took

    def _try_out(self, cloud: Cloud, name: str, events: Sequence[bytes]) -> list[Trial]:
        """As in the product, the same code with the same settings is run once."""
        function = Probe(cloud).function(name)
        key = (
            function.code_digest,
            function.handler,
            function.runtime,
            function.memory_size,
            function.timeout,
            *events,
        )
        key += (*sorted(function.environment.items()), *(used.code_digest for used in function.layers))
        if key not in self._tried:
            before = dict(self._environments)
            clone = cloud.clone()
            self._tried[key] = run_trial(clone, name, events, lambda work: self._run(work, clone))
            self._environments = before
        return self._tried[key]

    def _rehearse(self, cloud: Cloud, scenario: Scenario[Any]) -> Any:
        """As in the product, the same settings are played once."""
        key = (scenario, fingerprint(cloud))
        if key not in self._rehearsed:
            before = dict(self._environments)
            try:
                self._rehearsed[key] = scenario(Rehearsal(cloud, self._run, facts=self.facts))
            except GivenUp:
                self._rehearsed[key] = None
            self._environments = before
        return self._rehearsed[key]

    def _run(self, work: RunFunction, cloud: Cloud, host: HostCall | None = None) -> dict[str, Any]:
        package = sources.unpack(cloud.bodies.get(work.code_digest))
        report: dict[str, Any] = {"MaxMemoryMb": Memory.IDLE_MB, "Output": [], "DurationMs": 0.0}
        if work.served_before is None:
            parts = {"environment": 2.0, "runtime": 15.0, "module": 3.0}
            report |= {"InitMs": INIT_MS / _share(work), "Phases": {"fetch": 5.0} | parts}
            try:
                environment = _started(work, package, _modules(work, cloud))
            except Fault as fault:
                line = _line(f"[ERROR] {fault}\n", "init")
                return report | {"Status": "init_error", "Payload": fault.payload, "Output": [line]}
            self._environments[work.environment_id] = environment
            report["Output"] = [_line(text, "init") for text in environment.printed]
        environment = self._environments[work.environment_id]
        environment.host = host or self._host_of(work, cloud)
        said = len(environment.printed)
        source, event = package.get("lambda_function.py", ""), json.loads(cloud.bodies.get(work.event_digest))
        report |= self._called(work, environment, source, event)
        report["Output"] += [_line(text) for text in environment.printed[said:]]
        return report

    def _host_of(self, work: RunFunction, cloud: Cloud) -> HostCall:
        """What a run may ask for: as in the product as its role, and nothing where it is only tried out."""
        if cloud is not self._cloud:
            return no_calls
        return inside.calls_of(Task(_ACCOUNT, work, 0, 0, self._perform, wait=lambda *_: None))

    def _perform(self, _account: UUID, ask: Ask, _depth: int) -> tuple[dict[str, Any] | None, Refusal | None]:
        """A call from inside a run, a millisecond after what came before it, and the runs that it begins."""
        self.wall += MILLISECOND
        caller = ask.caller or self._cloud.root
        more = {"wall": self.wall, "face": ask.face, "region": ask.region, "cause": ask.cause}
        outcome = self._cloud.call(caller, ask.service, ask.operation, ask.params, **more)
        answer = dict(outcome.answer or {})
        for work in outcome.work:
            report = {"RequestId": work.request_id} | self._run(work, self._cloud)
            ended = self._call("lab", "FinishInvocation", report)
            answer |= ended.answer if work.synchronous else {}
            self._finish(ended.work)
        return answer, outcome.refusal

    def _called(
        self, work: RunFunction, environment: Environment | NodeEnvironment, source: str, event: Any
    ) -> dict[str, Any]:
        """How the handler ended."""
        took = self._took(work, source, environment.names, event)
        timed_out = {"Status": "timeout", "Payload": b"", "DurationMs": work.timeout * 1e3}
        weighed = environment.memory.weighed() if work.function_name in WEIGHED else nullcontext()
        try:
            with weighed:
                answer = environment.call(work.handler.rpartition(".")[2], event, _context(work), work.timeout)
        except TimedOut:
            return timed_out
        except Exception as error:
            fault = error if isinstance(error, Fault) else Fault(type(error).__name__, str(error))
            environment.printed.append(f"[ERROR] {fault}\n")
            ended = {"Status": "error", "Payload": fault.payload, "DurationMs": took / _share(work)}
        else:
            duration = took / _share(work) + environment.slept * 1e3
            ended = {"Status": "ok", "Payload": answer, "DurationMs": duration}
        if environment.memory.used_mb > work.memory_size:
            return {"Status": "out_of_memory", "Payload": b"", "DurationMs": ended["DurationMs"]}
        ended |= {"MaxMemoryMb": environment.memory.used_mb}
        return timed_out if ended["DurationMs"] > work.timeout * 1e3 else ended
