"""An account is deleted, or people know each other no more: those at the other ends of peerings hear of it."""

from collections.abc import Iterable
from contextlib import suppress
from uuid import UUID

from django.db.models import QuerySet

from lessons.sandbox import calls, leaves, peers
from lessons.sandbox.bodies import FileBodies
from lessons.sandbox.errors import LabError
from lessons.sandbox.models import Account, JournalEntry


def end_peerings(owners: Iterable[int]) -> None:
    """Said of people once they know somebody no more: what joined their accounts is deleted on both sides."""
    tell(met_by(Account.objects.filter(owner__in=list(owners))))


def met_by(accounts: "QuerySet[Account]") -> list[UUID]:
    """Both ends of every peering that these accounts ever heard of. Reads journals and opens none."""
    heard = JournalEntry.objects.filter(account__in=accounts, service="lab", operation="HearOfPeering", code="")
    told = [leaves.unpack(params, FileBodies.of(pk)) for pk, params in heard.values_list("account", "params")]
    numbers = {each[side]["AccountId"] for each in told for side in ("Requester", "Accepter")}
    return list(Account.objects.filter(account_id__in=numbers).values_list("pk", flat=True)) if numbers else []


def tell(accounts: Iterable[UUID]) -> None:
    for account_pk in accounts:
        with suppress(LabError):  # one that cannot be opened hears of it when it can
            peers.refresh(account_pk, calls.told)
