"""Decisions in an encoded message, as EC2 hands them out and DecodeAuthorizationMessage reads them.

The JSON has the members that AWS's documentation of DecodeAuthorizationMessage shows. It is packed, not encrypted.
"""

import base64
import binascii
import zlib
from typing import Any

import msgspec

from serverless_lab.engine.policy.decision import Decision, StatementTrace
from serverless_lab.engine.services.sts.errors import InvalidAuthorizationMessageException

_LONGEST = 256 * 1024


def encode(decision: Decision) -> str:
    """A decision as the text that stands after `Encoded authorization failure message:`."""
    packed = zlib.compress(msgspec.json.encode(_form(decision)), 9)
    return base64.urlsafe_b64encode(packed).rstrip(b"=").decode()


def decode(text: str) -> str:
    """The JSON text again; raises InvalidAuthorizationMessageException for anything `encode` did not write."""
    try:
        packed = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        unpacking = zlib.decompressobj()
        message = unpacking.decompress(packed, _LONGEST)
        form = msgspec.json.decode(message)
    except (binascii.Error, zlib.error, ValueError, RecursionError):
        raise InvalidAuthorizationMessageException() from None
    if not unpacking.eof or not isinstance(form, dict) or "explicitDeny" not in form:
        raise InvalidAuthorizationMessageException()
    return message.decode()


def _form(decision: Decision) -> dict[str, Any]:
    matched = [_statement(decision, trace) for trace in decision.statements if trace.matched]
    principal = {"arn": decision.principal}
    if "aws:userid" in decision.keys:
        principal = {"id": str(decision.keys["aws:userid"]), **principal}
    return {
        "allowed": decision.allowed,
        "explicitDeny": decision.reason == "explicit-deny",
        "matchedStatements": {"items": matched},
        "failures": {"items": []},
        "context": {
            "principal": principal,
            "action": decision.action,
            "resource": decision.resource,
            "conditions": {"items": [_values(name, value) for name, value in sorted(decision.keys.items())]},
        },
    }


def _statement(decision: Decision, trace: StatementTrace) -> dict[str, Any]:
    return {
        "statementId": trace.sid,
        "effect": trace.effect.upper(),
        "principals": {"items": [{"value": decision.principal}]},
        "principalGroups": {"items": []},
        "actions": {"items": [{"value": decision.action}]},
        "resources": {"items": [{"value": decision.resource}]},
        "conditions": {"items": [_values(test.key, test.wanted) for test in trace.conditions]},
    }


def _values(name: str, value: str | list[str]) -> dict[str, Any]:
    items = value if isinstance(value, list) else [value]
    return {"key": name, "values": {"items": [{"value": item} for item in items]}}
