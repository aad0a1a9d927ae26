"""The endpoint as an ASGI application: bodies are read without holding a thread, calls are made in threads."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from django.db import close_old_connections, connections

from lessons.sandbox.endpoint import operator
from lessons.sandbox.endpoint.answering import answer
from lessons.sandbox.endpoint.threads import Threads
from lessons.sandbox.limits import limit
from serverless_lab.wire.message import Request, Response

THREADS = 32  # one learner's calls hold at most LAB_CALLS_AT_ONCE of them
_threads = Threads(THREADS, "endpoint", connections.close_all)
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]


class _TooLarge(Exception):
    pass


class _Gone(Exception):
    """The client hung up before it had said everything."""


async def application(scope: dict[str, Any], receive: Receive, send: Send) -> None:
    if scope["type"] == "lifespan":
        await _live(receive, send)
    elif scope["type"] == "http":
        await _respond(scope, receive, send)


async def _live(receive: Receive, send: Send) -> None:
    while (await receive())["type"] != "lifespan.shutdown":
        await send({"type": "lifespan.startup.complete"})
    _threads.close()
    await send({"type": "lifespan.shutdown.complete"})


async def _respond(scope: dict[str, Any], receive: Receive, send: Send) -> None:
    try:
        async with asyncio.timeout(limit("LAB_AWS_BODY_SECONDS")):
            body = await _body(receive)
    except _TooLarge:
        response = Response(413, {"content-type": "text/plain", "connection": "close"}, b"The body is too large.\n")
    except TimeoutError:
        response = Response(408, {"content-type": "text/plain", "connection": "close"}, b"The body came too slowly.\n")
    except _Gone:
        return
    else:
        request = _request(scope, body)
        response = await _threads.run(_in_thread, request)
    await _send(scope["method"], response, send)


async def _body(receive: Receive) -> bytes:
    """Everything that was sent, up to the limit."""
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise _Gone
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        if size > limit("LAB_AWS_BODY_BYTES"):
            raise _TooLarge
        if not message.get("more_body"):
            return b"".join(parts)


def _request(scope: dict[str, Any], body: bytes) -> Request:
    """Headers that were sent several times are joined, as they are signed."""
    headers: dict[str, str] = {}
    for raw_name, raw in scope["headers"]:
        name, value = raw_name.decode("latin-1").lower(), _text(raw)
        headers[name] = f"{headers[name]},{value}" if name in headers else value
    path, query = scope["raw_path"].partition(b"?")[0], scope["query_string"]
    return Request(scope["method"], path.decode("latin-1"), query.decode("latin-1"), headers, body)


def _text(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _in_thread(request: Request) -> Response:
    close_old_connections()
    return operator.answer(request) if request.path.startswith(operator.PREFIX) else answer(request)


async def _send(method: str, response: Response, send: Send) -> None:
    headers = {name.lower(): value for name, value in response.headers.items()}
    body = b"" if method == "HEAD" else response.body
    if method != "HEAD":  # whose answer tells the length of what it leaves out
        headers["content-length"] = str(len(body))
    pairs = [(name.encode("latin-1"), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": response.status, "headers": pairs})
    await send({"type": "http.response.body", "body": body})
