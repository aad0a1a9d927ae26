"""Filling in the forms of the bench as a browser does."""

from typing import Any

from django.test import Client

from lessons.sandbox import lab
from lessons.sandbox.models import Account
from serverless_lab.engine.services.iam.state import IamState

PAGE = "/iam/desk/"
HTMX = {"HX-Request": "true"}


def post(client: Client, operation: str, where: str = "", data: dict[str, Any] | None = None) -> Any:
    """One form of the page at `where`, such as `?user=mina`, sent by htmx."""
    headers = HTMX | {"HX-Current-URL": f"http://testserver{PAGE}{where}"}
    return client.post(f"{PAGE}do/{operation}/", data or {}, headers=headers)


def text(answer: Any) -> str:
    """What it says, names in one piece."""
    return answer.content.decode().replace("<wbr>", "")


def page(client: Client, where: str = "") -> str:
    answer = client.get(f"{PAGE}{where}")
    assert answer.status_code == 200
    return text(answer)


def iam_of(account: Account) -> IamState:
    return lab.look(account).state.parts["iam/"]


def send(client: Client, way: str, data: dict[str, Any]) -> Any:
    """The form of a new policy, to be checked or built and not carried out."""
    headers = HTMX | {"HX-Current-URL": f"http://testserver{PAGE}?tab=policies"}
    return client.post(f"{PAGE}{way}/CreatePolicy/", data, headers=headers)
