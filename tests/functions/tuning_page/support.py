"""What the tests of the power tuning tab are written in."""

import html
import re
from typing import Any

from django.test import Client

from lessons.sandbox import lab
from lessons.sandbox.models import Account
from serverless_lab.engine.services.lambda_.state import Function
from tests.courseware.lesson_page import HTMX, PAGE

TAB = f"{PAGE}?tab=power"


FORM = {"event": "order", "body": '{"ms": 1}', "sizes": "128, 512, 1769", "times": "3"}


def post(client: Client, **changes: str) -> Any:
    return client.post(f"{PAGE}power/?tab=power", FORM | changes, headers=HTMX)


def measured(client: Client, **changes: str) -> str:
    answer = post(client, **changes)
    assert answer.status_code == 200, html.unescape(answer.content.decode())
    return html.unescape(answer.content.decode())


def shown(client: Client, tab: str = TAB) -> str:
    return html.unescape(client.get(tab).content.decode())


def rows(page: str) -> list[list[str]]:
    """Each row of the table as the texts of its cells."""
    found = re.findall(r'<tr><th scope="row">(.*?)</tr>', page, re.S)
    return [
        [" ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in re.split(r"</t[hd]>", row)][:-1] for row in found
    ]


def function(account: Account) -> Function:
    found: Function = lab.look(account).cloud.state.parts["lambda/ap-northeast-2"].functions["order-fn"]
    return found
