"""Who am I, whose key is this, and what does that message say?"""

from typing import Any

import msgspec

from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import NotSimulated, ValidationError
from serverless_lab.engine.questions import KeySigner, UniqueId
from serverless_lab.engine.services.sts import messages
from serverless_lab.engine.services.sts.requests import DecodeAuthorizationMessage, GetAccessKeyInfo, GetCallerIdentity
from serverless_lab.engine.services.sts.sessions import find


def get_caller_identity(context: Context, request: GetCallerIdentity) -> dict[str, Any]:
    caller = context.caller
    session = find(context, caller.key)
    user_id = session.user_id if session else _user_id(context)
    return {"UserId": user_id, "Account": caller.account_id, "Arn": caller.arn}


def get_access_key_info(context: Context, request: GetAccessKeyInfo) -> dict[str, Any]:
    if context.ask(KeySigner(request.access_key_id)) is None:
        raise ValidationError(message=f"The access key {request.access_key_id} does not exist.")
    return {"Account": context.account_id}


def decode_authorization_message(context: Context, request: DecodeAuthorizationMessage) -> dict[str, Any]:
    return {"DecodedMessage": messages.decode(request.encoded_message)}


def not_simulated(context: Context, request: msgspec.Struct) -> dict[str, Any]:
    raise NotSimulated(feature=type(request).__name__)


def _user_id(context: Context) -> str:
    caller = context.caller
    unique: str = context.ask(UniqueId(caller.identity)) or caller.account_id
    return f"{unique}:{caller.arn.rpartition('/')[2]}" if caller.kind == "role" else unique
