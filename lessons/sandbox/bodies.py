"""Large values as files named by their SHA-256: LAB_DATA_DIR/bodies/<account>/ab/<digest>."""

import hashlib
import os
import re
import tempfile
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from lessons.sandbox.limits import data_dir
from serverless_lab.engine.ports import Bodies

_DIGEST = re.compile(r"[0-9a-f]{64}")


class FileBodies(Bodies):
    """One account's bodies. `added` counts the bytes of new files since somebody last asked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.added = 0

    @classmethod
    def of(cls, account_id: UUID) -> "FileBodies":
        return cls(Path(data_dir(), "bodies", str(account_id)))

    def put(self, data: bytes) -> str:
        digest = hashlib.sha256(data).hexdigest()
        path = self.path(digest)
        if not path.exists():
            _write_whole(path, data)
            self.added += len(data)
        return digest

    def kept(self, digest: str) -> bytes:
        """The bytes, compared with their name: a file that a power cut left incomplete counts as lost."""
        try:
            # O_NOFOLLOW: nothing but a file that we wrote ourselves may lie here.
            descriptor = os.open(self.path(digest), os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
        except OSError:
            raise KeyError(digest) from None
        with open(descriptor, "rb") as file:
            data = file.read()
        if hashlib.sha256(data).hexdigest() != digest:
            raise KeyError(digest)
        return data

    def path(self, digest: str) -> Path:
        if not _DIGEST.fullmatch(digest):
            raise KeyError(digest)
        return self.folder / digest[:2] / digest

    def share(self, other: "FileBodies") -> None:
        """Let another account of the same installation have everything that is here."""
        for path in sorted(self.folder.glob("??/*")):
            target = other.folder / path.parent.name / path.name
            if _DIGEST.fullmatch(path.name) and not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                with suppress(FileExistsError):
                    _link(path, target)
                other.added += target.stat().st_size


def _write_whole(path: Path, data: bytes) -> None:
    """The file appears under its name with all its bytes, or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor, name = tempfile.mkstemp(prefix=".writing-", dir=path.parent)
    try:
        with open(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fdatasync(file.fileno())  # the journal row that names it may reach the disk first
        os.rename(name, path)
    except BaseException:
        os.unlink(name)
        raise


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        if target.exists():
            return
        _write_whole(target, source.read_bytes())
