"""An exported account comes back: replayed entry by entry and compared before anything is saved."""

import json
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from django.db import transaction
from msgspec import structs

from lessons.sandbox import accounts, addresses, journal, keys, leaves, moment, scratch, store
from lessons.sandbox.bodies import FileBodies
from lessons.sandbox.errors import ImportRefused, NotYours
from lessons.sandbox.exported import Line, Manifest
from lessons.sandbox.journal import Place
from lessons.sandbox.limits import data_dir
from lessons.sandbox.models import Account, JournalEntry
from lessons.sandbox.unpacking import Unpacked, caller_of, unpack
from serverless_lab.engine.cloud import Cloud
from serverless_lab.engine.outcome import Entry

MOST_BRANCH_BYTES = 256 << 20


def import_account(learner: Any, data: bytes) -> Account:
    """Make the account of an exported file the learner's own; the one before is kept.

    Raises ImportRefused, TooManyAccounts.
    """
    if not getattr(learner, "is_authenticated", False):
        raise NotYours
    accounts.check_room(learner)
    folder = data_dir() / "tmp"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    place = Path(tempfile.mkdtemp(prefix="import-", dir=folder))
    try:
        bodies = FileBodies(place)
        unpacked = unpack(data, bodies, moment.now())
        account = _account(learner, unpacked.manifest, unpacked.lines)
        replay = Replay(account, bodies, unpacked)
        rows = replay.play()
        account.body_bytes = bodies.added
        _save(account, rows, replay, unpacked.files, place)
    finally:
        shutil.rmtree(place, ignore_errors=True)
    return account


def _account(learner: Any, manifest: Manifest, lines: list[Line]) -> Account:
    return Account(
        owner=learner,
        main=True,
        account_id=manifest.account_id,
        seed=manifest.seed,
        region=manifest.region,
        founded_wall=manifest.founded_wall,
        head=manifest.head,
        tip=manifest.tip,
        last=lines[-1].position if lines else 0,
        reset_from=manifest.reset_from,
        base=manifest.base,
    )


class Replay:
    """Plays a whole tree. States at which branches part are kept while they are still needed."""

    def __init__(self, account: Account, bodies: FileBodies, unpacked: Unpacked) -> None:
        self.account, self.bodies, self.lines = account, bodies, unpacked.lines
        self.branches: dict[int, tuple[bytes, Place]] = {}
        self.needed = self._branch_points()
        self.cloud, self.place = store.found(account, bodies), Place()
        self.keys: list[str] = []
        self.addresses: list[addresses.Made] = []

    def play(self) -> list[JournalEntry]:
        """The rows to save; raises ImportRefused at the first entry that ends differently."""
        self._remember()
        return [self._play(line) for line in self.lines]

    def _branch_points(self) -> dict[int, int]:
        """How often each position is gone back to."""
        needed: dict[int, int] = {}
        before = 0
        for line in self.lines:
            if line.parent != before:
                needed[line.parent] = needed.get(line.parent, 0) + 1
            before = line.position
        return needed

    def _play(self, line: Line) -> JournalEntry:
        if line.parent != self.place.position:
            self._go_back_to(line.parent)
        entry = _entry(line, self.bodies)
        try:
            outcome = self.cloud.play(entry)
        except Exception as error:  # whatever a made-up entry may cause
            raise ImportRefused("diverged", position=line.position) from error
        if structs.replace(outcome.entry, engine_version=entry.engine_version) != entry:
            raise ImportRefused("diverged", position=line.position)
        self.keys += keys.made_by(outcome)
        self.addresses += addresses.made_by(outcome)
        before, held = self.place, bool(self.cloud.state.owed)
        self.place = before.after(entry, line.step, held=held)
        self._remember()
        return journal.to_row(self.account.pk, outcome, before, self.place, line.step, self.bodies)

    def _remember(self) -> None:
        if self.place.position in self.needed:
            self.branches[self.place.position] = (self.cloud.encode(), self.place)
            if sum(len(data) for data, _ in self.branches.values()) > MOST_BRANCH_BYTES:
                raise ImportRefused("too-large", limit=MOST_BRANCH_BYTES)

    def _go_back_to(self, position: int) -> None:
        data, self.place = self.branches[position]
        self.cloud = Cloud.decode(data, self.bodies)
        self.needed[position] -= 1
        if not self.needed[position]:
            del self.branches[position]


def _entry(line: Line, bodies: FileBodies) -> Entry:
    try:
        params = leaves.plain(leaves.unpack(json.dumps(line.params), bodies))
    except KeyError as error:
        raise ImportRefused("missing", name=str(error.args[0])[:100]) from error
    except Exception as error:  # tags that no export writes
        raise ImportRefused("impossible-entry", position=line.position, reason="params") from error
    return Entry(
        position=line.position,
        at=line.at,
        wall=line.wall,
        caller=caller_of(line),
        face=line.face,
        region=line.region,
        service=line.service,
        operation=line.operation,
        params=params,
        code=line.code,
        changed=line.changed,
        cause=line.cause,
        engine_version=line.engine_version,
    )


def _save(account: Account, rows: list[JournalEntry], played: "Replay", files: dict[str, bytes], place: Path) -> None:
    target = FileBodies.of(account.pk).folder
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.rename(place, target)
    try:
        with transaction.atomic():
            Account.objects.filter(owner=account.owner, main=True).update(main=False)
            account.save(force_insert=True)
            JournalEntry.objects.bulk_create(rows, batch_size=500)
            keys.note(account.pk, played.keys)
            addresses.note(account.pk, played.addresses)
            scratch.restore(account.pk, files)
            accounts.settle_in(account)
    except BaseException:
        shutil.rmtree(target, ignore_errors=True)
        raise
