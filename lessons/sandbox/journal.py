"""Journal rows: written from the engine's entries, read back, and followed along a line of the tree."""

from collections.abc import Iterator
from functools import lru_cache
from uuid import UUID

import msgspec

from lessons.sandbox import leaves, statements
from lessons.sandbox.models import JournalEntry
from serverless_lab.engine.caller import Caller
from serverless_lab.engine.outcome import Entry, Outcome
from serverless_lab.engine.ports import Bodies

LEARNER_FACES = frozenset({"console", "terminal", "sdk"})
_FIRST_CHUNK, _LONGEST_CHUNK = 16, 512


class Place(msgspec.Struct, frozen=True):
    """Where an account stands in its tree; see JournalEntry for `rest` and `undo_to`."""

    position: int = 0
    depth: int = 0
    rest: int = 0
    undo_to: int | None = None

    @classmethod
    def of(cls, row: JournalEntry) -> "Place":
        return cls(row.position, row.depth, row.rest, row.undo_to)

    def after(self, entry: Entry, step: int, *, held: bool) -> "Place":
        """The place one entry further. `held`: code is running once it has been played."""
        rest = self.rest if held else entry.position
        action = entry.changed and step == entry.position and entry.face in LEARNER_FACES
        return Place(entry.position, self.depth + 1, rest, self.rest if action else self.undo_to)


def to_row(account_pk: UUID, outcome: Outcome, before: Place, place: Place, step: int, bodies: Bodies) -> JournalEntry:
    entry = outcome.entry
    return statements.entry(
        account_id=account_pk,
        position=entry.position,
        parent=before.position,
        depth=place.depth,
        step=step,
        rest=place.rest,
        undo_to=place.undo_to,
        at=entry.at,
        wall=entry.wall,
        caller=write_caller(entry.caller),
        face=entry.face,
        region=entry.region,
        service=entry.service,
        operation=entry.operation,
        params=leaves.pack(entry.params, bodies),
        code=entry.code,
        changed=entry.changed,
        cause=entry.cause,
        started=" ".join(work.request_id for work in outcome.work),
        engine_version=entry.engine_version,
    )


def to_entry(row: JournalEntry, bodies: Bodies) -> Entry:
    """What the engine replays."""
    return Entry(
        position=row.position,
        at=row.at,
        wall=row.wall,
        caller=read_caller(row.caller),
        face=row.face,
        region=row.region,
        service=row.service,
        operation=row.operation,
        params=leaves.unpack(row.params, bodies),
        code=row.code,
        changed=row.changed,
        cause=row.cause,
        engine_version=row.engine_version,
    )


@lru_cache(maxsize=256)
def write_caller(caller: Caller) -> str:
    return msgspec.json.encode(caller).decode()


def read_caller(text: str) -> Caller:
    return msgspec.json.decode(text, type=Caller)


def line(account_pk: UUID, position: int) -> Iterator[JournalEntry]:
    """The rows from `position` back to the beginning, newest first, read in chunks that grow.

    Branches that were undone are jumped over, however long they are. LookupError when a row is missing.
    """
    size = _FIRST_CHUNK
    while position:
        wanted = position
        found = JournalEntry.objects.filter(account_id=account_pk, position__lte=position).order_by("-position")[:size]
        for row in found:
            if row.position == position:
                yield row
                position = row.parent
        if position == wanted:
            raise LookupError(f"no journal entry {position}")
        size = min(_LONGEST_CHUNK, size * 2)


def place(account_pk: UUID, position: int) -> Place:
    """The place of a row; JournalEntry.DoesNotExist when there is none."""
    return Place.of(JournalEntry.objects.get(account_id=account_pk, position=position)) if position else Place()
