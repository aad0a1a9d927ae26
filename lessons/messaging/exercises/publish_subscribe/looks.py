"""What the checks and the prediction of "Publish and subscribe" look at: what comes into each queue, on clones."""

import json
from dataclasses import replace
from typing import Any

from lessons.courseware.finding import Finding, Truth, met, not_yet
from lessons.courseware.probe import Probe
from lessons.messaging.fan_out.form import first_plan
from lessons.messaging.queues import named
from lessons.messaging.topics import arn_of, subscribers
from serverless_lab.engine.fan_out.simulate import simulate

COURIERS, LEDGER, TOPIC = "couriers", "ledger", "order-events"
WAY, OURS, OTHER, TYPO = "way", "delivery", "pick-up", "delivry"
_LOOKED_AT = 50


def told_each(probe: Probe) -> Finding:
    """The same text lies in both queues, sent into each."""
    missing = _missing(probe)
    if missing:
        return not_yet("no-queue", name=missing)
    return met() if _bodies(probe, COURIERS) & _bodies(probe, LEDGER) else not_yet("not-the-same")


def one_publish(probe: Probe) -> Finding:
    """One message of the topic arrived in both."""
    missing = _missing(probe)
    if missing:
        return not_yet("no-queue", name=missing)
    if TOPIC not in probe.sns.topics:
        return not_yet("no-topic", name=TOPIC)
    here, there = _published(probe, COURIERS), _published(probe, LEDGER)
    if here & there:
        return met()
    return not_yet("came-nowhere") if not here | there else not_yet("came-to-one", name=LEDGER if here else COURIERS)


def filtered(probe: Probe) -> Finding:
    """Deliveries reach both, what is picked up only the ledger: tried with two messages."""
    if TOPIC not in probe.sns.topics:
        return not_yet("no-topic", name=TOPIC)
    ours, others = _got(probe, OURS), _got(probe, OTHER)
    if not (ours[LEDGER] and others[LEDGER]):
        return not_yet("ledger-missed")
    if not ours[COURIERS]:
        return not_yet("delivery-missed")
    return not_yet("pick-up-came") if others[COURIERS] else met()


def typo(probe: Probe) -> Truth | None:
    """A message whose attribute is misspelt, once the couriers have a filter."""
    topic = probe.sns.topics.get(TOPIC)
    if topic is None or not any(each.filter for each in subscribers(probe, topic)):
        return None
    refusal = probe.ask("sns", "Publish", _message(probe, TYPO)).refusal
    got = _got(probe, TYPO)
    if refusal is not None:
        return Truth("error", {"came": 0})
    return Truth("all" if got[COURIERS] else "unnoticed", {"came": got[COURIERS]})


def who_calls(probe: Probe) -> Truth:
    """The conveyor's first run, told by the topic and by the producer itself."""
    plan = first_plan(probe.state.seed)
    through, alone = simulate(plan), simulate(replace(plan, direct=True))
    facts = {"orders": through.published, "through": through.asked, "alone": alone.asked}
    if alone.asked == through.asked:
        return Truth("as-many", facts)
    return Truth("every-queue" if alone.asked == len(plan.subscribers) * alone.published else "who-wants", facts)


def _missing(probe: Probe) -> str:
    return next((name for name in (COURIERS, LEDGER) if named(probe, name) is None), "")


def _bodies(probe: Probe, queue: str) -> set[str]:
    return {held.body for each in probe.cloud.queue_contents(queue, _LOOKED_AT) for held in each}


def _published(probe: Probe, queue: str) -> set[str]:
    """Ids of the topic's messages that lie in a queue."""
    topic = arn_of(probe, TOPIC)
    told = (_read(body) for body in _bodies(probe, queue))
    return {str(each.get("MessageId")) for each in told if each.get("TopicArn") == topic}


def _read(body: str) -> dict[str, Any]:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _got(probe: Probe, way: str) -> dict[str, int]:
    """How many messages come into each queue by one that is published with this attribute, on a clone."""
    tried = probe.supposing(("sns", "Publish", _message(probe, way)))
    found = {}
    for name in (COURIERS, LEDGER):
        before, after = named(probe, name), named(tried, name)
        found[name] = after.next - before.next if before is not None and after is not None else 0
    return found


def _message(probe: Probe, way: str) -> dict[str, Any]:
    attributes = {WAY: {"DataType": "String", "StringValue": way}}
    return {"TopicArn": arn_of(probe, TOPIC), "Message": "7 is ready", "MessageAttributes": attributes}
