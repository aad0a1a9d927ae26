"""Who is subscribed to topics: what the template makes is referred to, and who has to agree is asked anew."""

from typing import Any
from urllib.parse import urlsplit

from serverless_lab.engine.services.lambda_.state import LATEST
from serverless_lab.engine.services.sns.filters import ATTRIBUTES
from serverless_lab.engine.services.sns.state import Subscription
from serverless_lab.sam.exports.draft import Draft, To, document, logical

_WEB = ("http", "https")


def export(draft: Draft) -> None:
    state = draft.source.topics
    for name in sorted(state.topics):
        for each in state.topics[name].subscriptions.values():
            if each not in draft.in_events:
                _subscription(draft, state.subscriptions[each])


def settings(subscription: Subscription) -> dict[str, Any]:
    """What is said of it beside its ends."""
    found: dict[str, Any] = {}
    if subscription.raw:
        found["RawMessageDelivery"] = True
    if subscription.filter:
        found["FilterPolicy"] = document(subscription.filter)
        if subscription.scope != ATTRIBUTES:
            found["FilterPolicyScope"] = subscription.scope
    if subscription.redrive:
        policy = document(subscription.redrive_text)
        found["RedrivePolicy"] = policy | {"deadLetterTargetArn": To(subscription.redrive)}
    if subscription.delivery:
        found["DeliveryPolicy"] = document(subscription.delivery)
    return found


def _subscription(draft: Draft, subscription: Subscription) -> None:
    told = f"{subscription.topic}: {subscription.protocol} {subscription.endpoint}"
    endpoint = _endpoint(draft, subscription)
    if endpoint is None:
        draft.leave("endpoint-elsewhere", told)
        return
    topic = To(draft.source.arn("sns", subscription.topic))
    ends = {"TopicArn": topic, "Protocol": subscription.protocol, "Endpoint": endpoint}
    draft.add(f"{logical(subscription.topic)}Subscription", "AWS::SNS::Subscription", ends | settings(subscription))
    if subscription.token or subscription.owner != draft.source.account_id:
        draft.leave("confirmation", told)


def _endpoint(draft: Draft, subscription: Subscription) -> Any:
    """As the template can say it; None for a version, an alias or a function URL that the template does not make."""
    if subscription.protocol not in _WEB:
        return None if _is_left_qualifier(draft, subscription.endpoint) else To(subscription.endpoint)
    address = urlsplit(subscription.endpoint)
    known = draft.known.get((address.hostname or "").partition(".")[0])
    if known is None or subscription.protocol != "https":
        return None
    rest = address.path[1:] + (f"?{address.query}" if address.query else "")
    return {"Fn::Sub": f"${{{'.'.join(known['Fn::GetAtt'])}}}{rest.replace('${', '${!')}"} if rest else known


def _is_left_qualifier(draft: Draft, endpoint: str) -> bool:
    """One of an own function's that stays behind: where the template goes, its number is another version's."""
    own = draft.source.arn("lambda", "function:")
    _, _, qualifier = endpoint.removeprefix(own).partition(":")
    return endpoint.startswith(own) and qualifier not in ("", LATEST) and endpoint not in draft.known
