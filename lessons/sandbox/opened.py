"""Accounts opened in this process: a few, each with its Cloud, kept as long as they are used."""

import threading
import time
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from uuid import UUID

from lessons.sandbox.bodies import FileBodies
from lessons.sandbox.errors import NotAtOnce
from lessons.sandbox.journal import Place
from lessons.sandbox.limits import limit
from lessons.sandbox.models import Account
from serverless_lab.engine.cloud import Cloud

LONG_S = 0.05  # a call that was made at once should be over by then
SLOW_S = 60.0  # how long an account is taken for slow, where it was not


@dataclass(eq=False)
class Slot:
    """One account in memory; touched only under `lock`, since a Cloud serves one thread at a time.

    `cloud` is the state at `place`, or None when it must be opened again. `since` counts the entries after the
    newest snapshot, whose encoded length was `snapshot_size`. `shown` is a copy that pages may read without the
    lock: it is never changed, only replaced. `account` is the account's row as it was last written here.
    Until `slow_until`, of the monotonic clock, calls of it are not made at once.
    """

    account_pk: UUID
    bodies: FileBodies
    lock: threading.RLock = field(default_factory=threading.RLock)
    cloud: Cloud | None = None
    place: Place = field(default_factory=Place)
    since: int = 0
    snapshot_size: int = 0
    shown: Cloud | None = None
    shown_at: int = -1
    account: Account | None = None
    slow_until: float = 0.0

    def is_of(self, account_id: str) -> bool:
        """Is it known to be the account of this number? Where it is not open, that is not known."""
        cloud = self.cloud
        return cloud is not None and cloud.state.account_id == account_id

    def is_at(self, position: int) -> bool:
        """Is it in memory, and stands there? Its lock is held."""
        return self.cloud is not None and self.place.position == position

    @contextmanager
    def held(self, *, at_once: bool = False) -> Iterator[None]:
        """Nobody else has the account. `at_once`: NotAtOnce where somebody has it."""
        if not self.lock.acquire(blocking=not at_once):
            raise NotAtOnce
        try:
            yield
        finally:
            self.lock.release()

    @contextmanager
    def quickly(self) -> Iterator[None]:
        """A call that is made at once, with whatever follows from it. NotAtOnce where such a one took long lately."""
        began = time.monotonic()
        if began < self.slow_until:
            raise NotAtOnce
        try:
            yield
        finally:
            now = time.monotonic()
            if now - began > LONG_S:
                self.slow_until = now + SLOW_S

    def forget(self) -> None:
        self.cloud = self.shown = None
        self.shown_at = -1


_slots: "OrderedDict[UUID, Slot]" = OrderedDict()
_slots_lock = threading.Lock()


def slot(account_pk: UUID) -> Slot:
    """This process's slot for an account; the one unused for longest goes when there are too many.

    A slot that goes while somebody works with it does no harm: the database decides who writes next.
    """
    with _slots_lock:
        found = _slots.get(account_pk)
        if found is None:
            found = _slots[account_pk] = Slot(account_pk, FileBodies.of(account_pk))
            while len(_slots) > limit("LAB_OPEN_ACCOUNTS"):
                _slots.popitem(last=False)
        _slots.move_to_end(account_pk)
    return found


def slot_if_any(account_pk: UUID) -> Slot | None:
    """The same where there is one already."""
    return _slots.get(account_pk)


def close(account_pk: UUID) -> None:
    """An account that is no more; in other processes it goes when its turn comes."""
    with _slots_lock:
        _slots.pop(account_pk, None)


def forget_all() -> None:
    """As if this process had just started."""
    with _slots_lock:
        _slots.clear()
