"""An account as one file."""

import io
import json
import zipfile
from collections.abc import Iterator

import msgspec

from lessons.sandbox import leaves
from lessons.sandbox.bodies import FileBodies
from lessons.sandbox.errors import JournalDiverged
from lessons.sandbox.exported import BODIES, FILES, FORMAT, JOURNAL, MANIFEST, Caller, Line, Manifest
from lessons.sandbox.models import Account, JournalEntry, ScratchFile
from serverless_lab.engine.outcome import ENGINE_VERSION

# What a zip program shows of the whole file.
NOTE = b"A simulated account of Serverless Lab. Its access keys can be had from this file: keep it to yourself."
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the same account gives the same file


def export_account(account: Account) -> bytes:
    """The whole tree, undone branches included, with the values its entries refer to and the files of its terminal."""
    account = Account.objects.get(pk=account.pk)
    bodies = FileBodies.of(account.pk)
    target = io.BytesIO()
    wanted: dict[str, None] = {}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        _write(archive, MANIFEST, msgspec.json.format(msgspec.json.encode(_manifest(account))))
        with archive.open(_member(JOURNAL), "w") as file:
            for row in _rows(account):
                try:
                    wanted |= dict.fromkeys(leaves.references(row.params, bodies))
                except KeyError as error:
                    raise JournalDiverged(position=row.position) from error
                file.write(msgspec.json.encode(line_of(row)) + b"\n")
        for digest in sorted(wanted):
            _write(archive, BODIES + digest, bodies.get(digest))
        for file in ScratchFile.objects.filter(account=account):
            _write(archive, FILES + file.name, bytes(file.body))
        archive.comment = NOTE
    return target.getvalue()


def line_of(row: JournalEntry) -> Line:
    return Line(
        position=row.position,
        parent=row.parent,
        step=row.step,
        at=row.at,
        wall=row.wall,
        caller=msgspec.json.decode(row.caller, type=Caller),
        face=row.face,
        region=row.region,
        service=row.service,
        operation=row.operation,
        params=json.loads(row.params),
        code=row.code,
        changed=row.changed,
        cause=row.cause,
        engine_version=row.engine_version,
    )


def _rows(account: Account) -> Iterator[JournalEntry]:
    rows = JournalEntry.objects.filter(account_id=account.pk, position__lte=account.last)
    return rows.order_by("position").iterator(chunk_size=500)


def _manifest(account: Account) -> Manifest:
    return Manifest(
        format=FORMAT,
        engine_version=ENGINE_VERSION,
        account_id=account.account_id,
        seed=account.seed,
        region=account.region,
        founded_wall=account.founded_wall,
        head=account.head,
        tip=account.tip,
        reset_from=account.reset_from,
        base=account.base,
    )


def _member(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, _EPOCH)
    member.compress_type = zipfile.ZIP_DEFLATED
    return member


def _write(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    archive.writestr(_member(name), data)
