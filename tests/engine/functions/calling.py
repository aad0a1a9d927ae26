"""What tests about asynchronous events share: a role that may send, a queue of the test's own, and runs that fail."""

import json
from typing import ClassVar

import pytest

from serverless_lab.engine import wiring
from serverless_lab.engine.errors import CloudError
from serverless_lab.engine.event_ports import Delivery, EventTarget
from tests.engine.support import ACCOUNT, REGION, Life

FAILED = json.dumps({"errorType": "ValueError", "errorMessage": "poison", "stackTrace": []}).encode()
QUEUE = f"arn:aws:sqs:{REGION}:{ACCOUNT}:spoiled"
FULL = f"arn:aws:sqs:{REGION}:{ACCOUNT}:full"


def arn(name: str) -> str:
    return f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{name}"


class Full(CloudError):
    code = "OverLimit"
    template = "There is no room."


class Shelf(EventTarget):
    """Stands where queues will: it keeps what it takes."""

    action = "sqs:SendMessage"
    there: ClassVar = (QUEUE, FULL)

    def __init__(self) -> None:
        self.taken: list[Delivery] = []

    def arns(self, context):
        return list(self.there)

    def exists(self, context, arn, *, ordered=False):
        return arn in self.there

    def take(self, context, delivery):
        if delivery.target == FULL:
            raise Full
        self.taken.append(delivery)


def with_shelf(patch: pytest.MonkeyPatch) -> Shelf:
    shelf = Shelf()
    patch.setitem(wiring.TARGETS, "sqs", shelf)
    return shelf


def allow(life: Life, *actions: str, on: str | list[str] = "*") -> None:
    """The functions' role may do these, on everything or on these resources, beside what it may already."""
    statement = {"Effect": "Allow", "Action": list(actions), "Resource": on}
    document = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    params = {"RoleName": "lambda-basic-role", "PolicyName": "send", "PolicyDocument": document}
    assert life.call("iam", "PutRolePolicy", params).refusal is None


def configure(life: Life, name: str = "order-fn", **config):
    """PutFunctionEventInvokeConfig; `success` and `failure` are ARNs."""
    places = {"OnSuccess": config.pop("success", None), "OnFailure": config.pop("failure", None)}
    destinations = {place: {"Destination": arn} for place, arn in places.items() if arn}
    if destinations:
        config["DestinationConfig"] = destinations
    outcome = life.call("lambda", "PutFunctionEventInvokeConfig", {"FunctionName": name} | config)
    assert outcome.refusal is None, outcome.refusal
    return outcome.answer


def queued(life: Life, name: str = "order-fn", event: object = None):
    """An asynchronous call, and the work that it starts."""
    payload = json.dumps({} if event is None else event).encode()
    outcome = life.call("lambda", "Invoke", {"FunctionName": name, "InvocationType": "Event", "Payload": payload})
    assert outcome.answer == {"StatusCode": 202}, outcome.refusal
    return life.call("lab", "Tick").work


def failing(life: Life, work):
    """The run fails, and takes no time."""
    return life.finish(work, status="error", payload=FAILED, InitMs=0.0, Phases={}, DurationMs=0.0)
