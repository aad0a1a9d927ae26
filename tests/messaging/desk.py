"""Filling in the forms of the bench as a browser does, and queues to do it with."""

import html
from typing import Any

from django.test import Client

from lessons.courseware.probe import Probe
from lessons.messaging.queues import url_of
from lessons.sandbox import lab
from lessons.sandbox.models import Account
from serverless_lab.engine.services.sqs.state import Queue

PAGE = "/messaging/desk/"
HTMX = {"HX-Request": "true"}


def post(client: Client, form: str, where: str = "", **data: Any) -> Any:
    """One form of the page at `where`, such as `?tab=queues`, sent by htmx."""
    headers = HTMX | {"HX-Current-URL": f"http://testserver{PAGE}{where}"}
    return client.post(f"{PAGE}do/{form}/", data, headers=headers)


def done(client: Client, form: str, where: str = "", **data: Any) -> str:
    """The answer's text; it was not refused."""
    answer = post(client, form, where, **data)
    assert answer.status_code == 200, text(answer)
    return text(answer)


def refused(client: Client, form: str, where: str = "", **data: Any) -> str:
    answer = post(client, form, where, **data)
    assert answer.status_code == 422, text(answer)
    return text(answer)


def text(answer: Any) -> str:
    return html.unescape(answer.content.decode())


def page(client: Client, where: str = "", headers: dict[str, str] | None = None) -> str:
    answer = client.get(f"{PAGE}{where}", headers=headers)
    assert answer.status_code == 200
    return text(answer)


class Queues:
    """An account's SQS."""

    def __init__(self, account: Account) -> None:
        self.account = account

    @property
    def probe(self) -> Probe:
        return Probe(lab.look(self.account).cloud)

    def __getitem__(self, name: str) -> Queue:
        return self.probe.sqs.queues[name]

    def __contains__(self, name: str) -> bool:
        return name in self.probe.sqs.queues

    def make(self, name: str, **attributes: str) -> None:
        kind = {"FifoQueue": "true"} if name.endswith(".fifo") else {}
        self.ask("CreateQueue", QueueName=name, Attributes=kind | attributes)

    def call(self, operation: str, queue: str, **params: Any) -> Any:
        """On a queue, as the account's owner; what AWS answers."""
        return self.ask(operation, QueueUrl=url_of(self.probe, queue), **params)

    def ask(self, operation: str, **params: Any) -> Any:
        result = lab.call(self.account, "sqs", operation, params)
        assert result.refusal is None, result.refusal
        return result.answer
