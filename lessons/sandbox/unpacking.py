"""An exported file, opened with suspicion: names, sizes, digests and forms are checked before anything is believed."""

import hashlib
import io
import re
import zipfile
from typing import NamedTuple, TypeVar

import msgspec

from lessons.sandbox.bodies import FileBodies
from lessons.sandbox.errors import ImportRefused
from lessons.sandbox.exported import BODIES, FILES, FORMAT, JOURNAL, MANIFEST, Line, Manifest
from lessons.sandbox.exported import Caller as Exported
from lessons.sandbox.limits import limit
from lessons.sandbox.scratch import NAME
from serverless_lab.engine.caller import Caller
from serverless_lab.engine.instant import Instant
from serverless_lab.engine.outcome import ENGINE_VERSION

_BODY = re.compile(re.escape(BODIES) + r"(?P<digest>[0-9a-f]{64})")
_FILE = re.compile(re.escape(FILES) + rf"(?P<name>{NAME.pattern})")
_ACCOUNT = re.compile(r"[0-9]{12}")
_KINDS = frozenset({"root", "user", "role", "federated", "service"})
_FACES = frozenset({"console", "terminal", "sdk", "function", "service"})
T = TypeVar("T")


class Unpacked(NamedTuple):
    manifest: Manifest
    lines: list[Line]
    files: dict[str, bytes]


def unpack(data: bytes, bodies: FileBodies, now: Instant) -> Unpacked:
    """Read a file of an unknown sender, its bodies into `bodies`. Raises ImportRefused."""
    if len(data) > limit("LAB_IMPORT_BYTES"):
        raise ImportRefused("too-large", limit=limit("LAB_IMPORT_BYTES"))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = _members(archive)
            manifest = _parsed(MANIFEST, _read(archive, members[MANIFEST]), Manifest)
            _check_manifest(manifest, now)
            lines = _lines(_read(archive, members[JOURNAL]))
            files = _files(archive, members)
            for name, member in members.items():
                if found := _BODY.fullmatch(name):
                    _keep(bodies, found["digest"], _read(archive, member))
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        raise ImportRefused("not-a-zip") from error
    _check_tree(manifest, lines)
    for line in lines:
        _check_line(line, manifest, now)
    return Unpacked(manifest, lines, files)


