"""Calls of real clients, as they arrive in an account's journal."""

from dataclasses import dataclass

from lessons.sandbox import journal
from lessons.sandbox.models import Account, JournalEntry
from lessons.sandbox.why import DENIED
from serverless_lab.engine.caller import Caller

NOT_SIMULATED = frozenset({"NotSimulatedException", "UnknownOperationException"})


@dataclass(frozen=True)
class OutsideCall:
    """One call over the wire and who made it."""

    entry: JournalEntry
    caller: Caller

    @property
    def explained(self) -> bool:
        """Was it decided by policies, so that "why" has an answer?"""
        return not self.entry.code or self.entry.code in DENIED


def first_call(account: Account, after: int) -> OutsideCall | None:
    """The first one after a position of the journal, whichever branch it is on: one query."""
    rows = JournalEntry.objects.filter(account_id=account.pk, position__gt=after, face="sdk")
    row = rows.order_by("position").first()
    return OutsideCall(row, journal.read_caller(row.caller)) if row else None
