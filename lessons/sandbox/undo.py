"""Undo, redo, reset, return: the account is stood at another entry of its tree. Nothing is ever deleted."""

from uuid import UUID

from lessons.sandbox import hosting, journal
from lessons.sandbox.errors import AccountBusy, NoSuchMoment, NothingToRedo, NothingToUndo
from lessons.sandbox.looking import redo_target
from lessons.sandbox.models import JournalEntry
from lessons.sandbox.writing import Writer, writing


def undo(account_pk: UUID) -> int:
    """Take back the latest action of the learner with all it caused; after a reset, the reset.

    Returns the new head. Raises NothingToUndo, or AccountBusy while code runs.
    """
    with writing(account_pk) as writer:
        _require_quiet(writer)
        account, target = writer.account, writer.place.undo_to
        if target is not None and target >= account.base:
            writer.move_to(target)
        elif account.head == account.base and account.reset_from is not None:
            writer.move_to(account.reset_from)
            account.tip, account.reset_from = account.head, None
        else:
            raise NothingToUndo
    return account.head


def redo(account_pk: UUID) -> int:
    """Bring back what was undone last; raises NothingToRedo, or AccountBusy while code runs."""
    with writing(account_pk) as writer:
        _require_quiet(writer)
        target = redo_target(writer.account)
        if target is None:
            raise NothingToRedo
        writer.move_to(target)
    return target


def reset(account_pk: UUID) -> int:
    """Back to the beginning, `base`; undo leads back here. Raises AccountBusy while code runs.

    The processes of its environments end: should somebody undo the reset after all, functions start cold.
    """
    with writing(account_pk) as writer:
        _require_quiet(writer)
        account = writer.account
        if account.head != account.base:
            account.reset_from = account.head
            writer.move_to(account.base)
    hosting.host().drop_all(account_pk)
    return account.head


def return_to(account_pk: UUID, position: int) -> int:
    """Go on from any entry of the tree: from the newest moment up to there at which no code was running.

    On the line that redo follows, redo still leads on to its end; on a branch that was undone, that line is left.
    Returns the new head. Raises NoSuchMoment, or AccountBusy while code runs.
    """
    with writing(account_pk) as writer:
        try:
            target = journal.place(account_pk, position).rest
        except JournalEntry.DoesNotExist:
            raise NoSuchMoment(position=position) from None
        _require_quiet(writer)
        account = writer.account
        if target < account.base:
            raise NoSuchMoment(position=position)
        if not _leads_to(account_pk, target, account.tip):
            account.tip = target
        writer.move_to(target)
    return target


def _leads_to(account_pk: UUID, position: int, end: int) -> bool:
    """Is `position` on the line from the founding to `end`?"""
    if position in (0, end):
        return True
    for row in journal.line(account_pk, end):
        if row.parent <= position:
            return row.parent == position
    return False


def _require_quiet(writer: Writer) -> None:
    """Nothing is running; what was lost without a report is given up first, so that it cannot hold an undo."""
    if writer.runs_code():
        raise AccountBusy
    if writer.cloud.state.owed:
        writer.append(writer.by_the_lab("Tick", {}))
