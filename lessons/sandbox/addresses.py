"""Public addresses and the accounts they lead to: found by one query, then decided by the account itself."""

from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from msgspec import structs

from lessons.sandbox import opened, statements, store
from lessons.sandbox.models import Account, AccountAddress
from serverless_lab.engine.outcome import Outcome
from serverless_lab.engine.services.lambda_.state import LambdaState
from serverless_lab.engine.services.lambda_.url_state import FunctionUrl

MOST_COPIES = 32  # accounts that are looked into for an address they may share


class Made(NamedTuple):
    address: str
    region: str


class Served(NamedTuple):
    """A function URL as it is set up now."""

    account: Account
    region: str
    url: FunctionUrl


def made_by(outcome: Outcome) -> list[Made]:
    """The address that an answer hands out."""
    entry = outcome.entry
    if outcome.answer is None or (entry.service, entry.operation) != ("lambda", "CreateFunctionUrlConfig"):
        return []
    return [Made(outcome.answer["FunctionUrl"].removeprefix("https://").partition(".")[0], entry.region)]


def note(account_pk: UUID, made: Iterable[Made]) -> None:
    rows = [AccountAddress(address=each.address, region=each.region, account_id=account_pk) for each in made]
    if rows:
        AccountAddress.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)


def copy(origin_pk: UUID, copy_pk: UUID) -> None:
    """A copied account has the addresses of the original."""
    rows = AccountAddress.objects.filter(account_id=origin_pk).values_list("address", "region")
    note(copy_pk, [Made(address, region) for address, region in rows])


def served(url_id: str, region: str = "") -> Served | None:
    """The function URL with this id; None for an address of nobody, or of another Region than is asked for.

    Copies of an account have addresses in common. They stay with the learner whose account had them first: the main
    account goes first there, then the newest.
    """
    found = statements.accounts_at(url_id, MOST_COPIES)
    own = [each for each in reversed(found) if each[0].holder == found[0][0].holder]
    for account, where in sorted(own, key=lambda each: not each[0].main):
        url = _url(account, where, url_id) if region in ("", where) else None
        if url is not None:
            return Served(account, where, url)
    return None


def _url(account: Account, region: str, url_id: str) -> FunctionUrl | None:
    slot = opened.slot(account.pk)
    with slot.lock:
        if slot.cloud is None or slot.place.position != account.head:  # somebody was faster, or undid something
            account = statements.account(account.pk) or account
        part = store.bring_to(slot, account, account.head).state.parts.get(f"lambda/{region}")
        url = part.urls.get(url_id) if isinstance(part, LambdaState) else None
    return structs.replace(url) if url else None
