"""A small life to drive in tests: an account, a clock that ticks, and a runtime that answers as told."""

import io
import json
import zipfile
from typing import Any

from serverless_lab.engine.cloud import Cloud
from serverless_lab.engine.instant import SECOND
from serverless_lab.engine.outcome import Entry, Outcome
from serverless_lab.engine.ports import MemoryBodies
from serverless_lab.engine.services.lambda_.state import Function, LambdaState
from serverless_lab.engine.work import RunFunction

ACCOUNT = "123456789012"
REGION = "ap-northeast-2"
START = 1_790_000_000 * SECOND  # 2026-09-21T14:13:20Z
ROLE = f"arn:aws:iam::{ACCOUNT}:role/lambda-basic-role"


def zipped(source: str = "def handler(event, context):\n    return 1\n", name: str = "lambda_function.py") -> bytes:
    """A deployment package with fixed times, so that its hash is the same on every run."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), source)
    return buffer.getvalue()


def trust_policy(service: str) -> str:
    """A trust policy that lets one service assume the role."""
    statement = {"Effect": "Allow", "Principal": {"Service": service}, "Action": "sts:AssumeRole"}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


def function_params(name: str = "order-fn", **changes: Any) -> dict[str, Any]:
    return {
        "FunctionName": name,
        "Runtime": "python3.14",
        "Role": ROLE,
        "Handler": "lambda_function.handler",
        "Code": {"ZipFile": zipped()},
    } | changes


class Life:
    """One account. Every call happens a real second after the one before, unless `wait` says otherwise."""

    def __init__(self, seed: str = "seed") -> None:
        self.wall = START
        self.cloud = Cloud.found(ACCOUNT, seed=seed, region=REGION, wall=START, bodies=MemoryBodies())
        self.entries: list[Entry] = []

    def wait(self, seconds: float) -> None:
        self.wall += int(seconds * SECOND)

    def call(self, service: str, operation: str, params: dict[str, Any] | None = None, **options: Any) -> Outcome:
        self.wait(1)
        caller = options.pop("caller", self.cloud.root)
        outcome = self.cloud.call(caller, service, operation, params or {}, wall=self.wall, **options)
        self.entries.append(outcome.entry)
        return outcome

    def create(self, name: str = "order-fn", **changes: Any) -> Outcome:
        outcome = self.call("lambda", "CreateFunction", function_params(name, **changes))
        assert outcome.refusal is None, outcome.refusal
        return outcome

    def begin(self, name: str = "order-fn", event: Any = None, **params: Any) -> RunFunction:
        """Invoke and leave it running."""
        payload = json.dumps({} if event is None else event).encode()
        outcome = self.call("lambda", "Invoke", {"FunctionName": name, "Payload": payload} | params)
        assert outcome.refusal is None, outcome.refusal
        return outcome.work[0]

    def finish(self, work: RunFunction, status: str = "ok", payload: bytes = b"null", **observed: Any) -> Outcome:
        cold = work.served_before is None
        report = {
            "RequestId": work.request_id,
            "Status": status,
            "Payload": payload,
            "Output": [],
            "DurationMs": 12.5,
            "InitMs": 200.0 if cold else 0.0,
            "Phases": {"fetch": 5.0} if cold else {},
            "MaxMemoryMb": 41,
        } | observed
        return self.call("lab", "FinishInvocation", report)

    def invoke(self, name: str = "order-fn", **observed: Any) -> Outcome:
        return self.finish(self.begin(name), **observed)

    def advance(self, seconds: float) -> Outcome:
        until = self.cloud.state.clock.read(self.wall + SECOND) + int(seconds * SECOND)
        return self.call("lab", "AdvanceClock", {"Until": until})

    @property
    def lambda_(self) -> LambdaState:
        part: LambdaState = self.cloud.state.parts[f"lambda/{REGION}"]
        return part

    @property
    def function(self) -> Function:
        return self.lambda_.functions["order-fn"]

    @property
    def now(self) -> int:
        return self.cloud.state.clock.now

    def log(self, name: str = "order-fn") -> list[str]:
        """Every line of the function's log group, streams one after the other."""
        found = self.cloud.probe(self.cloud.root, "logs", "FilterLogEvents", {"logGroupName": f"/aws/lambda/{name}"})
        return [event["message"] for event in found.answer["events"]]

    def replayed(self, seed: str = "seed") -> Cloud:
        """A second account that only knows the journal."""
        cloud = Cloud.found(ACCOUNT, seed=seed, region=REGION, wall=START, bodies=MemoryBodies())
        cloud.replay(self.entries)
        return cloud


def refused(life: Life, operation: str, params: dict[str, Any], **more: Any) -> tuple[str, str]:
    """Lambda's code and message for a call that it refuses; the refusal may have changed nothing."""
    before = life.cloud.clone().state.parts
    outcome = life.call("lambda", operation, params, **more)
    assert outcome.answer is None
    assert life.cloud.state.parts == before
    return outcome.refusal.code, outcome.refusal.message
