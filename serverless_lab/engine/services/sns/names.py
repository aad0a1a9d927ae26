"""What a request calls a topic or a subscription: its ARN."""

from typing import Any

from serverless_lab.engine.arn import Arn
from serverless_lab.engine.context import Context
from serverless_lab.engine.services.sns import errors
from serverless_lab.engine.services.sns.state import SnsState, Subscription, Topic

FIFO = ".fifo"
# What the policy of a topic can open to another account: what AWS's own default policy names, and tags never.
_SHARED = frozenset(
    f"sns:{name}"
    for name in """AddPermission ConfirmSubscription DeleteTopic GetSubscriptionAttributes GetTopicAttributes
    ListSubscriptionsByTopic Publish RemovePermission SetSubscriptionAttributes SetTopicAttributes Subscribe
    Unsubscribe""".split()
)


def topic_arn(context: Context, name: str) -> str:
    return context.arn("sns", name)


def subscription_arn(context: Context, subscription: Subscription) -> str:
    return context.arn("sns", f"{subscription.topic}:{subscription.id}")


def read(text: str, member: str = "TopicArn") -> Arn:
    """Raises BadArn for what is no ARN."""
    parts = text.split(":")
    if len(parts) < 6:
        raise errors.BadArn(reason=f"{member} Reason: An ARN must have at least 6 elements, not {len(parts)}")
    arn = Arn.parse(text)
    if arn is None:
        raise errors.BadArn(reason=f"{member} Reason: {text} does not start with arn")
    if arn.service != "sns" or not arn.resource:
        raise errors.BadArn(reason=member)
    return arn


def topic_at(context: Context, text: str, member: str = "TopicArn") -> Topic:
    """Raises BadArn, TopicMissing."""
    arn = read(text, member)
    topic = context.part(SnsState).topics.get(arn.resource)
    if topic is None or (arn.region, arn.account_id) != (context.region, context.account_id):
        raise errors.TopicMissing
    return topic


def topic_by_arn(context: Context, text: str) -> Topic | None:
    """The topic of this account and region; None for any other ARN."""
    arn = Arn.parse(text)
    if arn is None or arn[:3] != ("sns", context.region, context.account_id):
        return None
    return context.part(SnsState).topics.get(arn.resource)


def subscription_at(context: Context, text: str) -> Subscription:
    """Raises BadArn, SubscriptionMissing."""
    found = find_subscription(context, text)
    if found is None:
        raise errors.SubscriptionMissing
    return found


def find_subscription(context: Context, text: str) -> Subscription | None:
    """Raises BadArn for what is no subscription's ARN."""
    _, _, unique = read(text, "SubscriptionArn").resource.partition(":")
    if not unique:
        parts = len(text.split(":"))
        raise errors.BadArn(reason=f"SubscriptionArn Reason: An ARN must have at least 7 elements, not {parts}")
    found = context.part(SnsState).subscriptions.get(unique)
    return found if found is not None and subscription_arn(context, found) == text else None


def _text(request: Any) -> str:
    """The ARN that a request is about: of a topic, of a subscription of one, or of what has tags."""
    for member in ("topic_arn", "target_arn", "subscription_arn", "resource_arn"):
        if getattr(request, member, None):
            return str(getattr(request, member))
    return ""


def arn(context: Context, request: Any) -> str:
    """What is authorised: the topic's ARN, also for a subscription of it; everything for a phone number."""
    text = _text(request)
    if not text:
        return "*"
    found = Arn.parse(text)
    if found is None:
        return text
    return str(found._replace(resource=found.resource.partition(":")[0]))


def elsewhere(context: Context, request: Any) -> bool:
    found = Arn.parse(_text(request))
    return found is not None and found.account_id != context.account_id


def reachable(action: str, context: Context, request: Any) -> None:
    """Refuse, before any policy is asked, what is no ARN and what no policy opens to another account."""
    out = bool(_text(request)) and elsewhere(context, request)
    in_ = context.caller.account_id != context.account_id
    if (out and not context.caller.abroad) or (in_ and action not in _SHARED):
        reason = f"because no resource-based policy allows the {action} action"
        raise errors.TopicOfAnotherAccount(
            principal=context.caller.arn, action=action, resource=arn(context, request), reason=reason
        )
