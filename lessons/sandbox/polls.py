"""Calls that wait until there is something to answer: a long poll of a queue.

Who waits holds no lock and writes nothing. A write by this process wakes it at once; those of others are seen by a look
at the account's row now and then.
"""

import threading
from typing import NamedTuple
from uuid import UUID

from lessons.sandbox import moment, opened, statements, store, wakes
from lessons.sandbox.errors import LabError
from lessons.sandbox.limits import limit
from lessons.sandbox.models import Account
from lessons.sandbox.writing import Ask
from serverless_lab.engine import wiring
from serverless_lab.engine.cloud import Cloud
from serverless_lab.engine.instant import SECOND, Instant, Span

BEAT_S = 0.5  # between two looks at what other processes write


class Poll(NamedTuple):
    """A call that waits. `head`: where the account stood when nothing was there. `ends` and `wakes` are real time, the
    latter when something may be there by itself. By the account's time it waits until `over`, and something may be
    there at `due`.
    """

    account_pk: UUID
    head: int
    ends: Instant
    wakes: Instant | None
    over: Instant
    due: Instant | None

    @property
    def until(self) -> Instant:
        return self.ends if self.wakes is None else min(self.ends, self.wakes)


def poll_of(account_pk: UUID, ask: Ask, before: Poll | None = None, seen: Account | None = None) -> Poll | None:
    """How a call waits, or waits on; None for one that is to be made now. Raises nothing: the call itself will.

    `seen`: the account's row, where it was read a moment ago.
    """
    if not _is_one_that_waits(ask):
        return None
    wall = moment.now()
    if before is not None and wall >= before.ends:
        return None
    if before is None and wakes.count(account_pk) >= limit("LAB_POLLS_AT_ONCE"):
        return None
    try:
        return _look(opened.slot(account_pk), ask, before, wall, seen)
    except LabError:
        return None


def would_wait(cloud: Cloud, ask: Ask) -> bool:
    """The same without how: asked under the account's lock, of a call that nobody has looked at yet."""
    return _is_one_that_waits(ask) and _patience(cloud, ask) > 0


def wait(account_pk: UUID, ask: Ask) -> None:
    """Hold this thread until the call has something to answer, or has waited long enough."""
    poll = poll_of(account_pk, ask)
    while poll is not None:
        news = threading.Event()
        with wakes.told(account_pk, news.set):
            while moment.now() < poll.until and head_of(account_pk) == poll.head:
                news.wait(min(BEAT_S, max(0, poll.until - moment.now()) / SECOND))
        poll = poll_of(account_pk, ask, poll)


def head_of(account_pk: UUID) -> int:
    """Where the account stands; -1 for one that is gone."""
    account = statements.account(account_pk)
    return account.head if account is not None else -1


def _is_one_that_waits(ask: Ask) -> bool:
    row = wiring.OPERATIONS.get((ask.service, ask.operation))
    return row is not None and row.waits is not None


def _look(slot: opened.Slot, ask: Ask, before: Poll | None, wall: Instant, seen: Account | None) -> Poll | None:
    with slot.lock:
        account, cloud = store.present(slot, seen)
        if not _patience(cloud, ask):
            return None
        cloud = cloud.at_wall(wall)
        left = _patience(cloud, ask)
        clock, due = cloud.state.clock, cloud.state.first_due()
        if not left:
            return None
        # A clock that stands lets nobody wait forever.
        at = clock.read(wall)
        ends = before.ends if before else clock.wall_of(at + left) or wall + left
        due_at = due.at if due is not None else None
        wakes_at = clock.wall_of(due_at) if due_at is not None else None
    return Poll(slot.account_pk, account.head, ends, wakes_at, at + left, due_at)


def _patience(cloud: Cloud, ask: Ask) -> Span:
    caller = ask.caller or cloud.speaker(ask.service, ask.operation)
    return cloud.patience(caller, ask.service, ask.operation, ask.params, region=ask.region, cause=ask.cause)
