"""Statements of the policies that functions and layers carry, as AWS writes them."""

import re
from typing import Any

import msgspec

from serverless_lab.engine import numbers
from serverless_lab.engine.arn import Arn, is_account
from serverless_lab.engine.context import Context
from serverless_lab.engine.questions import UniqueId
from serverless_lab.engine.services.lambda_.errors.policies import (
    BadPrincipal,
    PolicyLengthExceededException,
    StatementExists,
    StatementNotFound,
)

Statement = dict[str, Any]
_SERVICE = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*\.amazonaws\.com|alexa-[a-z]+\.amazon\.com")
_OF_IAM = re.compile(r"(root|(user|role)/.+|assumed-role/.+/.+)")


def principal(context: Context, text: str) -> Any:
    """The Principal element for a service, an account, an ARN or everybody. Raises BadPrincipal."""
    if text == "*":
        return "*"
    if is_account(text):
        return {"AWS": str(Arn("iam", "", text, "root"))}
    if _SERVICE.fullmatch(text):
        return {"Service": text}
    arn = Arn.parse(text)
    if arn is None or arn.service not in ("iam", "sts") or not _OF_IAM.fullmatch(arn.resource):
        raise BadPrincipal
    named = arn.resource.startswith(("user/", "role/"))
    if named and arn.account_id == context.account_id and context.ask(UniqueId(text)) is None:
        raise BadPrincipal
    return {"AWS": text}


def added(statements: list[Statement], new: Statement) -> list[Statement]:
    """The statements with a new one. Raises StatementExists, PolicyLengthExceededException."""
    if any(each["Sid"] == new["Sid"] for each in statements):
        raise StatementExists(sid=new["Sid"])
    result = [*statements, new]
    size = len(text_of(document(result)).encode())
    if size > numbers.LAMBDA_POLICY_BYTES:
        raise PolicyLengthExceededException(size=size, limit=numbers.LAMBDA_POLICY_BYTES)
    return result


def without(statements: list[Statement], sid: str) -> list[Statement]:
    """Raises StatementNotFound."""
    result = [each for each in statements if each["Sid"] != sid]
    if len(result) == len(statements):
        raise StatementNotFound(sid=sid)
    return result


def document(statements: list[Statement]) -> dict[str, Any]:
    return {"Version": "2012-10-17", "Id": "default", "Statement": statements}


def text_of(value: dict[str, Any]) -> str:
    return msgspec.json.encode(value).decode()
