"""Packages of code and of layers, unpacked once for all who use the same: a folder for each, named by its digest.

It can be had again from the package, so it goes once nobody has used it for long, or when the last account that has
the package is deleted.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from lessons.sandbox import moment
from lessons.sandbox.bodies import FileBodies
from lessons.sandbox.limits import data_dir
from serverless_lab.engine.instant import DAY, SECOND
from serverless_lab.engine.ports import Bodies
from serverless_lab.runtime import code

UNUSED = 7 * DAY  # no environment lives that long without being used


def folder_of(bodies: Bodies, digest: str) -> Path:
    """Raises code.BadPackage."""
    known = f"{data_dir()}/tmp/code/{digest}"  # noqa: S108 - our own folder, as plain text: asked before every run
    with suppress(FileNotFoundError):
        os.utime(known)
        return Path(known)
    _forget_unused()
    return code.unpack(bodies.get(digest), _place())


def forget_all_of(going: FileBodies) -> None:
    """What is there for this account alone; to be called before its files are deleted."""
    for folder in _folders():
        if _has(going.folder, folder.name) and not _others_have(going, folder.name):
            shutil.rmtree(folder, ignore_errors=True)


def _others_have(going: FileBodies, digest: str) -> bool:
    return any(_has(folder, digest) for folder in going.folder.parent.iterdir() if folder != going.folder)


def _has(account: Path, digest: str) -> bool:
    return (account / digest[:2] / digest).exists()


def _forget_unused() -> None:
    oldest = (moment.now() - UNUSED) / SECOND
    for folder in _folders():
        with suppress(OSError):
            if folder.stat().st_mtime < oldest:
                shutil.rmtree(folder)


def _folders() -> Iterator[Path]:
    yield from _place().glob("*")


def _place() -> Path:
    return data_dir() / "tmp" / "code"
