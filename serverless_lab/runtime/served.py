"""What each environment has served, written down by the keeper where its clients read it without asking.

They look before every warm call, under the lock of an account. A note that agrees is true as long as the keeper lives;
one that does not, or is not there, says nothing: then the keeper is asked.
"""

import contextlib
import os
import shutil
from pathlib import Path

_MOST = 4096  # bytes of a note


def beside(socket: Path) -> Path:
    """Where the notes of the keeper at this address are."""
    return socket.with_name(f"{socket.name}.served")


class Notes:
    """The keeper's: a file for each environment. Without room for one, its environment is asked about."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        shutil.rmtree(folder, ignore_errors=True)  # what a killed keeper has left
        folder.mkdir(parents=True, mode=0o700)

    def keep(self, owner: str, key: str, served: str) -> None:
        with contextlib.suppress(OSError, ValueError):
            note = os.open(_place(self._folder, owner, key), os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o600)
            try:
                os.pwrite(note, f"{served}\n".encode(), 0)
            finally:
                os.close(note)

    def drop(self, owner: str, key: str) -> None:
        with contextlib.suppress(OSError, ValueError):
            os.unlink(_place(self._folder, owner, key))

    def close(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)


def is_noted(folder: Path, owner: str, key: str, served: str) -> bool:
    """Does the note say that the environment has served exactly this?"""
    try:
        note = os.open(_place(folder, owner, key), os.O_RDONLY | os.O_CLOEXEC)
    except (OSError, ValueError):
        return False
    try:
        return os.pread(note, _MOST, 0).startswith(f"{served}\n".encode())
    finally:
        os.close(note)


def _place(folder: Path, owner: str, key: str) -> str:
    return f"{folder}/{owner}.{key}"
