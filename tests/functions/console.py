"""What tests of the bench's panels share: filling in a form of an operation, and looking at what is there then."""

import html
import json
from typing import Any

from django.test import Client

from lessons.sandbox import lab
from lessons.sandbox.models import Account
from serverless_lab.engine.services.lambda_.state import Function, LambdaState
from tests.courseware.lesson_page import HTMX, PAGE

NAME = "order-fn"


def post(client: Client, tab: str, operation: str, **data: Any) -> Any:
    return client.post(f"{PAGE}do/{operation}/?tab={tab}", data, headers=HTMX)


def done(client: Client, tab: str, operation: str, **data: Any) -> str:
    """The answer's text; it was not refused."""
    answer = post(client, tab, operation, **data)
    text = html.unescape(answer.content.decode())
    assert answer.status_code == 200, text
    return text


def refused(client: Client, tab: str, operation: str, **data: Any) -> str:
    answer = post(client, tab, operation, **data)
    assert answer.status_code == 422
    return html.unescape(answer.content.decode())


def shown(client: Client, tab: str, query: str = "") -> str:
    return html.unescape(client.get(f"{PAGE}?tab={tab}{query}").content.decode())


def state(account: Account) -> LambdaState:
    found: LambdaState = lab.look(account).cloud.state.parts["lambda/ap-northeast-2"]
    return found


def function(account: Account) -> Function:
    return state(account).functions[NAME]


def call(account: Account, operation: str, **params: Any) -> Any:
    """As the account's owner, beside the page; what AWS answers."""
    result = lab.call(account, "lambda", operation, {"FunctionName": NAME} | params)
    assert result.refusal is None, result.refusal
    return result.answer


def may(account: Account, *actions: str) -> None:
    """The function's role may do these."""
    statement = {"Effect": "Allow", "Action": list(actions), "Resource": "*"}
    document = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    params = {"RoleName": "lambda-basic-role", "PolicyName": "may", "PolicyDocument": document}
    assert lab.call(account, "iam", "PutRolePolicy", params).refusal is None
