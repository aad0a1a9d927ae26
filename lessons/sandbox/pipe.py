"""An answer that is sent while a thread is still making it."""

import asyncio
from collections.abc import Sequence

from lessons.sandbox.asgi import Send

Headers = Sequence[tuple[str, str]]


class Pipe:
    """Made by the event loop for one request. A thread may `begin` and `put`; then the loop ends it."""

    def __init__(self, send: Send, *, body: bool = True) -> None:
        """`body` False: the request was a HEAD, whose answer has none."""
        self._send, self._body = send, body
        self._loop = asyncio.get_running_loop()
        self._parts: asyncio.Queue[bytes | None] = asyncio.Queue()
        self._sending: asyncio.Task[None] | None = None
        self.begun = False

    def begin(self, status: int, headers: Headers) -> None:
        self.begun = True
        self._loop.call_soon_threadsafe(self._start, status, headers)

    def put(self, part: bytes) -> None:
        if part:
            self._loop.call_soon_threadsafe(self._parts.put_nowait, part)

    async def end(self) -> None:
        """Everything is said. Waits until it is sent, or whoever asked is gone."""
        self._parts.put_nowait(None)
        if self._sending is not None:
            await self._sending

    def _start(self, status: int, headers: Headers) -> None:
        self._sending = self._loop.create_task(self._run(status, headers))

    async def _run(self, status: int, headers: Headers) -> None:
        pairs = [(name.lower().encode("latin-1"), value.encode()) for name, value in headers]
        try:
            await self._send({"type": "http.response.start", "status": status, "headers": pairs})
            while (part := await self._parts.get()) is not None:
                if self._body:
                    await self._send({"type": "http.response.body", "body": part, "more_body": True})
            await self._send({"type": "http.response.body", "body": b""})
        except OSError:
            return
