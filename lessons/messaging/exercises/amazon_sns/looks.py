"""What the checks and the prediction of "Amazon SNS" look at: a topic, and queues that have subscribed."""

from lessons.courseware.finding import Finding, Truth, met, not_yet
from lessons.courseware.probe import Probe
from lessons.messaging.looking import measured
from lessons.messaging.queues import arn_of, named, url_of
from lessons.messaging.topics import arn_of as topic_arn
from lessons.messaging.topics import subscribers
from serverless_lab.engine.caller import Caller

COURIERS, LEDGER = "couriers", "ledger"
TOPIC, OTHER = "order-ready", "gossip"
_SNS = "sns.amazonaws.com"
_LOOKED_AT = 50


def ready(probe: Probe) -> Finding:
    missing = next((name for name in (COURIERS, LEDGER) if named(probe, name) is None), None)
    return met() if missing is None else not_yet("no-queue", name=missing)


def subscribed(probe: Probe) -> Finding:
    """Both queues get what is published to the topic."""
    topic = probe.sns.topics.get(TOPIC)
    if topic is None:
        return not_yet("no-topic", name=TOPIC)
    known = {each.endpoint for each in subscribers(probe, topic) if each.protocol == "sqs"}
    missing = next((name for name in (COURIERS, LEDGER) if arn_of(probe, name) not in known), None)
    return met() if missing is None else not_yet("not-subscribed", name=missing)


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


def delivered(probe: Probe) -> Finding:
    """Something was published once the door was open: it lies in the queue, or was received there."""
    if named(probe, COURIERS) is None:
        return not_yet("no-queue", name=COURIERS)
    for each in probe.cloud.queue_contents(COURIERS, _LOOKED_AT):
        if any(topic_arn(probe, TOPIC) in held.body for held in each):
            return met()
    return met() if measured(probe, COURIERS, "NumberOfMessagesDeleted") else not_yet("nothing-came")


def without_a_policy(probe: Probe) -> Truth | None:
    """Published to a queue of the same account that has subscribed and has no policy: in a copy."""
    queue = named(probe, COURIERS)
    if queue is None:
        return None
    shut = {"QueueUrl": url_of(probe, COURIERS), "Attributes": {"Policy": ""}}
    topic, endpoint = topic_arn(probe, TOPIC), arn_of(probe, COURIERS)
    tried = probe.supposing(
        ("sqs", "SetQueueAttributes", shut),
        ("sns", "CreateTopic", {"Name": TOPIC}),
        ("sns", "Subscribe", {"TopicArn": topic, "Protocol": "sqs", "Endpoint": endpoint}),
    )
    publish = ("sns", "Publish", {"TopicArn": topic, "Message": "7 is ready"})
    after = named(tried.supposing(publish), COURIERS)
    came = after.next - queue.next if after is not None else 0
    if tried.ask(*publish).refusal is not None:
        return Truth("refused", {"came": came})
    return Truth("arrives" if came else "silent", {"came": came})


def _may_send(probe: Probe, topic: str) -> bool:
    service = Caller.service(probe.state.account_id, _SNS)
    keys: dict[str, str | list[str]] = {
        "aws:SourceArn": topic_arn(probe, topic),
        "aws:SourceAccount": probe.state.account_id,
    }
    return probe.cloud.decide(service, "sqs:SendMessage", arn_of(probe, COURIERS), keys).allowed
