"""Topics that call a function as events of SAM's: a subscription, and the permission that belongs to it."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from serverless_lab.engine.services.lambda_.state import Function
from serverless_lab.engine.services.sns.ending import key_of
from serverless_lab.engine.services.sns.state import Subscription
from serverless_lab.sam.exports import subscriptions
from serverless_lab.sam.exports.draft import Draft, To, logical
from serverless_lab.sam.exports.permissions import permission


class Call(NamedTuple):
    """`statement` is the one of the function's policy that lets the topic in."""

    subscription: Subscription
    statement: dict[str, Any]


def calls(draft: Draft, function: Function, home: str) -> list[Call]:
    """By the topics' names: what SAM's property makes hangs on the function, or on the alias that it publishes."""
    arn = draft.source.arn("lambda", f"function:{function.name}{home and f':{home}'}")
    found = []
    for subscription in _subscriptions(draft, arn):
        topic = To(draft.source.arn("sns", subscription.topic))
        wanted = {"Action": "lambda:InvokeFunction", "Principal": "sns.amazonaws.com", "SourceArn": topic}
        statements = function.policies.get(home, [])
        said = next((each for each in statements if permission(draft.source, each) == wanted), None)
        if said is not None:
            found.append(Call(subscription, said))
    return found


def told(draft: Draft, found: list[Call]) -> dict[str, Any]:
    """The property; whoever exports subscriptions leaves these out."""
    events: dict[str, Any] = {}
    for subscription, _statement in found:
        name = logical(subscription.topic, "Topic")
        while name in events:
            name += "2"
        topic = To(draft.source.arn("sns", subscription.topic))
        events[name] = {"Type": "SNS", "Properties": {"Topic": topic} | subscriptions.settings(subscription)}
        draft.in_events.add(subscription.id)
    return events


def _subscriptions(draft: Draft, arn: str) -> Iterator[Subscription]:
    state = draft.source.topics
    for name in sorted(state.topics):
        unique = state.topics[name].subscriptions.get(key_of("lambda", arn))
        if unique is not None and state.subscriptions[unique].confirmed:
            yield state.subscriptions[unique]
