"""What the database keeps of simulated accounts, by subject."""

from lessons.sandbox.models.accounts import Account, AccountAddress, AccountKey, UnverifiedCall, holder
from lessons.sandbox.models.journal import JournalEntry, Snapshot
from lessons.sandbox.models.terminal import ScratchFile, TerminalLine

__all__ = [
    "Account",
    "AccountAddress",
    "AccountKey",
    "JournalEntry",
    "ScratchFile",
    "Snapshot",
    "TerminalLine",
    "UnverifiedCall",
    "holder",
]
