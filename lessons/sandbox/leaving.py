"""An account is deleted for good, and those at the other ends of its peerings hear of it."""

from lessons.sandbox import accounts, calls, peers
from lessons.sandbox.models import Account


def delete_account(account: Account) -> None:
    """One of somebody's own accounts, never the one that lessons are done in. Raises NotYours."""
    left_behind = peers.partners(account)
    accounts.delete_account(account)
    for partner in left_behind:
        peers.refresh(partner, calls.told)
