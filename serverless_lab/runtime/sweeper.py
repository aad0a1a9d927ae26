"""Deletes folders of ended environments on a thread of its own, so that a full /tmp holds nobody up."""

import contextlib
import itertools
import logging
import os
import queue
import secrets
import stat
import threading
from pathlib import Path

log = logging.getLogger(__name__)
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_ASIDE = ".old-"


class Sweeper:
    """One folder after the other; what cannot be deleted is logged and left."""

    def __init__(self) -> None:
        self._todo: queue.SimpleQueue[Path | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def sweep(self, folder: Path) -> None:
        self._todo.put(folder)

    def close(self) -> None:
        """Finish what was asked for, within reason."""
        self._todo.put(None)
        self._thread.join(timeout=5)

    def _run(self) -> None:
        while (folder := self._todo.get()) is not None:
            try:
                delete(folder)
            except Exception:
                log.exception("%s could not be deleted", folder)


def set_aside(folder: Path) -> list[Path]:
    """Move an old folder out of the way; it, and what was moved earlier and never deleted, is to be swept."""
    with contextlib.suppress(FileNotFoundError):
        folder.rename(folder.with_name(f"{folder.name}{_ASIDE}{secrets.token_hex(8)}"))
    return [path for path in folder.parent.iterdir() if path.name.startswith(folder.name + _ASIDE)]


def delete(folder: Path) -> None:
    """Delete a folder however deep it is, following no link. Raises OSError for what resists.

    Instead of descending, it lifts folders up to the top: three descriptors and no recursion do for any depth."""
    try:
        top = os.open(folder, _FOLDER)
    except FileNotFoundError:
        return
    try:
        mark, serial = secrets.token_hex(8), itertools.count()
        while names := os.listdir(top):
            for name in names:
                if _is_folder(name, top):
                    _lift(name, top, mark, serial)
                    os.rmdir(name, dir_fd=top)
                else:
                    os.unlink(name, dir_fd=top)
    finally:
        os.close(top)
    os.rmdir(folder)


def _lift(name: str, top: int, mark: str, serial: "itertools.count[int]") -> None:
    here = os.open(name, _FOLDER, dir_fd=top)
    try:
        for inner in os.listdir(here):
            if _is_folder(inner, here):
                os.rename(inner, f"{mark}-{next(serial)}", src_dir_fd=here, dst_dir_fd=top)
            else:
                os.unlink(inner, dir_fd=here)
    finally:
        os.close(here)


def _is_folder(name: str, parent: int) -> bool:
    return stat.S_ISDIR(os.stat(name, dir_fd=parent, follow_symlinks=False).st_mode)
