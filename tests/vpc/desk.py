"""Filling in the forms of the bench as a browser does, and a network to do it in."""

from typing import Any

from django.test import Client

from lessons.courseware.probe import Probe
from lessons.sandbox import lab
from lessons.sandbox.models import Account
from lessons.vpc.naming import filled, ids, tagged
from serverless_lab.engine.services.ec2.state.region import Ec2State

PAGE = "/vpc/desk/"
HTMX = {"HX-Request": "true"}
IMAGE = "ami-0a1b2c3d4e5f60001"


def post(client: Client, form: str, where: str = "", data: dict[str, Any] | None = None) -> Any:
    """One form of the page at `where`, such as `?tab=vpcs`, sent by htmx."""
    headers = HTMX | {"HX-Current-URL": f"http://testserver{PAGE}{where}"}
    return client.post(f"{PAGE}do/{form}/", data or {}, headers=headers)


def text(answer: Any) -> str:
    return answer.content.decode()


def page(client: Client, where: str = "") -> str:
    answer = client.get(f"{PAGE}{where}")
    assert answer.status_code == 200
    return text(answer)


class Network:
    """An account's EC2. Things are made with a Name tag and found again by it, also as {name} in parameters."""

    def __init__(self, account: Account) -> None:
        self.account = account

    @property
    def state(self) -> Ec2State:
        return Probe(lab.look(self.account).cloud).ec2

    def call(self, operation: str, **params: Any) -> Any:
        result = lab.call(self.account, "ec2", operation, self.filled(params))
        assert result.refusal is None, result.refusal
        return result.answer

    def make(self, operation: str, kind: str, name: str, **params: Any) -> Any:
        return self.call(operation, **tagged(kind, name), **params)

    def ids(self) -> dict[str, str]:
        return ids(self.state)

    def filled(self, value: Any) -> Any:
        """With ids in place of names in braces."""
        return filled(value, self.state)