def _members(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    members: dict[str, zipfile.ZipInfo] = {}
    for member in archive.infolist():
        known = (
            member.filename in (MANIFEST, JOURNAL)
            or _BODY.fullmatch(member.filename)
            or _FILE.fullmatch(member.filename)
        )
        if not known or member.filename in members:
            raise ImportRefused("strange-name", name=member.filename[:100])
        members[member.filename] = member
    most = limit("LAB_IMPORT_UNPACKED_BYTES")
    if sum(member.file_size for member in members.values()) > most:
        raise ImportRefused("too-large", limit=most)
    for name in (MANIFEST, JOURNAL):
        if name not in members:
            raise ImportRefused("missing", name=name)
    return members


def _files(archive: zipfile.ZipFile, members: dict[str, zipfile.ZipInfo]) -> dict[str, bytes]:
    """Those of the terminal: as many and as large as it takes itself."""
    found = {name["name"]: each for path, each in members.items() if (name := _FILE.fullmatch(path))}
    sizes = [each.file_size for each in found.values()]
    for used, most in (
        (len(sizes), limit("LAB_FILES")),
        (max(sizes, default=0), limit("LAB_FILE_BYTES")),
        (sum(sizes), limit("LAB_FILES_BYTES")),
    ):
        if used > most:
            raise ImportRefused("too-large", limit=most)
    return {name: _read(archive, each) for name, each in found.items()}


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """A member's bytes: never more than it declared, and what all declared together has been checked."""
    with archive.open(member) as file:
        data = file.read(member.file_size + 1)
    if len(data) != member.file_size:
        raise zipfile.BadZipFile(member.filename)
    return data


def _parsed(name: str, data: bytes, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(data, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise ImportRefused("unreadable", name=name, reason=str(error)[:200]) from error


def _lines(data: bytes) -> list[Line]:
    texts = data.splitlines()
    most = limit("LAB_IMPORT_ENTRIES")
    if len(texts) > most:
        raise ImportRefused("too-many-entries", found=len(texts), limit=most)
    return [_parsed(f"{JOURNAL}:{number}", text, Line) for number, text in enumerate(texts, 1)]


def _keep(bodies: FileBodies, digest: str, data: bytes) -> None:
    if hashlib.sha256(data).hexdigest() != digest:
        raise ImportRefused("wrong-digest", name=digest)
    bodies.put(data)


def _check_manifest(manifest: Manifest, now: Instant) -> None:
    if manifest.format != FORMAT:
        raise ImportRefused("other-format", found=manifest.format, known=FORMAT)
    if manifest.engine_version > ENGINE_VERSION:
        raise ImportRefused("newer-engine", found=manifest.engine_version, known=ENGINE_VERSION)
    for name, sound in (
        ("account_id", _ACCOUNT.fullmatch(manifest.account_id)),
        ("region", re.fullmatch(r"[a-z]{2}(-[a-z]+)+-[0-9]", manifest.region)),
        ("seed", 0 < len(manifest.seed) <= 64 and manifest.seed.isprintable()),
        ("founded_wall", 0 < manifest.founded_wall <= now),
    ):
        if not sound:
            raise ImportRefused("unreadable", name=MANIFEST, reason=name)


def _check_tree(manifest: Manifest, lines: list[Line]) -> None:
    """Positions ascend, parents and steps come before; base, head and tip stand on one line, in that order."""
    parents, last = {0: 0}, 0
    for line in lines:
        if line.position <= last or line.parent not in parents or not 0 < line.step <= line.position:
            raise ImportRefused("broken-tree", position=line.position)
        last = line.position
        parents[last] = line.parent
    for place in (manifest.head, manifest.tip, manifest.reset_from or 0, manifest.base):
        if place not in parents:
            raise ImportRefused("broken-tree", position=place)
    for place, end in ((manifest.base, manifest.head), (manifest.head, manifest.tip)):
        if not _leads_to(parents, place, end):
            raise ImportRefused("broken-tree", position=place)


def _leads_to(parents: dict[int, int], place: int, end: int) -> bool:
    """Is `place` on the line from the founding to `end`?"""
    while end > place:
        end = parents[end]
    return end == place


def _check_line(line: Line, manifest: Manifest, now: Instant) -> None:
    """What no lab would have written: somebody else's caller, a time to come, endless names."""
    for reason, sound in (
        ("caller", line.caller.kind in _KINDS and len(line.caller.key) <= 128),
        ("caller", _belongs(line.caller, manifest)),
        ("face", line.face in _FACES),
        ("wall", manifest.founded_wall <= line.wall <= now),
        ("engine_version", 0 < line.engine_version <= ENGINE_VERSION),
        ("service", len(line.service) <= 64 and len(line.operation) <= 128),
        ("region", len(line.region) <= 32),
        ("cause", len(line.cause) <= 64),
    ):
        if not sound:
            raise ImportRefused("impossible-entry", position=line.position, reason=reason)


def _belongs(caller: Exported, manifest: Manifest) -> bool:
    """Somebody of another account only comes with what that account has said, and goes nowhere from here."""
    if caller.account_id == manifest.account_id:
        return not caller.home and caller.abroad in ("", "allowed", "denied")
    said = caller.home in ("allowed", "denied") and not caller.abroad
    return bool(_ACCOUNT.fullmatch(caller.account_id)) and said


def caller_of(line: Line) -> Caller:
    caller = line.caller
    return Caller(caller.kind, caller.account_id, caller.arn, caller.identity, caller.key, caller.home, caller.abroad)
