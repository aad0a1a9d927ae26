"""One client's connection: requests are read whole, without holding a thread, and answered one after the other."""

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Any, NamedTuple

import httptools
import structlog

from lessons.sandbox.endpoint import http
from lessons.sandbox.limits import limit
from serverless_lab.wire.message import Request, Response

log = structlog.get_logger("lab.endpoint")
MOST = 256  # connections, since each may hold a body in memory
HEAD_BYTES = 64 << 10  # of the line and the headers of a request that comes in pieces
SECONDS = {"idle": 75, "head": 20, "unread": 75}  # that a client may take; for a body LAB_AWS_BODY_SECONDS
Ask = Callable[[Request], "asyncio.Future[Response]"]


class _Sent(NamedTuple):
    """A request that has come, and whether its client means to go on afterwards."""

    request: Request
    goes_on: bool


class Connection(asyncio.Protocol):
    """`ask` gives a request to a thread; `others` are all open connections. httptools calls what begins with `on_`."""

    def __init__(self, ask: Ask, others: "set[Connection]") -> None:
        self._ask, self._others = ask, others
        self._loop = asyncio.get_running_loop()
        self._parser = httptools.HttpRequestParser(self)
        self._reading = "idle"  # then the "head" of a request, then its "body"
        self._sent: deque[_Sent] = deque()
        self._answer: asyncio.Future[Response] | None = None  # to `_asked`
        self._ending = self._unread = self._paused = False
        self._patience: tuple[str, asyncio.TimerHandle | None] = ("", None)  # and what it is had with

    def connection_made(self, transport: Any) -> None:
        self._transport: asyncio.Transport = transport
        if len(self._others) >= MOST:
            self._end(http.TOO_MANY)
        self._others.add(self)
        self._be_patient()

    def connection_lost(self, error: Exception | None) -> None:
        self._others.discard(self)
        self._ending = True
        self._sent.clear()
        self._be_patient()
        if self._answer is not None:
            self._answer.cancel()

    def data_received(self, data: bytes) -> None:
        if self._ending:
            return
        if self._answer is not None and not self._paused:
            self._paused = True  # once this piece has been read
            self._transport.pause_reading()
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserUpgrade:  # to what is not spoken here
            self.end()
        except httptools.HttpParserError:
            self._end(http.BAD)
        if self._reading == "head":
            self._size += len(data)
            if self._size > HEAD_BYTES:
                self._end(http.BAD)
        self._be_patient()

    def pause_writing(self) -> None:
        self._unread = True

    def resume_writing(self) -> None:
        self._unread = False
        self._go_on()

    def on_message_begin(self) -> None:
        self._reading, self._size = "head", 0
        self._url = b""
        self._headers: dict[str, str] = {}
        self._body: list[bytes] = []

    def on_url(self, part: bytes) -> None:
        self._url += part

    def on_header(self, raw_name: bytes, raw: bytes) -> None:
        """Headers that were sent several times are joined, as they are signed; what follows a body is left out."""
        if self._reading == "head":
            name, value = raw_name.decode("latin-1").lower(), http.text(raw.strip())
            self._headers[name] = f"{self._headers[name]},{value}" if name in self._headers else value

    def on_headers_complete(self) -> None:
        self._reading, self._size = "body", 0
        if self._answer is None and self._headers.get("expect", "").lower() == "100-continue":
            self._transport.write(http.CONTINUE)

    def on_body(self, part: bytes) -> None:
        self._size += len(part)
        if self._size <= limit("LAB_AWS_BODY_BYTES"):
            self._body.append(part)
        elif not self._ending:
            self._end(http.TOO_LARGE)

    def on_message_complete(self) -> None:
        self._reading = "idle"
        if not self._ending:
            method, body = self._parser.get_method().decode(), b"".join(self._body)
            request = Request(method, *http.path_and_query(self._url), self._headers, body)
            self._sent.append(_Sent(request, self._parser.should_keep_alive()))
            self._go_on()

    def end(self) -> None:
        """Once everything has been answered that was asked so far."""
        self._end(None)

    def _end(self, refusal: Response | None) -> None:
        """A refusal is said only where no other answer would have to come first."""
        self._ending = True
        if self._answer is None and refusal is not None:
            self._transport.write(http.written(refusal, goes_on=False))
        self._go_on()

    def _go_on(self) -> None:
        """To the next request that has come, or to reading or closing."""
        if self._answer is not None or self._unread:
            return
        if self._sent:
            self._asked = self._sent.popleft()
            self._answer = self._ask(self._asked.request)
            self._answer.add_done_callback(self._answered)
        elif self._ending:
            self._transport.close()
        elif self._paused:
            self._paused = False
            self._transport.resume_reading()

    def _answered(self, answer: "asyncio.Future[Response]") -> None:
        self._answer = None
        if self._transport.is_closing():
            return
        try:
            response = answer.result()
        except Exception:
            log.exception("the endpoint failed")
            response = http.FAILED
        asked = self._asked
        self._ending |= not asked.goes_on
        self._transport.write(http.written(response, asked.request.method, goes_on=not self._ending))
        self._go_on()
        self._be_patient()

    def _be_patient(self) -> None:
        """With whom the lab waits for; it never lets itself be hurried."""
        before, timer = self._patience
        now = "" if self._answer else "unread" if self._unread else self._reading
        if self._transport.is_closing() and not self._unread:
            now = ""
        if now == before:
            return
        if timer is not None:
            timer.cancel()
        seconds = limit("LAB_AWS_BODY_SECONDS") if now == "body" else SECONDS.get(now)
        self._patience = now, self._loop.call_later(seconds, self._lose_patience) if now else None

    def _lose_patience(self) -> None:
        if self._reading == "body" and not self._unread:
            self._end(http.TOO_SLOW)
        else:
            self._transport.abort()
