"""The endpoint as an ASGI application: bodies are read without holding a thread; calls that would wait for anything
are made in threads.
"""

import asyncio
from functools import cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections

from lessons.sandbox import statements
from lessons.sandbox.asgi import Gone, Receive, Send, TooLarge, body_of, request_of
from lessons.sandbox.endpoint import code_links, operator, polling
from lessons.sandbox.endpoint.answering import answer, answer_at_once
from lessons.sandbox.endpoint.threads import Threads
from lessons.sandbox.errors import Moved, NotAtOnce
from lessons.sandbox.limits import limit
from lessons.sandbox.pipe import Pipe
from lessons.sandbox.polls import Poll
from serverless_lab.wire.addressing import at_root
from serverless_lab.wire.message import Request, Response

THREADS = 32  # one learner's calls hold at most LAB_CALLS_AT_ONCE of them
SMALL = 64 << 10  # bytes in the body of a call that may be made at once
WAITED_FOR = "/invocations"  # at the end of the path of a call that waits for a function, as a rule
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
    presuming = True
    if pipe is None and _may_be_made_at_once(request):
        try:
            return _at_once(request)
        except NotAtOnce:
            pass
        except Moved:
            presuming = False
    found = await _threads.run(_in_thread, (request, pipe, None, presuming))
    if not isinstance(found, Poll):
        return found
    gone = asyncio.ensure_future(receive())  # the body was read: what comes now is that the client hung up
    try:
        while isinstance(found, Poll):
            if not await polling.news_of(found, gone, _threads):
                return None
            found = await _threads.run(_in_thread, (request, pipe, found, True))
    finally:
        gone.cancel()
    return found


def _may_be_made_at_once(request: Request) -> bool:
    """As far as can be told before it is looked into. PostgreSQL answers from afar: there every question is a wait."""
    return (
        len(request.body) <= SMALL
        and _on_sqlite()
        and not request.path.startswith(operator.PREFIX)
        and not request.path.endswith(WAITED_FOR)
        and code_links.PREFIX not in request.path
    )


def _at_once(request: Request) -> Response:
    """By the loop itself: to hand a simple call to a thread and take its answer back takes a fifth of what it takes.

    Django keeps event loops from its connections, since tasks might take turns on one. Nothing takes turns here.
    """
    loop = asyncio.get_running_loop()
    asyncio._set_running_loop(None)
    try:
        statements.begin_call()
        return answer_at_once(request)
    finally:
        asyncio._set_running_loop(loop)


@cache
def _on_sqlite() -> bool:
    return connections[DEFAULT_DB_ALIAS].vendor == "sqlite"


def _in_thread(asked: tuple[Request, Pipe | None, Poll | None, bool]) -> Response | Poll | None:
    statements.begin_call()
    request, pipe, poll, presuming = asked
    if request.path.startswith(operator.PREFIX):
        return operator.answer(request)
    if at_root(request).path.startswith(code_links.PREFIX):
        return code_links.answer(request)
    return answer(request, pipe, poll, presuming=presuming)


async def _send(method: str, response: Response, send: Send) -> None:
    headers = {name.lower(): value for name, value in response.headers.items()}
    body = b"" if method == "HEAD" else response.body
    if method != "HEAD":  # whose answer tells the length of what it leaves out
        headers["content-length"] = str(len(body))
    pairs = [(name.encode("latin-1"), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": response.status, "headers": pairs})
    await send({"type": "http.response.body", "body": body})
