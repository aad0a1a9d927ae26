"""Deployment packages as bytes: read with suspicion, written the same each time."""

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from lzma import LZMAError
from pathlib import PurePosixPath
from typing import Any, NamedTuple

MOST_BYTES = 250 << 20  # AWS's limit for a function and its layers, unzipped
MOST_FILES = 10_000
_BLOCK = 1 << 16
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can tell
_DAMAGED = (
    zipfile.BadZipFile,
    NotImplementedError,
    RuntimeError,
    EOFError,
    ValueError,
    OverflowError,
    zlib.error,
    LZMAError,
)


class BadPackage(Exception):
    """The zip cannot be used; the text says why, `key` and `facts` say it to whoever has words of their own.

    not-a-zip | encrypted | too-large (limit) | too-many-files (limit) | outside (name) | link (name) | no-file (name)
    """

    def __init__(self, text: str, key: str = "not-a-zip", **facts: Any) -> None:
        self.key, self.facts = key, facts
        super().__init__(text)


class PackageTooLarge(BadPackage):
    """More bytes or files than are allowed, once unpacked."""


class UnsafePackage(BadPackage):
    """An entry that is a link, or that would be written outside the folder."""


class File(NamedTuple):
    data: bytes
    executable: bool = False


@contextmanager
def opened(zip_bytes: bytes) -> Iterator[zipfile.ZipFile]:
    """The archive; whatever a damaged one raises is a BadPackage."""
    try:
        with zipfile.ZipFile(io.BytesIO(zip_bytes)) as archive:
            yield archive
    except _DAMAGED as problem:
        key = "encrypted" if "encrypted" in str(problem) else "not-a-zip"
        raise BadPackage(f"Could not unzip uploaded file: {problem}", key) from None
    except OSError as problem:  # "a" and "a/b" both as files, names too long
        raise BadPackage(f"Could not unzip uploaded file: {problem.strerror}") from None


def safe_parts(entry: zipfile.ZipInfo) -> tuple[str, ...]:
    """The entry's path below the package's folder. Raises UnsafePackage."""
    kind = stat.S_IFMT(entry.external_attr >> 16)
    path = PurePosixPath(entry.filename)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise UnsafePackage(f"{entry.filename} is a link or a device", "link", name=entry.filename)
    if path.is_absolute() or ".." in path.parts or "\\" in entry.filename or not path.parts:
        raise UnsafePackage(f"{entry.filename} would lie outside the package", "outside", name=entry.filename)
    return path.parts


def blocks(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int, limit: int = 0) -> Iterator[bytes]:
    """What an entry holds, up to `left` bytes of a `limit` that is told. Raises PackageTooLarge.

    The sizes an archive states are not believed.
    """
    with archive.open(entry) as source:
        while block := source.read(_BLOCK):
            left -= len(block)
            if left < 0:
                raise PackageTooLarge("more bytes than are allowed, unzipped", "too-large", limit=limit or MOST_BYTES)
            yield block


def read(zip_bytes: bytes, most: int = MOST_BYTES) -> dict[str, File]:
    """Every file by its path; of two with one name the later counts. Raises BadPackage."""
    found: dict[str, File] = {}
    left = most
    with opened(zip_bytes) as archive:
        for name, entry in _files(archive):
            data = b"".join(blocks(archive, entry, left, most))
            left -= len(data)
            found[name] = File(data, bool(entry.external_attr >> 16 & 0o111))
    return found


def names(zip_bytes: bytes) -> list[str]:
    """The paths of the files, after every byte was looked at once. Raises BadPackage."""
    unzipped(zip_bytes, MOST_BYTES)
    return listed(zip_bytes)


def unzipped(zip_bytes: bytes, most: int) -> int:
    """How many bytes it holds: every one is looked at. Raises BadPackage."""
    left = most
    with opened(zip_bytes) as archive:
        for _name, entry in _files(archive):
            left -= sum(map(len, blocks(archive, entry, left, most)))
    return most - left


def listed(zip_bytes: bytes) -> list[str]:
    """The paths of the files as the archive lists them. Raises BadPackage."""
    with opened(zip_bytes) as archive:
        return list(dict.fromkeys(name for name, _entry in _files(archive)))


def read_file(zip_bytes: bytes, wanted: str, most: int) -> bytes | None:
    """One file, or None: it is not there, or longer than `most`. Raises BadPackage."""
    with opened(zip_bytes) as archive:
        entry = dict(_files(archive)).get(wanted)
        if entry is None or entry.file_size > most:
            return None
        return b"".join(blocks(archive, entry, most))


def write(files: Mapping[str, File]) -> bytes:
    """A package that Lambda takes: readable for everybody, names in order, the same bytes for the same files."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in sorted(files):
            archive.writestr(member(name, executable=files[name].executable), files[name].data)
    return target.getvalue()


def member(name: str, *, executable: bool = False) -> zipfile.ZipInfo:
    """An entry that is the same whenever and wherever it is written."""
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.external_attr = (0o755 if executable else 0o644) << 16
    entry.create_system = 3
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _files(archive: zipfile.ZipFile) -> list[tuple[str, zipfile.ZipInfo]]:
    entries = archive.infolist()
    if len(entries) > MOST_FILES:
        raise PackageTooLarge(f"more than {MOST_FILES} files", "too-many-files", limit=MOST_FILES)
    return [("/".join(safe_parts(entry)), entry) for entry in entries if safe_parts(entry) and not entry.is_dir()]
