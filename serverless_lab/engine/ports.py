"""What the engine needs from outside, as small abstract classes; `MemoryBodies` is the one for tests and clones."""

import hashlib
from abc import ABC, abstractmethod

SHORT_BYTES = 2048
_SAID = "="  # begins what says its bytes itself; no digest begins so


class Bodies(ABC):
    """Large values by content: code, payloads, sealed log chunks."""

    @abstractmethod
    def put(self, data: bytes) -> str:
        """Keep the bytes and return their SHA-256 in hex; keeping the same bytes twice is harmless."""

    @abstractmethod
    def kept(self, digest: str) -> bytes:
        """Return the bytes of a digest; KeyError when nothing is kept under it."""

    def put_or_say(self, data: bytes) -> str:
        """What `get` finds the bytes by: a short text, as most events and answers are, says itself and is kept nowhere
        else. Equal bytes have equal names.
        """
        if len(data) <= SHORT_BYTES:
            try:
                return _SAID + data.decode()
            except UnicodeDecodeError:
                pass
        return self.put(data)

    def get(self, name: str) -> bytes:
        """The bytes of a digest, or of what says itself; KeyError when nothing is kept under it."""
        return name.removeprefix(_SAID).encode() if name.startswith(_SAID) else self.kept(name)


class MemoryBodies(Bodies):
    """Bodies in a dict, optionally over another store that is only read: what a clone writes stays in the clone."""

    def __init__(self, below: Bodies | None = None) -> None:
        self._kept: dict[str, bytes] = {}
        self._below = below

    def put(self, data: bytes) -> str:
        digest = hashlib.sha256(data).hexdigest()
        self._kept[digest] = data
        return digest

    def kept(self, digest: str) -> bytes:
        if digest in self._kept:
            return self._kept[digest]
        if self._below is None:
            raise KeyError(digest)
        return self._below.kept(digest)
