"""Brokers to fill in the forms of the bench for."""

from typing import Any

from django.test import Client

from lessons.courseware.probe import Probe
from lessons.sandbox import lab
from lessons.sandbox.models import Account
from serverless_lab.engine.services.mq.state import Broker
from tests.engine.mq.good import ACTIVE, RABBIT
from tests.messaging.desk import done, refused


class AtBroker:
    """Somebody in front of one broker."""

    def __init__(self, client: Client, account: Account, params: dict[str, Any]) -> None:
        self.client, self.account = client, account
        result = lab.call(account, "mq", "CreateBroker", params)
        assert result.refusal is None, result.refusal
        self.id = str((result.answer or {})["BrokerId"])
        lab.advance(account, 15 * 60)

    @property
    def broker(self) -> Broker:
        return Probe(lab.look(self.account).cloud).mq.brokers[self.id]

    @property
    def where(self) -> str:
        return f"?tab=broker&broker={self.id}"

    def does(self, form: str, **data: Any) -> str:
        return done(self.client, form, self.where, BrokerId=self.id, **data)

    def refused(self, form: str, **data: Any) -> str:
        return refused(self.client, form, self.where, BrokerId=self.id, **data)


def rabbit(client: Client, account: Account) -> AtBroker:
    return AtBroker(client, account, RABBIT)


def active(client: Client, account: Account) -> AtBroker:
    return AtBroker(client, account, ACTIVE)
