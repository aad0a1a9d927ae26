"""Threads that an event loop hands its calls to.

`run_in_executor` does the same at the price of two futures and their locks for every call, a fifth of what the server
takes for a simple one. Here the loop's own thread keeps the books, so that nothing needs a lock; and who was busy last
is asked first, since its database connection is warm.
"""

import asyncio
import threading
from collections import deque
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any, NamedTuple


class _Task(NamedTuple):
    function: Callable[[Any], Any]
    argument: Any
    loop: asyncio.AbstractEventLoop
    done: "asyncio.Future[Any]"


_Inbox = SimpleQueue[_Task | None]


class Threads:
    """At most so many, started when they are needed; each does `at_end` before it ends."""

    def __init__(self, most: int, name: str, at_end: Callable[[], None]) -> None:
        self._most, self._name, self._at_end = most, name, at_end
        self._started = 0
        self._closed = False
        self._idle: list[_Inbox] = []
        self._waiting: deque[_Task] = deque()

    def run(self, function: Callable[[Any], Any], argument: Any) -> "asyncio.Future[Any]":
        """What the function answers or raises. Once it runs, it runs to its end, whoever still waits for it."""
        loop = asyncio.get_running_loop()
        task = _Task(function, argument, loop, loop.create_future())
        if self._idle:
            self._idle.pop().put(task)
        elif self._started < self._most:
            self._start(task)
        else:
            self._waiting.append(task)
        return task.done

    def close(self) -> None:
        """Idle threads end now, the others once what was asked is done."""
        self._closed = True
        while self._idle:
            self._idle.pop().put(None)

    def _start(self, first: _Task) -> None:
        self._started += 1
        inbox = _Inbox()
        inbox.put(first)
        threading.Thread(target=self._serve, args=[inbox], name=f"{self._name}-{self._started}", daemon=True).start()

    def _serve(self, inbox: _Inbox) -> None:
        for task in iter(inbox.get, None):
            try:
                ended, outcome = task.done.set_result, task.function(task.argument)
            except Exception as error:
                ended, outcome = task.done.set_exception, error
            task.loop.call_soon_threadsafe(self._over, inbox, task, ended, outcome)
        self._at_end()

    def _over(self, inbox: _Inbox, task: _Task, ended: Callable[[Any], None], outcome: Any) -> None:
        while self._waiting and self._waiting[0].done.cancelled():
            self._waiting.popleft()
        if self._waiting:
            inbox.put(self._waiting.popleft())
        elif self._closed:
            inbox.put(None)
        else:
            self._idle.append(inbox)
        if not task.done.cancelled():
            ended(outcome)
