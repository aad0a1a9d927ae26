"""The address at which a keeper serves: a socket in the file system."""

import contextlib
import os
import socket
from pathlib import Path


def answers(path: Path) -> bool:
    """Does somebody serve this address?"""
    with socket.socket(socket.AF_UNIX) as probe, contextlib.suppress(OSError):
        probe.connect(str(path))
        return True
    return False


def listen(path: Path) -> socket.socket:
    """Serve it, and nobody but this user may connect; what a killed keeper has left is put aside."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(FileNotFoundError):
        path.unlink()
    listener = socket.socket(socket.AF_UNIX)
    before = os.umask(0o177)
    try:
        listener.bind(str(path))
    finally:
        os.umask(before)
    listener.listen(128)
    return listener
