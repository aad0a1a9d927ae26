"""The endpoint as a server: one event loop that reads and writes, and threads that answer."""

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

import uvloop
from django.db import connections

from lessons.sandbox import statements
from lessons.sandbox.endpoint import operator
from lessons.sandbox.endpoint.answering import answer
from lessons.sandbox.endpoint.connection import Connection
from lessons.sandbox.endpoint.threads import Threads
from serverless_lab.wire.message import Request, Response

THREADS = 32  # one learner's calls hold at most LAB_CALLS_AT_ONCE of them
PATIENCE = 2.0  # seconds that calls are given to end before the server does


def serve(host: str, port: int) -> None:
    """Until SIGINT or SIGTERM."""
    uvloop.run(_serve(host, port))


async def _serve(host: str, port: int) -> None:
    stopping = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopping.set)
    async with listening(host, port):
        await stopping.wait()


@asynccontextmanager
async def listening(host: str, port: int, threads: int = THREADS) -> AsyncIterator[None]:
    """While the block lasts; then what was asked is answered, as far as that does not take too long."""
    loop = asyncio.get_running_loop()
    callers, open_ones = Threads(threads, "endpoint", connections.close_all), set[Connection]()
    server = await loop.create_server(
        lambda: Connection(partial(callers.run, respond), open_ones), host, port, backlog=1024
    )
    try:
        yield
    finally:
        server.close()
        for each in list(open_ones):
            each.end()
        until = loop.time() + PATIENCE
        while open_ones and loop.time() < until:
            await asyncio.sleep(0.01)
        callers.close()


def respond(request: Request) -> Response:
    statements.begin_call()
    return operator.answer(request) if request.path.startswith(operator.PREFIX) else answer(request)
