"""Confirmation: whoever can read what comes to an endpoint agrees to it."""

import re
from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.services.sns import errors, names, requests
from serverless_lab.engine.services.sns.state import SnsState, Subscription

_TOKEN = re.compile(r"[0-9a-f]{1,512}")


def confirm_subscription(context: Context, request: requests.ConfirmSubscription) -> dict[str, Any]:
    """A token confirms again what it has confirmed."""
    arn, state = names.read(request.topic_arn), context.part(SnsState)
    if not _TOKEN.fullmatch(request.token):
        raise errors.NoToken
    subscription = state.subscriptions.get(state.tokens.get(request.token, ""))
    if subscription is None or subscription.topic != arn.resource:
        raise errors.UnknownToken
    guarded = request.authenticate_on_unsubscribe.lower() == "true"
    if not subscription.confirmed:
        confirm(state, subscription, authenticated=guarded)
        subscription.guarded = guarded
    return {"SubscriptionArn": names.subscription_arn(context, subscription)}


def confirm(state: SnsState, subscription: Subscription, *, authenticated: bool) -> None:
    if not subscription.confirmed:
        subscription.confirmed, subscription.authenticated = True, authenticated
        state.topics[subscription.topic].pending -= 1
