"""Deployment packages: unpack what learners upload, safely and once; make one from a source text."""

import hashlib
import os
import shutil
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from serverless_lab.runtime import packages
from serverless_lab.runtime.packages import MOST_BYTES, MOST_FILES, BadPackage, PackageTooLarge, UnsafePackage

__all__ = ["BadPackage", "PackageTooLarge", "UnsafePackage", "merge_layers", "package", "unpack"]


def package(source: str, filename: str = "lambda_function.py") -> bytes:
    """A zip with one source file; the same bytes for the same text."""
    return packages.write({filename: packages.File(source.encode())})


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
    with packages.opened(zip_bytes) as archive:
        entries = archive.infolist()
        if len(entries) > MOST_FILES:
            raise PackageTooLarge(f"more than {MOST_FILES} files", "too-many-files", limit=MOST_FILES)
        left = MOST_BYTES
        for entry in entries:
            left -= _extract_one(archive, entry, folder, left)


def _extract_one(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, folder: Path, left: int) -> int:
    """Write one entry; how many bytes it had."""
    target = folder.joinpath(*packages.safe_parts(entry))
    if entry.is_dir():
        _make_folders(target, folder)
        return 0
    _make_folders(target.parent, folder)
    written = 0
    with target.open("xb" if not target.exists() else "wb") as file:
        for block in packages.blocks(archive, entry, left):
            written += file.write(block)
    target.chmod(0o644)
    return written


def _make_folders(folder: Path, root: Path) -> None:
    for each in reversed([folder, *folder.parents]):
        if root in each.parents and not each.exists():
            each.mkdir()
            each.chmod(0o755)
