"""What the checks and the prediction of "Amazon SNS" look at: queues and their policies, the subscribers' side."""

from lessons.courseware.finding import Finding, Truth, met, not_yet
from lessons.courseware.probe import Probe
from lessons.messaging.queues import arn_of, named, url_of
from serverless_lab.engine.caller import Caller

COURIERS, LEDGER = "couriers", "ledger"
TOPIC, OTHER = "order-ready", "gossip"
_SNS = "sns.amazonaws.com"


def ready(probe: Probe) -> Finding:
    missing = next((name for name in (COURIERS, LEDGER) if named(probe, name) is None), None)
    return met() if missing is None else not_yet("no-queue", name=missing)


def let_in(probe: Probe) -> Finding:
    """SNS may send into the queue on behalf of the topic."""
    if named(probe, COURIERS) is None:
        return not_yet("no-queue", name=COURIERS)
    return met() if _may_send(probe, TOPIC) else not_yet("closed")


def only_this_topic(probe: Probe) -> Finding:
    found = let_in(probe)
    if not found.met:
        return found
    return not_yet("open-to-others", topic=OTHER) if _may_send(probe, OTHER) else met()


def without_a_policy(probe: Probe) -> Truth | None:
    """Whether SNS may send into a queue of the same account whose policy is empty: of a copy."""
    if named(probe, COURIERS) is None:
        return None
    shut = {"QueueUrl": url_of(probe, COURIERS), "Attributes": {"Policy": ""}}
    allowed = _may_send(probe.supposing(("sqs", "SetQueueAttributes", shut)), TOPIC)
    return Truth("arrives" if allowed else "silent", {"topic": TOPIC})


def topic_arn(probe: Probe, name: str) -> str:
    return f"arn:aws:sns:{probe.state.region}:{probe.state.account_id}:{name}"


def _may_send(probe: Probe, topic: str) -> bool:
    service = Caller.service(probe.state.account_id, _SNS)
    keys: dict[str, str | list[str]] = {
        "aws:SourceArn": topic_arn(probe, topic),
        "aws:SourceAccount": probe.state.account_id,
    }
    return probe.cloud.decide(service, "sqs:SendMessage", arn_of(probe, COURIERS), keys).allowed
