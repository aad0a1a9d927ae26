"""What a topic sends to what another account of the learner has: handed over there, and heard of at home."""

from collections.abc import Iterable
from contextlib import suppress
from typing import Any
from uuid import UUID

from lessons.sandbox import abroad
from lessons.sandbox.errors import LabError
from lessons.sandbox.inside import Perform
from lessons.sandbox.models import Account
from lessons.sandbox.writing import Ask, Written
from serverless_lab.engine.caller import Caller
from serverless_lab.engine.news import ParcelAbroad

_NOBODY = "NotFound"


def carry(account_pk: UUID, written: Iterable[Written], perform: Perform) -> None:
    """After what was written: both accounts are asked one after the other, never locked together."""
    for each in written:
        for news in each.outcome.news:
            if isinstance(news, ParcelAbroad):
                _carry(Account.objects.get(pk=account_pk), news, each.row.step, perform)


def _carry(home: Account, news: ParcelAbroad, step: int, perform: Perform) -> None:
    other, code = abroad.near(home, news.account_id), _NOBODY
    if other is not None:
        with suppress(LabError):  # it is full, or cannot be opened
            answer, _ = perform(other.pk, _ask(other, "TakeParcel", news.told, news.region), 0)
            code = answer["Code"] if answer is not None else _NOBODY
    told = {"Ticket": news.ticket, "Code": code}
    perform(home.pk, _ask(home, "HearOfParcel", told, news.region)._replace(step=step), 0)


def _ask(account: Account, operation: str, params: dict[str, Any], region: str) -> Ask:
    return Ask("lab", operation, params, "service", Caller.service(account.account_id, "lab"), region)
