"""What the worker runs. Tasks take ids and call the domain; nothing is decided here."""

from uuid import UUID

from lessons.sandbox import settling


def settle(account_pk: str) -> None:
    """Let happen what is due in an account."""
    settling.settle_behind(UUID(account_pk))
