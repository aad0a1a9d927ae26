"""Deployment packages: unpack what learners upload, safely and once; make one from a source text."""

import hashlib
import io
import os
import shutil
import stat
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath

MOST_BYTES = 250 << 20  # AWS's limit for a function and its layers, unzipped
MOST_FILES = 10_000


class BadPackage(Exception):
    """The zip cannot be used; the text says why."""


class PackageTooLarge(BadPackage):
    """More bytes or files than are allowed, once unpacked."""


class UnsafePackage(BadPackage):
    """An entry that is a link, or that would be written outside the folder."""


def package(source: str, filename: str = "lambda_function.py") -> bytes:
    """A zip with one source file; the same bytes for the same text."""
    target = io.BytesIO()
    entry = zipfile.ZipInfo(filename, (1980, 1, 1, 0, 0, 0))
    entry.external_attr = 0o644 << 16
    entry.create_system = 3
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(entry, source, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def unpack(zip_bytes: bytes, target_dir: Path) -> Path:
    """The folder under target_dir with the zip's contents, named by digest; made on first use. Raises BadPackage."""
    return _once(target_dir / hashlib.sha256(zip_bytes).hexdigest(), lambda folder: _extract(zip_bytes, folder))


def merge_layers(layers: list[Path], target_dir: Path) -> Path:
    """One folder that shows all layers, later ones over earlier ones; a single layer is returned as it is."""
    if len(layers) == 1:
        return layers[0]
    name = hashlib.sha256("\0".join(str(layer) for layer in layers).encode()).hexdigest()

    def fill(folder: Path) -> None:
        for layer in layers:
            shutil.copytree(layer, folder, copy_function=_link, dirs_exist_ok=True)

    return _once(target_dir / name, fill)


def _link(source: str, target: str) -> None:
    Path(target).unlink(missing_ok=True)
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:  # another file system
        shutil.copy2(source, target, follow_symlinks=False)


def _once(folder: Path, fill: Callable[[Path], None]) -> Path:
    """Make folder with fill() unless it is there; whole or not at all, and once even among several processes."""
    if folder.is_dir():
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=".making-", dir=folder.parent))
    try:
        fill(made)
        made.chmod(0o755)
        made.rename(folder)
    except OSError:
        if not folder.is_dir():  # otherwise someone else was faster
            raise
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return folder


def _extract(zip_bytes: bytes, folder: Path) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(zip_bytes)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_FILES:
                raise PackageTooLarge(f"more than {MOST_FILES} files")
            left = MOST_BYTES
            for entry in entries:
                left -= _extract_one(archive, entry, folder, left)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OverflowError) as problem:
        raise BadPackage(f"Could not unzip uploaded file: {problem}") from None
    except OSError as problem:  # "a" and "a/b" both as files, names too long
        raise BadPackage(f"Could not unzip uploaded file: {problem.strerror}") from None


def _extract_one(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, folder: Path, left: int) -> int:
    """Write one entry; how many bytes it had. The sizes an archive states are not believed."""
    target = folder.joinpath(*_safe_parts(entry))
    if entry.is_dir():
        _make_folders(target, folder)
        return 0
    _make_folders(target.parent, folder)
    written = 0
    with archive.open(entry) as source, target.open("xb" if not target.exists() else "wb") as file:
        while block := source.read(1 << 16):
            written += len(block)
            if written > left:
                raise PackageTooLarge(f"more than {MOST_BYTES} bytes unzipped")
            file.write(block)
    target.chmod(0o644)
    return written


def _safe_parts(entry: zipfile.ZipInfo) -> tuple[str, ...]:
    mode = entry.external_attr >> 16
    kind = stat.S_IFMT(mode)
    path = PurePosixPath(entry.filename)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise UnsafePackage(f"{entry.filename} is a link or a device")
    if path.is_absolute() or ".." in path.parts or "\\" in entry.filename or not path.parts:
        raise UnsafePackage(f"{entry.filename} would lie outside the package")
    return path.parts


def _make_folders(folder: Path, root: Path) -> None:
    for each in reversed([folder, *folder.parents]):
        if root in each.parents and not each.exists():
            each.mkdir()
            each.chmod(0o755)
