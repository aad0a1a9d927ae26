"""What the worker runs. Tasks take ids and call the domain; nothing is decided here."""

from uuid import UUID

from lessons.sandbox import settling


def settle(account_pk: str) -> int:
    """Let happen what is due in an account."""
    return settling.settle(UUID(account_pk))
