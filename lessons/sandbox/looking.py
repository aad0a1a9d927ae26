"""Reading an account: nothing here writes."""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from uuid import UUID

from lessons.sandbox import journal, moment, opened, store
from lessons.sandbox.errors import JournalDiverged, NoSuchMoment, NotYours
from lessons.sandbox.limits import limit
from lessons.sandbox.models import Account, JournalEntry
from serverless_lab.engine.cloud import Cloud
from serverless_lab.engine.instant import SECOND, Instant
from serverless_lab.engine.ports import MemoryBodies
from serverless_lab.engine.state import AccountState

SOON = 3 * SECOND  # real time within which due work counts as pending
PREVIEW_ACCOUNT_ID = "123456789012"
_KEPT_MOMENTS = 16


@dataclass(frozen=True)
class View:
    """An account at one moment, to be read and asked, never called. `now` is the account's time.

    `position` is the entry shown, `head` where the account stands. `pending`: code is running, or due in seconds.
    `account` is None for the preview of an account nobody owns yet.
    """

    cloud: Cloud
    now: Instant
    position: int
    head: int
    tip: int
    can_undo: bool
    can_redo: bool
    pending: bool
    account: Account | None = None

    @property
    def state(self) -> AccountState:
        return self.cloud.state

    @property
    def rewound(self) -> bool:
        """Is this a look at the past?"""
        return self.position != self.head


def preview() -> View:
    """A fresh account as a visitor sees it before anything is written."""
    wall = moment.now()
    cloud = Cloud.found(
        PREVIEW_ACCOUNT_ID, seed="preview", region=limit("LAB_REGION"), wall=wall, bodies=MemoryBodies()
    )
    return View(cloud, wall, 0, 0, 0, can_undo=False, can_redo=False, pending=False)


def look(account_pk: UUID, position: int | None = None) -> View:
    """The account now: what was due has happened, in a copy. With `position`: as of that entry, clock standing."""
    account = Account.objects.filter(pk=account_pk).first()
    if account is None:
        raise NotYours
    return look_at(account, position)


def look_at(account: Account, position: int | None = None) -> View:
    """The same of a row that was just read: while the account is open, the database is not asked again."""
    wall = moment.now()
    slot = opened.slot(account.pk)
    with slot.lock:
        _show(slot, account)
        shown, place = slot.shown, slot.place
    assert shown is not None
    if position is None:
        cloud, shown_position = shown.at_wall(wall), account.head
        now = cloud.state.clock.read(wall)
    else:
        cloud, shown_position = moment_of(account, position), position
        now = cloud.state.clock.now
    return View(
        cloud=cloud,
        now=now,
        position=shown_position,
        head=account.head,
        tip=account.tip,
        can_undo=_can_undo(account, place.undo_to),
        can_redo=account.head != account.tip,
        pending=is_pending(account.held, account.wake, wall),
        account=account,
    )


def _can_undo(account: Account, undo_to: int | None) -> bool:
    if undo_to is not None and undo_to >= account.base:
        return True
    return account.head == account.base and account.reset_from is not None


def _show(slot: opened.Slot, account: Account) -> None:
    """Let `slot.shown` be a copy of the state at the account's head that no writer will touch."""
    cloud = store.bring_to(slot, account, account.head)
    if slot.shown is None or slot.shown_at != account.head:
        slot.shown, slot.shown_at = cloud.clone(), account.head


_moments: "OrderedDict[tuple[UUID, int], Cloud]" = OrderedDict()
_moments_lock = Lock()


def moment_of(account: Account, position: int) -> Cloud:
    """The state after an entry of any branch. A moment never changes, so the last few looked at are kept."""
    key = (account.pk, position)
    with _moments_lock:
        if key in _moments:
            _moments.move_to_end(key)
            return _moments[key]
    if position and not JournalEntry.objects.filter(account_id=account.pk, position=position).exists():
        raise NoSuchMoment(position=position)
    try:
        cloud = store.open_at(account, position)
    except LookupError as error:
        raise JournalDiverged(position=position) from error
    with _moments_lock:
        _moments[key] = cloud
        while len(_moments) > _KEPT_MOMENTS:
            _moments.popitem(last=False)
    return cloud


def is_pending(held: bool, wake: Instant | None, wall: Instant) -> bool:
    return held or (wake is not None and wake <= wall + SOON)


def position(account_pk: UUID) -> tuple[int, bool]:
    """(head, pending): the cheap question for polling, one query on one row."""
    row = Account.objects.filter(pk=account_pk).values_list("head", "held", "wake").first()
    if row is None:
        raise NotYours
    head, held, wake = row
    return head, is_pending(held, wake, moment.now())


def redo_target(account: Account) -> int | None:
    """Where redo leads: the next resting place on the line from `head` to `tip`. None when there is none."""
    target = following = None
    for row in journal.line(account.pk, account.tip):
        if row.position <= account.head:
            break
        if target is None or row.position == following:
            target, following = row.position, row.undo_to
    return target
