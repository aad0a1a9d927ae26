"""Opening an account: from memory, from the nearest snapshot on its line, or from its founding."""

from collections.abc import Sequence
from uuid import UUID
from zlib import error as ZlibError

import msgspec

from lessons.sandbox import journal, statements
from lessons.sandbox.at_rest import Undecipherable
from lessons.sandbox.bodies import FileBodies
from lessons.sandbox.errors import JournalDiverged, NotYours
from lessons.sandbox.journal import Place
from lessons.sandbox.models import Account, JournalEntry, Snapshot
from lessons.sandbox.opened import Slot
from serverless_lab.engine.cloud import Cloud, ReplayDiverged
from serverless_lab.engine.outcome import ENGINE_VERSION
from serverless_lab.engine.ports import Bodies

FEWEST_BETWEEN = 64  # entries between two snapshots, at least
BYTES_PER_ENTRY = 2 * 1024  # and so many that no entry pays for more than this much of a snapshot


def found(account: Account, bodies: Bodies) -> Cloud:
    """The account before its first entry."""
    return Cloud.found(
        account.account_id, seed=account.seed, region=account.region, wall=account.founded_wall, bodies=bodies
    )


def bring_to(slot: Slot, account: Account, position: int) -> Cloud:
    """Let the slot hold the account at `position`; raises Unopenable. The slot's lock is held."""
    if slot.cloud is not None and slot.place.position == position:
        return slot.cloud
    try:
        _catch_up(slot, account, position)
    except BaseException:
        slot.forget()
        raise
    assert slot.cloud is not None
    return slot.cloud


def present(slot: Slot, seen: Account | None = None) -> tuple[Account, Cloud]:
    """The account as it stands, and its state; raises NotYours, Unopenable. The slot's lock is held.

    `seen` is its row as it was read a moment ago. Where another thread has written since, it is read again: to go back
    to what was seen, and on again at the next call, would take a snapshot and a replay.
    """
    if seen is None or not slot.is_at(seen.head):
        seen = statements.account(slot.account_pk)
        if seen is None:
            raise NotYours
    return seen, bring_to(slot, seen, seen.head)


def open_at(account: Account, position: int) -> Cloud:
    """A Cloud of its own at some entry of the tree; raises Unopenable."""
    return bring_to(Slot(account.pk, FileBodies.of(account.pk)), account, position)


def _catch_up(slot: Slot, account: Account, position: int) -> None:
    snapshots = _positions(account.pk, position)
    cached = slot.place.position if slot.cloud is not None else -1
    rows, start = _rows_after(account.pk, position, {*snapshots, cached, 0})
    try:
        if start != cached:
            _load(slot, account, start if start in snapshots else 0)
        _replay(slot, rows)
    except (ReplayDiverged, msgspec.MsgspecError, ZlibError, Undecipherable) as error:
        if start == 0 and cached:  # played from the founding: there is nothing older to trust
            raise JournalDiverged(position=position) from error
        _rebuild(slot, account, position)
    slot.place = Place.of(rows[0]) if rows else journal.place(account.pk, position)
    slot.shown = None


def _rebuild(slot: Slot, account: Account, position: int) -> None:
    """A snapshot may be damaged or of another time; the journal is the truth."""
    rows = list(journal.line(account.pk, position))
    try:
        _load(slot, account, 0)
        _replay(slot, rows)
    except ReplayDiverged as error:
        raise JournalDiverged(position=position) from error


def _positions(account_pk: UUID, position: int) -> set[int]:
    rows = Snapshot.objects.filter(account_id=account_pk, position__lte=position, engine_version=ENGINE_VERSION)
    return set(rows.values_list("position", flat=True))


def _rows_after(account_pk: UUID, position: int, known: set[int]) -> tuple[list[JournalEntry], int]:
    """The rows of the line down to the first known position, newest first, and that position."""
    rows: list[JournalEntry] = []
    if position in known:
        return rows, position
    for row in journal.line(account_pk, position):
        rows.append(row)
        if row.parent in known:
            return rows, row.parent
    raise JournalDiverged(position=position)


def _load(slot: Slot, account: Account, position: int) -> None:
    slot.since, slot.snapshot_size = 0, 0
    if not position:
        slot.cloud = found(account, slot.bodies)
        return
    snapshot = Snapshot.objects.get(account_id=account.pk, position=position)
    slot.cloud = Cloud.decode(snapshot.state, slot.bodies)
    slot.snapshot_size = snapshot.size


def _replay(slot: Slot, rows: Sequence[JournalEntry]) -> None:
    """Play rows given newest first. Whatever goes wrong there, the journal is not played as it was written."""
    assert slot.cloud is not None
    try:
        slot.cloud.replay(journal.to_entry(row, slot.bodies) for row in reversed(rows))
    except ReplayDiverged:
        raise
    except Exception as error:
        raise ReplayDiverged(f"{type(error).__name__}: {error}") from error
    slot.since += len(rows)


def snapshot_is_due(slot: Slot) -> bool:
    """Often enough to open quickly, seldom enough that a call costs the same in a large account."""
    return slot.since >= max(FEWEST_BETWEEN, slot.snapshot_size // BYTES_PER_ENTRY)


def take_snapshot(slot: Slot) -> None:
    """Within the writer's transaction: keep the state at the slot's place, and thin out the older ones."""
    assert slot.cloud is not None
    data = slot.cloud.encode()
    facts = {"position": slot.place.position, "engine_version": ENGINE_VERSION}
    statements.keep_snapshot(Snapshot(account_id=slot.account_pk, state=data, **facts))
    slot.since, slot.snapshot_size = 0, len(data)
    for position in superfluous(statements.snapshots_of(slot.account_pk)):
        statements.drop_snapshot(slot.account_pk, position)


def superfluous(positions: list[int]) -> list[int]:
    """Which of these ascending positions to drop: of each distance from the newest, by powers of two, two stay."""
    if not positions:
        return []
    newest = positions[-1]
    buckets: dict[int, list[int]] = {}
    for position in positions:
        buckets.setdefault(((newest - position) // FEWEST_BETWEEN).bit_length(), []).append(position)
    return sorted(position for bucket in buckets.values() for position in bucket[1:-1])
