"""What the tests of polling are written in: a mapping that is ready, and the runs that it begins."""

import json

from tests.engine.functions.queues import ORDERS

FN = {"FunctionName": "order-fn"}


def mapped(life, **params):
    outcome = life.call("lambda", "CreateEventSourceMapping", FN | {"EventSourceArn": ORDERS} | params)
    assert outcome.refusal is None, outcome.refusal
    life.advance(5)
    return life.lambda_.mappings[outcome.answer["UUID"]]


def begun(life):
    """What starts when time goes on by a moment."""
    return life.call("lab", "Tick").work


def later(life, seconds):
    life.wait(seconds)
    return begun(life)


def bodies(life, work):
    event = json.loads(life.cloud.bodies.get(work.event_digest))
    return [record["body"] for record in event["Records"]]


def answered(life, work, payload=b"null", **more):
    return life.finish(work, payload=payload, **{"InitMs": 0.0, "Phases": {}, "DurationMs": 1.0} | more)
