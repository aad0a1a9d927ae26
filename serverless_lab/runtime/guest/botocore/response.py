"""Bodies that are read like a file."""

import io
from collections.abc import Iterator


class StreamingBody(io.BytesIO):
    """The Body or Payload of an answer."""

    def __init__(self, content: bytes | str | None) -> None:
        super().__init__(content.encode() if isinstance(content, str) else content or b"")

    def iter_lines(self, chunk_size: int = 1024, keepends: bool = False) -> Iterator[bytes]:
        yield from self.read().splitlines(keepends)

    def iter_chunks(self, chunk_size: int = 1024) -> Iterator[bytes]:
        while chunk := self.read(chunk_size):
            yield chunk
