"""The topics of an account by their names: addressed, and who has subscribed."""

from lessons.courseware.probe import Probe
from serverless_lab.engine.services.sns import documents
from serverless_lab.engine.services.sns.state import Subscription, Topic


def arn_of(probe: Probe, name: str) -> str:
    return f"arn:aws:sns:{probe.state.region}:{probe.state.account_id}:{name}"


def subscribers(probe: Probe, topic: Topic) -> list[Subscription]:
    """In the order in which they subscribed."""
    return [probe.sns.subscriptions[each] for each in topic.subscriptions.values()]


def subscription_arn(probe: Probe, subscription: Subscription) -> str:
    return f"{arn_of(probe, subscription.topic)}:{subscription.id}"


def policy_of(probe: Probe, topic: Topic) -> str:
    """Its own, or the one that every topic begins with."""
    return topic.settings.policy or documents.default(probe.state.account_id, arn_of(probe, topic.name))
