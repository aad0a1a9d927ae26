"""Who waits for messages outlives a database that was restarted."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.db import connections

from lessons.sandbox import moment
from lessons.sandbox.endpoint import polling
from lessons.sandbox.endpoint.threads import Threads
from lessons.sandbox.models import Account
from lessons.sandbox.polls import Poll
from serverless_lab.engine.instant import SECOND


def test_a_connection_that_broke_is_not_asked_again(account: Account) -> None:
    async def look_twice() -> list[bool]:
        threads = Threads(1, "polling", connections.close_all)
        gone: asyncio.Future[object] = asyncio.get_running_loop().create_future()
        moved = Poll(account.pk, account.head - 1, moment.now() + SECOND, None, 0, None)
        found = [await polling.news_of(moved, gone, threads)]
        await threads.run(break_off, None)
        found.append(await polling.news_of(moved, gone, threads))
        threads.close()
        return found

    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(asyncio.run, look_twice()).result() == [True, True]


def break_off(_: Any) -> None:
    """As PostgreSQL does, whose connection then says so; SQLite's never asks its file."""
    broken = connections["default"]
    broken.connection.close()
    broken.is_usable = lambda: False  # type: ignore[method-assign]
