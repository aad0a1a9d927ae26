"""Asking the bench's tab about load, and reading what it says."""

import html
import re
from typing import Any

from django.test import Client

from lessons.sandbox import lab
from lessons.sandbox.models import Account
from serverless_lab.engine.services.lambda_.state import Function
from tests.courseware.lesson_page import HTMX, PAGE

TAB = f"{PAGE}?tab=load"
CHART = '<figure class="chart">'


def shown(client: Client, tab: str = TAB) -> str:
    return html.unescape(client.get(tab).content.decode())


def ask(client: Client, **asked: Any) -> str:
    return shown(client, TAB + "".join(f"&{name}={value}" for name, value in asked.items()))


def sample(client: Client, **data: str) -> Any:
    return client.post(f"{PAGE}load/sample/?tab=load", {"event": "order"} | data, headers=HTMX)


def function(account: Account) -> Function:
    found: Function = lab.look(account).cloud.state.parts["lambda/ap-northeast-2"].functions["order-fn"]
    return found


def told(page: str, name: str) -> str:
    """What stands beside a name, as text."""
    found = re.search(rf"<dt>{name}</dt>\s*<dd>(.*?)</dd>", page, re.S)
    assert found is not None, name
    return " ".join(re.sub(r"<[^>]+>", " ", found[1]).split())
