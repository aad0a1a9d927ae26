"""Long polls on the event loop: who waits for messages holds a connection, and no thread."""

import asyncio
from uuid import UUID

from lessons.sandbox import moment, polls, statements, wakes
from lessons.sandbox.endpoint.threads import Threads
from lessons.sandbox.polls import Poll
from serverless_lab.engine.instant import SECOND


async def news_of(poll: Poll, gone: "asyncio.Future[object]", threads: Threads) -> bool:
    """Wait until the call is to be looked at again. False: whoever asked has hung up."""
    loop, news = asyncio.get_running_loop(), asyncio.Event()
    with wakes.told(poll.account_pk, lambda: loop.call_soon_threadsafe(news.set)):
        while moment.now() < poll.until and await threads.run(_head_of, poll.account_pk) == poll.head:
            left = max(0.0, (poll.until - moment.now()) / SECOND)
            heard = asyncio.ensure_future(news.wait())
            await asyncio.wait({heard, gone}, timeout=min(polls.BEAT_S, left), return_when=asyncio.FIRST_COMPLETED)
            heard.cancel()
            if gone.done():
                return False
            if news.is_set():
                break
    return True


def _head_of(account_pk: UUID) -> int:
    """As every other call of these threads, on a connection that is still good."""
    statements.begin_call()
    return polls.head_of(account_pk)
