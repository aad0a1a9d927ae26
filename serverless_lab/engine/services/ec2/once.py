"""Client tokens: a call that is made again under its token makes nothing, and is answered as the first one was."""

from collections.abc import Callable
from hashlib import sha256
from typing import Any

import msgspec

from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import DAY
from serverless_lab.engine.services.ec2 import names
from serverless_lab.engine.services.ec2.errors.common import IdempotentParameterMismatch, InvalidParameterValue
from serverless_lab.engine.services.ec2.state.once import Once
from serverless_lab.models import service_model

Handle = Callable[[Context, Any], dict[str, Any]]
# What an answer has become meanwhile, or why it is not given again.
Again = Callable[[Context, dict[str, Any]], dict[str, Any]]
KEPT_FOR = DAY
LONGEST = 64


def once(name: str, handle: Handle, again: Again | None) -> Handle:
    """Without a token every call is a new one. Raises IdempotentParameterMismatch."""

    def handle_once(context: Context, request: Any) -> dict[str, Any]:
        token = request.client_token
        if not token:
            return handle(context, request)
        if len(token) > LONGEST or not token.isascii():
            raise InvalidParameterValue(message=f"Value ({token}) for parameter clientToken is invalid.")
        kept, key = names.state(context).tokens, f"{name}:{token}"
        asked = sha256(msgspec.json.encode(request)).hexdigest()
        first = kept.get(key)
        if first is None or first.until <= context.at:
            answer = handle(context, request) | _told(name, token)
            _keep(kept, key, Once(asked, msgspec.msgpack.encode(answer), context.at + KEPT_FOR), context)
            return answer
        if first.asked != asked:
            raise IdempotentParameterMismatch()
        told: dict[str, Any] = msgspec.msgpack.decode(first.answer)
        return again(context, told) if again else told

    return handle_once


def _told(name: str, token: str) -> dict[str, str]:
    """The token in the answer, where AWS's has it."""
    shape: Any = service_model("ec2").operation_model(name).output_shape
    return {"ClientToken": token} if "ClientToken" in shape.members else {}


def _keep(kept: dict[str, Once], key: str, made: Once, context: Context) -> None:
    """The newest is the last; what counts no more is forgotten."""
    kept.pop(key, None)
    kept[key] = made
    while (oldest := next(iter(kept))) != key and kept[oldest].until <= context.at:
        del kept[oldest]
