"""The public content as an ASGI application: bodies are read without holding a thread, functions called in threads."""

import asyncio
from typing import Any

from django.db import close_old_connections, connections

from lessons.sandbox.asgi import Gone, Receive, Send, TooLarge, body_of
from lessons.sandbox.content.answering import TOO_LARGE, answer
from lessons.sandbox.content.visit import Visit, visit_of
from lessons.sandbox.endpoint.threads import Threads
from lessons.sandbox.limits import limit
from lessons.sandbox.pipe import Pipe
from serverless_lab.wire.function_urls.reply import Reply, refusal

THREADS = 32  # one learner's function URLs hold at most LAB_URL_CALLS_AT_ONCE of them
_threads = Threads(THREADS, "content", connections.close_all)
TOO_SLOW = refusal(408, "RequestTimeoutException", "Request Timeout")
_CLOSE = (("connection", "close"),)


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
        async with asyncio.timeout(limit("LAB_URL_BODY_SECONDS")):
            body = await body_of(receive, limit("LAB_URL_BODY_BYTES"))
    except TooLarge:
        reply = TOO_LARGE.with_headers(_CLOSE)
    except TimeoutError:
        reply = TOO_SLOW.with_headers(_CLOSE)
    except Gone:
        return
    else:
        pipe = Pipe(send, body=scope["method"] != "HEAD")
        reply = await _threads.run(_in_thread, (visit_of(scope, body), pipe))
        if pipe.begun:
            await pipe.end()
            return
    await _send(scope["method"], reply, send)


def _in_thread(asked: tuple[Visit, Pipe]) -> Reply | None:
    close_old_connections()
    return answer(*asked)


async def _send(method: str, reply: Reply, send: Send) -> None:
    headers = [(name.encode("latin-1"), value.encode()) for name, value in reply.headers]
    if reply.status not in (204, 304):
        headers.append((b"content-length", str(len(reply.body)).encode()))
    await send({"type": "http.response.start", "status": reply.status, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if method == "HEAD" else reply.body})
