"""Redrive policies: where dead letters of a queue go, and whose dead-letter queue a queue may be."""

from typing import Any

import msgspec

from serverless_lab.engine import numbers
from serverless_lab.engine.arn import Arn
from serverless_lab.engine.context import Context
from serverless_lab.engine.services.sqs import errors
from serverless_lab.engine.services.sqs.names import arn_of, queue_by_arn
from serverless_lab.engine.services.sqs.state import AllowRedrive, Redrive, Settings

_TARGET, _MOST = "deadLetterTargetArn", "maxReceiveCount"
_PERMISSION, _SOURCES = "redrivePermission", "sourceQueueArns"


def read(context: Context, name: str, before: Settings, text: str) -> Redrive | None:
    """The policy for the queue of this name; an empty text takes it away."""
    if not text:
        return None
    policy = _object(text, "RedrivePolicy", "Redrive policy is not a valid JSON map.")
    for member in (_TARGET, _MOST):
        if member not in policy:
            raise _bad(text, f"Redrive policy does not contain mandatory attribute: {member}.")
    if policy.keys() - {_TARGET, _MOST}:
        raise _bad(text, f"Only following attributes are supported: [{_TARGET}, {_MOST}].")
    return Redrive(_target(context, name, before, text, policy[_TARGET]), _count(text, policy[_MOST]))


def read_allowing(text: str) -> AllowRedrive | None:
    if not text:
        return None
    parameter = "RedriveAllowPolicy"
    policy = _object(text, parameter, "Redrive allow policy is not a valid JSON map.")
    permission, sources = policy.get(_PERMISSION), policy.get(_SOURCES, [])
    if permission not in ("allowAll", "denyAll", "byQueue") or policy.keys() - {_PERMISSION, _SOURCES}:
        raise _bad(text, f"{_PERMISSION} must be allowAll, denyAll or byQueue.", parameter)
    listed = isinstance(sources, list) and all(isinstance(each, str) and Arn.parse(each) for each in sources)
    if not listed or (permission == "byQueue") != bool(sources) or len(sources) > numbers.SQS_ALLOWED_SOURCES:
        reason = f"{_SOURCES} must list 1 to {numbers.SQS_ALLOWED_SOURCES} queue ARNs with byQueue, and none otherwise."
        raise _bad(text, reason, parameter)
    return AllowRedrive(permission, sources)


def told(policy: Redrive | None) -> str:
    return "" if policy is None else _text({_TARGET: policy.target, _MOST: policy.most})


def told_allowing(policy: AllowRedrive | None) -> str:
    if policy is None:
        return ""
    return _text({_PERMISSION: policy.permission} | ({_SOURCES: policy.sources} if policy.sources else {}))


def _target(context: Context, name: str, before: Settings, text: str, given: Any) -> str:
    arn = Arn.parse(given) if isinstance(given, str) else None
    if arn is None or arn.service != "sqs":
        raise _bad(text, f"Invalid value for {_TARGET}.")
    target = queue_by_arn(context, given)
    if target is None:
        raise _bad(text, "Dead letter target does not exist.")
    if target.settings.fifo != before.fifo:
        raise _bad(text, "Dead-letter queue must be same type of queue as the source.")
    allowing, source = target.settings.allow_redrive, arn_of(context, name)
    if allowing is not None and allowing.permission != "allowAll" and source not in allowing.sources:
        raise _bad(text, f"Dead-letter queue {given} does not allow the queue {source} as its source.")
    return str(given)


def _count(text: str, given: Any) -> int:
    least, most = numbers.SQS_RECEIVES
    number = int(given) if isinstance(given, str) and given.isascii() and given.isdigit() else given
    if not isinstance(number, int) or isinstance(number, bool) or not least <= number <= most:
        reason = f"Invalid value for {_MOST}: {given}, valid values are from {least} to {most} both inclusive."
        raise _bad(text, reason)
    return number


def _object(text: str, parameter: str, reason: str) -> dict[str, Any]:
    try:
        found = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise _bad(text, reason, parameter)
    return found


def _bad(text: str, reason: str, parameter: str = "RedrivePolicy") -> errors.BadValue:
    return errors.BadValue(value=text, name=parameter, reason=reason)


def _text(value: dict[str, Any]) -> str:
    return msgspec.json.encode(value).decode()
