"""The endpoint as an ASGI application: bodies are read without holding a thread, calls are made in threads."""

import asyncio
from typing import Any

from django.db import connections

from lessons.sandbox import statements
from lessons.sandbox.asgi import Gone, Receive, Send, TooLarge, body_of, request_of
from lessons.sandbox.endpoint import code_links, operator, polling
from lessons.sandbox.endpoint.answering import answer
from lessons.sandbox.endpoint.threads import Threads
from lessons.sandbox.limits import limit
from lessons.sandbox.pipe import Pipe
from lessons.sandbox.polls import Poll
from serverless_lab.wire.addressing import at_root
from serverless_lab.wire.message import Request, Response

THREADS = 32  # one learner's calls hold at most LAB_CALLS_AT_ONCE of them
STREAMING = "/response-streaming-invocations"  # in the path of the one operation that streams
_threads = Threads(THREADS, "endpoint", connections.close_all)


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
            body = await body_of(receive, limit("LAB_AWS_BODY_BYTES"))
    except TooLarge:
        response = Response(413, {"content-type": "text/plain", "connection": "close"}, b"The body is too large.\n")
    except TimeoutError:
        response = Response(408, {"content-type": "text/plain", "connection": "close"}, b"The body came too slowly.\n")
    except Gone:
        return
    else:
        request = request_of(scope, body)
        pipe = Pipe(send) if STREAMING in request.path else None
        response = await _answer(request, pipe, receive)
        if response is None and pipe is None:
            return
        if pipe is not None and pipe.begun:
            await pipe.end()
            return
    await _send(scope["method"], response, send)


async def _answer(request: Request, pipe: Pipe | None, receive: Receive) -> Response | None:
    """A call that waits holds no thread meanwhile. None: the answer went through the pipe, or nobody wants it."""
    found = await _threads.run(_in_thread, (request, pipe, None))
    if not isinstance(found, Poll):
        return found
    gone = asyncio.ensure_future(receive())  # the body was read: what comes now is that the client hung up
    try:
        while isinstance(found, Poll):
            if not await polling.news_of(found, gone, _threads):
                return None
            found = await _threads.run(_in_thread, (request, pipe, found))
    finally:
        gone.cancel()
    return found


def _in_thread(asked: tuple[Request, Pipe | None, Poll | None]) -> Response | Poll | None:
    statements.begin_call()
    request, pipe, poll = asked
    if request.path.startswith(operator.PREFIX):
        return operator.answer(request)
    if at_root(request).path.startswith(code_links.PREFIX):
        return code_links.answer(request)
    return answer(request, pipe, poll)


async def _send(method: str, response: Response, send: Send) -> None:
    headers = {name.lower(): value for name, value in response.headers.items()}
    body = b"" if method == "HEAD" else response.body
    if method != "HEAD":  # whose answer tells the length of what it leaves out
        headers["content-length"] = str(len(body))
    pairs = [(name.encode("latin-1"), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": response.status, "headers": pairs})
    await send({"type": "http.response.body", "body": body})
