"""What checks and predictions may look at: an account, read-only, and questions asked of clones of it."""

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeVar

from lessons.courseware import logs
from lessons.courseware.rehearsal import Rehearsals, Scenario
from lessons.sandbox.answers import read_json
from lessons.sandbox.trials import Trial
from serverless_lab.engine.cloud import Cloud
from serverless_lab.engine.instant import SECOND, Instant
from serverless_lab.engine.outcome import Outcome
from serverless_lab.engine.services.cloudwatch.state import CloudWatchState
from serverless_lab.engine.services.ec2.state.region import Ec2State
from serverless_lab.engine.services.iam.state import IamState
from serverless_lab.engine.services.lambda_.state import Environment, Function, Invocation, LambdaState
from serverless_lab.engine.services.mq.state import MqState
from serverless_lab.engine.services.sns.state import SnsState
from serverless_lab.engine.services.sqs.state import SqsState
from serverless_lab.engine.state import AccountState

# (the account, a function's name, events) → what the function's own code answers to them, run for real on a clone.
Trials = Callable[[Cloud, str, Sequence[bytes]], list[Trial]]
T = TypeVar("T")


class Probe:
    """An account as a check sees it. Nothing asked here changes it.

    `since`: only invocations after this journal position count, so that a mission starts from nothing. `facts` are
    those of the mission's variant. `trials` and `rehearsals` run the learner's code on a clone; without them `trial`
    finds nothing and `rehearse` None.
    """

    def __init__(
        self,
        cloud: Cloud,
        *,
        since: int = 0,
        facts: Mapping[str, Any] | None = None,
        trials: Trials | None = None,
        rehearsals: Rehearsals | None = None,
    ) -> None:
        self.cloud = cloud
        self.since = since
        self.facts: Mapping[str, Any] = facts or {}
        self._trials = trials
        self._rehearsals = rehearsals
        self._rehearsed: dict[Any, Any] = {}
        self._known: dict[str, Any] = {}
        self._tried: dict[tuple[str, ...], list[Trial]] = {}

    @property
    def state(self) -> AccountState:
        return self.cloud.state

    @property
    def now(self) -> Instant:
        return self.state.clock.now

    @cached_property
    def lambda_(self) -> LambdaState:
        return self.state.parts.get(f"lambda/{self.state.region}") or LambdaState()

    @cached_property
    def cloudwatch(self) -> CloudWatchState:
        return self.state.parts.get(f"cloudwatch/{self.state.region}") or CloudWatchState()

    @cached_property
    def iam(self) -> IamState:
        return self.state.parts.get("iam/") or IamState()

    @cached_property
    def mq(self) -> MqState:
        return self.state.parts.get(f"mq/{self.state.region}") or MqState()

    @cached_property
    def sqs(self) -> SqsState:
        return self.state.parts.get(f"sqs/{self.state.region}") or SqsState()

    @cached_property
    def sns(self) -> SnsState:
        return self.state.parts.get(f"sns/{self.state.region}") or SnsState()

    @cached_property
    def ec2(self) -> Ec2State:
        """The network of the account's Region; as long as nobody used it, what it begins with (asked of a clone)."""
        name = f"ec2/{self.state.region}"
        found = self.state.parts.get(name)
        if found is not None and found.founded:
            return found
        clone = self.cloud.clone()
        clone.call(clone.root, "ec2", "DescribeVpcs", {}, wall=clone.state.clock.wall)
        return clone.state.parts[name]

    def function(self, name: str) -> Function | None:
        return self.lambda_.functions.get(name)

    def invocations(self, name: str) -> list[Invocation]:
        """Runs that ended, oldest first, by the moment they started."""
        function = self.function(name)
        runs = [run for run in function.invocations if run.position > self.since] if function else []
        return sorted(runs, key=lambda run: (run.started, run.position))

    def running(self, name: str) -> list[Invocation]:
        return [run for run in self.lambda_.running.values() if run.function == name and run.position > self.since]

    def last(self, name: str) -> Invocation | None:
        return next(reversed(self.invocations(name)), None)

    def environments(self, name: str) -> list[Environment]:
        """Those alive now, oldest first."""
        alive = [each for each in self.lambda_.environments.values() if each.function == name]
        return sorted(alive, key=lambda each: each.started)

    def ended_environments(self, name: str) -> list[Environment]:
        function = self.function(name)
        versions = (function, *function.versions.values()) if function else ()
        return [environment for version in versions for environment in version.ended]

    def event(self, run: Invocation) -> Any:
        """The event a run was given, or None when it cannot be worked with; see `read_json`."""
        return self._read(run.event_digest)

    def payload(self, run: Invocation) -> Any:
        """What a run answered, or None when that is no JSON."""
        return self._read(run.payload_digest)

    def _read(self, digest: str) -> Any:
        """Read once, however often it is asked for and however many runs share it."""
        if digest not in self._known:
            try:
                self._known[digest] = read_json(self.cloud.bodies.get(digest))
            except (KeyError, ValueError):
                self._known[digest] = None
        return self._known[digest]

    def log(self, run: Invocation) -> list[str]:
        """The run's log lines as they stand in CloudWatch Logs, START and REPORT included."""
        return [event.message for event in logs.of_invocation(self.cloud, run)]

    def at_once(self, name: str) -> list[list[Invocation]]:
        """Runs that overlapped in time, as groups of two or more, oldest group first."""
        groups: list[list[Invocation]] = []
        for run in self.invocations(name):
            if groups and run.started < max(other.ended for other in groups[-1]):
                groups[-1].append(run)
            else:
                groups.append([run])
        return [group for group in groups if len(group) > 1]

    def trial(self, name: str, events: Sequence[Any]) -> list[Trial]:
        """What the function as it is now answers to each event, in one fresh environment of a clone.

        Its code really runs, out of the learner's sight, so that no answer can be made up for the events on the
        bench alone. An empty list when there is no such function. However many checks ask, it is run once.
        """
        if self._trials is None or self.function(name) is None:
            return []
        told = [json.dumps(event) for event in events]
        if (name, *told) not in self._tried:
            self._tried[name, *told] = self._trials(self.cloud, name, [event.encode() for event in told])
        return self._tried[name, *told]

    def rehearse(self, scenario: Scenario[T]) -> T | None:
        """What a scenario finds out on a clone, where the learner's code really runs and what it asks for is there.

        None when the lab could not play it. What it finds must be a value, since it is remembered.
        """
        if self._rehearsals is None:
            return None
        if scenario not in self._rehearsed:
            self._rehearsed[scenario] = self._rehearsals(self.cloud, scenario)
        found: T | None = self._rehearsed[scenario]
        return found

    def ask(self, service: str, operation: str, params: dict[str, Any]) -> Outcome:
        """What would this call give, now? As the account's owner, of a clone."""
        return self.cloud.probe(self.cloud.root, service, operation, params)

    def supposing(self, *calls: tuple[str, str, dict[str, Any]]) -> "Probe":
        """The account as it would be if its owner had made these calls (asked of a clone)."""
        clone = self.cloud.clone()
        for service, operation, params in calls:
            clone.call(clone.root, service, operation, params, wall=clone.state.clock.wall)
        return self._of(clone)

    def later(self, seconds: float) -> "Probe":
        """The account after that much simulated time in which nobody does anything (asked of a clone)."""
        clone = self.cloud.clone()
        until = clone.state.clock.now + round(seconds * SECOND)
        clone.call(clone.root, "lab", "AdvanceClock", {"Until": until}, wall=clone.state.clock.wall)
        return self._of(clone)

    def _of(self, clone: Cloud) -> "Probe":
        return Probe(clone, since=self.since, facts=self.facts, trials=self._trials, rehearsals=self._rehearsals)

    def warm_for(self, name: str, calls: int = 1, *, after: float = 0) -> int:
        """Of that many calls at the same moment, `after` seconds from now, how many would start warm?"""
        future = self.later(after).cloud if after else self.cloud.clone()
        warm = 0
        for _ in range(calls):
            outcome = future.call(future.root, "lambda", "Invoke", {"FunctionName": name}, wall=future.state.clock.wall)
            warm += sum(work.served_before is not None for work in outcome.work)
        return warm
