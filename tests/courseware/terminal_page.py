"""The terminal of a lesson's bench, and what is typed there."""

from typing import Any

from django.test import Client

from lessons.sandbox.models import TerminalLine
from tests.courseware.lesson_page import HTMX

PAGE = "/iam/policies/"
ENGLISH = {"accept-language": "en"}
PARTS = HTMX | ENGLISH | {"HX-Current-URL": f"http://testserver{PAGE}?tab=terminal"}


def run(client: Client, line: str, page: str = PAGE, **headers: str) -> Any:
    return client.post(f"{page}terminal/run/?tab=terminal", {"line": line}, headers=ENGLISH | headers)


def shown(client: Client, query: str = "", page: str = PAGE) -> str:
    answer = client.get(f"{page}?tab=terminal{query}", headers=ENGLISH)
    assert answer.status_code == 200
    return answer.text


def last() -> TerminalLine:
    return TerminalLine.objects.order_by("-pk")[0]
