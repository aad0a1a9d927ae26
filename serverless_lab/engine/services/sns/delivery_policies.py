"""Delivery policies of http and https endpoints: how often, and after how long, a delivery is tried again.

Source: "Amazon SNS message delivery retries", SNS developer guide.
"""

from functools import lru_cache
from typing import Any

import msgspec

from serverless_lab.engine import numbers
from serverless_lab.engine.services.sns import errors

Policy = dict[str, Any]
_RETRIES, _DELAY_S = numbers.SNS_RETRIES_AT_ADDRESSES
_RETRY: Policy = {
    "minDelayTarget": _DELAY_S,
    "maxDelayTarget": _DELAY_S,
    "numRetries": _RETRIES,
    "numMaxDelayRetries": 0,
    "numNoDelayRetries": 0,
    "numMinDelayRetries": 0,
    "backoffFunction": "linear",
}
_MOST = {"minDelayTarget": 3_600, "maxDelayTarget": 3_600}
_LEAST = {"minDelayTarget": 1, "maxDelayTarget": 1}
_MOST_RETRIES = 100
_FUNCTIONS = ("arithmetic", "exponential", "geometric", "linear")
CONTENT_TYPE = "text/plain; charset=UTF-8"
_CONTENT_TYPES = (
    CONTENT_TYPE,
    "application/json",
    "text/plain",
    "text/xml",
    "application/xml",
    "text/html",
    "application/octet-stream",
    "application/x-www-form-urlencoded",
    "text/css",
    "text/csv",
    "application/soap+xml",
    "application/pdf",
)
_OF_TOPIC = {
    "defaultHealthyRetryPolicy": "retry",
    "defaultSicklyRetryPolicy": "retry",
    "defaultThrottlePolicy": "throttle",
    "defaultRequestPolicy": "request",
    "disableSubscriptionOverrides": "flag",
}
_OF_SUBSCRIPTION = {
    "healthyRetryPolicy": "retry",
    "sicklyRetryPolicy": "retry",
    "throttlePolicy": "throttle",
    "requestPolicy": "request",
    "guaranteed": "flag",
}


class Effective(msgspec.Struct, frozen=True):
    """What holds for a subscription. `delays`: seconds before each retry."""

    delays: tuple[int, ...]
    content_type: str


def checked_of_topic(text: str) -> str:
    """The text; empty takes the policy away."""
    for name, inner in _object(text).items():
        if name != "http":
            raise _bad(f"Unexpected JSON member: {name}")
        _check(inner, _OF_TOPIC, "http.")
    return text


def checked(text: str) -> str:
    """That of a subscription."""
    _check(_object(text), _OF_SUBSCRIPTION, "")
    return text


def effective(topic: str, subscription: str | None = None) -> str:
    """As GetTopicAttributes tells it, or GetSubscriptionAttributes where a subscription's is given."""
    http = _http(topic)
    retry = _RETRY | (http.get("defaultHealthyRetryPolicy") or {})
    request = {"headerContentType": CONTENT_TYPE} | (http.get("defaultRequestPolicy") or {})
    overrides = bool(http.get("disableSubscriptionOverrides", False))
    if subscription is None:
        told: Policy = {"defaultHealthyRetryPolicy": retry, "disableSubscriptionOverrides": overrides}
        throttle = http.get("defaultThrottlePolicy")
        more = {"defaultThrottlePolicy": throttle} if throttle else {}
        return _text({"http": told | more | {"defaultRequestPolicy": request}})
    own = {} if overrides else _object(subscription)
    told = {"healthyRetryPolicy": retry | (own.get("healthyRetryPolicy") or {})}
    throttle = own.get("throttlePolicy") or http.get("defaultThrottlePolicy")
    told |= {"sicklyRetryPolicy": None, "throttlePolicy": throttle}
    return _text(told | {"requestPolicy": request | (own.get("requestPolicy") or {}), "guaranteed": False})


@lru_cache(maxsize=256)
def read(topic: str, subscription: str) -> Effective:
    found = msgspec.json.decode(effective(topic, subscription))
    return Effective(tuple(delays(found["healthyRetryPolicy"])), found["requestPolicy"]["headerContentType"])


