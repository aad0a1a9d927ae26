"""A function URL that streams: what a function writes goes out at once."""

from collections.abc import Callable

from lessons.sandbox.pipe import Pipe
from serverless_lab.engine.work import RunFunction
from serverless_lab.wire.function_urls.answers import FAILED, head_of
from serverless_lab.wire.function_urls.reply import Reply


class Streamed:
    """Hears one run. `finish` puts on an answer's head what every answer of the URL has: (reply, request id)."""

    def __init__(self, pipe: Pipe, finish: Callable[[Reply, str], Reply]) -> None:
        self._pipe, self._finish = pipe, finish
        self._held = b""
        self._broken = False

    def hear(self, work: RunFunction, content_type: str, piece: bytes) -> None:
        if self._pipe.begun:
            self._pipe.put(b"" if self._broken else piece)
            return
        self._held += piece
        try:
            head = head_of(content_type, self._held)
        except (ValueError, RecursionError):
            self._broken, head = True, (FAILED, FAILED.body)
        if head is not None:
            reply, rest = head
            told = self._finish(reply, work.request_id)
            self._pipe.begin(told.status, told.headers)
            self._pipe.put(rest)
