"""Accounts for automated tests and scripts: made by whoever runs the lab, owned by no learner."""

from django.conf import settings

from lessons.sandbox import accounts, keys
from lessons.sandbox.errors import NotYours
from lessons.sandbox.models import Account


class Taken(Exception):
    """Some account has this number already."""


def create(account_id: str = "") -> Account:
    """An account with this number, or with one that no other has. Raises Taken, ValueError."""
    if account_id and not (len(account_id) == 12 and account_id.isascii() and account_id.isdigit()):
        raise ValueError("An account number has 12 digits.")
    if account_id and Account.objects.filter(account_id=account_id).exists():
        raise Taken
    account = accounts.new_account()
    if account_id:
        account.account_id = account_id
        account.save(update_fields=["account_id"])
    return account


def every() -> list[Account]:
    """The operator's accounts, the oldest first; learners' accounts are none of them."""
    return list(Account.objects.filter(owner=None).order_by("created"))


def find(account_id: str) -> Account:
    """Raises NotYours, also for the account of a learner."""
    found = Account.objects.filter(owner=None, account_id=account_id).first()
    if found is None:
        raise NotYours
    return found


def describe(account: Account) -> dict[str, str]:
    """What a client needs."""
    key = keys.root_key(account)
    return {
        "account_id": account.account_id,
        "access_key_id": key.key,
        "secret_access_key": key.secret,
        "region": account.region,
        "endpoint": settings.LAB_AWS_ADDRESS,
    }
