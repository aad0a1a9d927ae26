"""Whose accounts a peering may lead to: one's own, and those of people one knows.

Who knows whom is for an app above to say: it puts a function into CIRCLES.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

from lessons.people.throttle import Bucket, TooManyRequests, take
from lessons.sandbox import abroad
from lessons.sandbox.models import Account

Circle = Callable[[int], "QuerySet[Any, int]"]
CIRCLES: list[Circle] = []  # somebody's id → the ids of those they know, who know them as well
NEWS = Bucket(60, 30.0)  # of one person for another: every piece of it is an entry in the other's journal


def near(home: Account, number: str) -> Account | None:
    """Another account of one's own, or somebody's whom one knows; every other number is that of no account.

    Only accounts that no other can pass for have somebody else's within reach, and are within theirs.
    """
    own = abroad.near(home, number)
    if own is not None or home.owner_id is None or not _is_itself(home):
        return own
    others = Account.objects.filter(account_id=number, original=True, purpose=Account.Purpose.OWN)
    return next(filter(None, (others.filter(owner__in=known(home.owner_id)).first() for known in CIRCLES)), None)


def is_somebody_elses(home: Account, other: Account) -> bool:
    return home.owner_id != other.owner_id


def may_bring_news(home: Account, other: Account) -> bool:
    """Not without end, where the journal is somebody else's."""
    if not is_somebody_elses(home, other):
        return True
    try:
        take([(f"throttle:peering:{home.owner_id}:{other.owner_id}", NEWS)])
    except TooManyRequests:
        return False
    return True


def _is_itself(account: Account) -> bool:
    return account.original and account.purpose == Account.Purpose.OWN