def delays(retry: Policy) -> list[int]:
    """Seconds before each retry: none at first, then the shortest, then growing ones, then the longest."""
    shortest, longest = retry["minDelayTarget"], retry["maxDelayTarget"]
    first, second, last = (retry[f"num{each}DelayRetries"] for each in ("No", "Min", "Max"))
    growing = retry["numRetries"] - first - second - last
    steps = [_grown(retry["backoffFunction"], shortest, longest, each, growing) for each in range(growing)]
    return [0] * first + [shortest] * second + steps + [longest] * last


def _grown(function: str, shortest: int, longest: int, step: int, steps: int) -> int:
    """AWS says how the linear one rises, and draws the others without a formula: these rise in the same order.

    Others who rebuilt SNS read different formulas out of that drawing. Its geometric and arithmetic series are those of
    OpenStack's messaging service (Zaqar specification "Support more backoff functions").
    """
    if steps < 2:
        return shortest
    share = step / (steps - 1)
    if function == "geometric":
        ratio: float = (longest / shortest) ** share
        return round(shortest * ratio)
    if function == "exponential":
        share = (2**step - 1) / (2 ** (steps - 1) - 1)
    elif function == "arithmetic":
        share = step * (step + 1) / (steps * (steps - 1))
    return round(shortest + (longest - shortest) * share)


def _check(policy: Any, members: dict[str, str], path: str) -> None:
    if not isinstance(policy, dict):
        raise _bad(f"{path.rstrip('.') or 'The policy'} must be an object")
    for name, value in policy.items():
        if name not in members:
            raise _bad(f"Unexpected JSON member: {path}{name}")
        if value is not None:
            _CHECKS[members[name]](value, path + name)


def _check_retry(value: Any, path: str) -> None:
    _known(value, _RETRY, path)
    whole = _RETRY | value
    for name, given in value.items():
        if name == "backoffFunction":
            if given not in _FUNCTIONS:
                raise _bad(f"{path}.{name} must be one of {', '.join(_FUNCTIONS)}")
            continue
        least, most = _LEAST.get(name, 0), _MOST.get(name, _MOST_RETRIES)
        if not isinstance(given, int) or isinstance(given, bool) or given < least:
            raise _bad(f"{path}.{name} must be greater than or equal to {least}")
        if given > most:
            raise _bad(f"{path}.{name} must be less than or equal to {most}")
    if whole["minDelayTarget"] > whole["maxDelayTarget"]:
        raise _bad(f"{path}.maxDelayTarget must be greater than or equal to {path}.minDelayTarget")
    if sum(whole[f"num{each}DelayRetries"] for each in ("No", "Min", "Max")) > whole["numRetries"]:
        raise _bad(f"{path}.numRetries must be greater than or equal to the sum of the retries of all phases")
    if sum(delays(whole)) > numbers.SNS_RETRIED_S:
        raise _bad(f"{path}: all retries together must not take longer than {numbers.SNS_RETRIED_S} seconds")


def _check_throttle(value: Any, path: str) -> None:
    _known(value, {"maxReceivesPerSecond": 0}, path)
    given = value.get("maxReceivesPerSecond")
    if given is not None and (not isinstance(given, int) or isinstance(given, bool) or given < 1):
        raise _bad(f"{path}.maxReceivesPerSecond must be greater than or equal to 1")


def _check_request(value: Any, path: str) -> None:
    _known(value, {"headerContentType": ""}, path)
    if value.get("headerContentType", CONTENT_TYPE) not in _CONTENT_TYPES:
        raise _bad(f"{path}.headerContentType is not one of the content types that can be sent")


def _check_flag(value: Any, path: str) -> None:
    if not isinstance(value, bool):
        raise _bad(f"{path} must be true or false")


_CHECKS = {"retry": _check_retry, "throttle": _check_throttle, "request": _check_request, "flag": _check_flag}


def _known(value: Any, members: Policy, path: str) -> None:
    if not isinstance(value, dict):
        raise _bad(f"{path} must be an object")
    for name in value:
        if name not in members:
            raise _bad(f"Unexpected JSON member: {path}.{name}")


def _http(text: str) -> Policy:
    return _object(text).get("http") or {}


def _object(text: str) -> Policy:
    try:
        found = msgspec.json.decode(text or "{}")
    except (msgspec.DecodeError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise _bad("failed to parse JSON.")
    return found


def _bad(reason: str) -> errors.InvalidParameter:
    return errors.InvalidParameter(reason=f"DeliveryPolicy: {reason}")


def _text(value: Policy) -> str:
    return msgspec.json.encode(value).decode()
