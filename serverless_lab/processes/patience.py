"""HTTP/1.1 over one connection: uvicorn's protocol, with limits to what it waits for and holds in memory."""

import asyncio
from collections.abc import Sized
from typing import Any, ClassVar

from uvicorn.protocols.http.flow_control import FlowControl
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

HEAD_SECONDS = 20  # from the beginning of a connection, or the end of an answer, to the end of a request's headers
HEAD_BYTES = 64 * 1024
MOST_HEADERS = 100
MOST_CONNECTIONS = 256  # further ones are read from when others have ended
_TOO_LARGE = b"The headers are too large.\n"


class OneAtATime(FlowControl):
    """Nothing is read while a request waits for the answer to the one before it."""

    def __init__(self, transport: asyncio.Transport, pipeline: Sized) -> None:
        super().__init__(transport)
        self._pipeline = pipeline

    def resume_reading(self) -> None:
        if not self._pipeline:
            super().resume_reading()


class Gathering:
    """A transport by which the head of an answer goes out together with its body, as one packet for one system call."""

    def __init__(self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        self._transport, self._loop, self._held = transport, loop, b""
        self.is_closing = transport.is_closing

    def write(self, data: bytes) -> None:
        """What nothing follows at once goes out when the loop comes round."""
        if self._held:
            self._held += data
            self._flush()
        else:
            self._held = data
            self._loop.call_soon(self._flush)

    def close(self) -> None:
        self._flush()
        self._transport.close()

    def _flush(self) -> None:
        held, self._held = self._held, b""
        if held and not self.is_closing():  # or nobody hears it any more
            self._transport.write(held)


class Patient(HttpToolsProtocol):
    """uvicorn's keep-alive timer runs until headers are complete, not until the first byte of them has come."""

    # Whose turn has not come, the eldest first, with what was read of them: of the process, as the limit is.
    _waiting: ClassVar["dict[Patient, bytes]"] = {}

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self._untold = 0  # bytes since the parser last told of anything but a header
        self._head_is_too_large = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.transport = Gathering(transport, self.loop)  # type: ignore[assignment]
        self.flow = OneAtATime(transport, self.pipeline)
        self.timeout_keep_alive_task = self.loop.call_later(self.timeout_keep_alive, self.timeout_keep_alive_handler)
        if len(self.connections) > MOST_CONNECTIONS:
            self._waiting[self] = b""

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        if self._waiting.pop(self, None) is None and self._waiting:
            eldest = next(iter(self._waiting))
            data = self._waiting.pop(eldest)
            eldest.flow.resume_reading()
            if data:
                eldest.data_received(data)

    def data_received(self, data: bytes) -> None:
        if self in self._waiting:
            self._waiting[self] += data
            self.flow.pause_reading()
            return
        timer, self.timeout_keep_alive_task = self.timeout_keep_alive_task, None
        self._untold += len(data)
        super().data_received(data)
        if self._untold > HEAD_BYTES:  # also the trailers of a body in chunks
            self._refuse_head()
        if timer is not None:
            if self.cycle is None or self.cycle.response_complete:  # no request is complete so far
                self.timeout_keep_alive_task = timer
            else:
                timer.cancel()

    def on_headers_complete(self) -> None:
        if self._untold > HEAD_BYTES or len(self.headers) > MOST_HEADERS:
            size = len(self.url) + sum(len(name) + len(value) for name, value in self.headers)
            if size > HEAD_BYTES or len(self.headers) > MOST_HEADERS:  # and not a body before it
                self._head_is_too_large = True
                raise ValueError("too large")  # which the parser takes for a request that is not HTTP
        self._untold = 0
        super().on_headers_complete()
        self.headers = []  # the trailers of a body in chunks are no headers: they are read and thrown away

    def on_body(self, body: bytes) -> None:
        self._untold = 0
        super().on_body(body)

    def send_400_response(self, msg: str) -> None:
        if self._head_is_too_large:
            self._refuse_head()
        else:
            super().send_400_response(msg)

    def _refuse_head(self) -> None:
        if not self.transport.is_closing():
            head = b"content-type: text/plain\r\ncontent-length: %d\r\nconnection: close\r\n\r\n" % len(_TOO_LARGE)
            self.transport.write(STATUS_LINE[431] + head + _TOO_LARGE)
            self.transport.close()
