"""The end of a subscription: by a signed call, by a link in a letter, or with its topic."""

from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.services.sns import errors, names, requests
from serverless_lab.engine.services.sns.state import SnsState, Subscription


def unsubscribe(context: Context, request: requests.OfSubscription) -> dict[str, Any]:
    """A subscription that is not there is ended as well; one that waits for its confirmation cannot be named."""
    subscription = names.find_subscription(context, request.subscription_arn)
    if subscription is not None and not subscription.confirmed:
        raise errors.InvalidParameter(reason="SubscriptionArn Reason: The subscription is pending confirmation")
    if subscription is not None:
        end(context.part(SnsState), subscription)
    return {}


def end_unsigned(context: Context, state: SnsState, subscription: Subscription) -> None:
    """Whoever confirmed it with AuthenticateOnUnsubscribe wanted this not to work."""
    if subscription.guarded:
        reason = "because the subscription can only be ended by a signed call"
        raise errors.AuthorizationError(
            principal="anonymous",
            action="sns:Unsubscribe",
            resource=names.subscription_arn(context, subscription),
            reason=reason,
        )
    end(state, subscription)


def end(state: SnsState, subscription: Subscription) -> None:
    topic = state.topics[subscription.topic]
    del topic.subscriptions[key_of(subscription.protocol, subscription.endpoint)]
    topic.pending -= not subscription.confirmed
    topic.filtered -= bool(subscription.filter)
    topic.deleted += 1
    forget(state, subscription)


def forget(state: SnsState, subscription: Subscription) -> None:
    """Its topic is not told."""
    del state.subscriptions[subscription.id]
    state.tokens.pop(subscription.token, None)


def key_of(protocol: str, endpoint: str) -> str:
    """Under which a topic knows its subscription."""
    return f"{protocol} {endpoint}"


def expire(context: Context, data: dict[str, str]) -> None:
    """Due event: nobody has confirmed it in time."""
    state = context.part(SnsState)
    subscription = state.subscriptions.get(data["subscription"])
    if subscription is not None and not subscription.confirmed:
        end(state, subscription)
