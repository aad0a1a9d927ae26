"""Threads that an event loop hands its calls to.

`run_in_executor` does the same at the price of two futures and their locks for every call, a fifth of what the server
takes for a simple one. Here the loop's own thread keeps the books, so that nothing needs a lock; and who was busy last
is asked first, since its database connection is warm.

Calls are short and the interpreter runs one thread at a time: threads that take turns need more of a processor than
one that does all the calls in a row. So a further thread is woken only for who has stood in line for longer than a
short call takes.
"""

import asyncio
import threading
from collections import deque
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any, NamedTuple

AT_ONCE = 1  # short calls that are made before anybody stands in line
SHORT_S = 0.003


class _Task(NamedTuple):
    function: Callable[[Any], Any]
    argument: Any
    loop: asyncio.AbstractEventLoop
    done: "asyncio.Future[Any]"
    since: float


_Inbox = SimpleQueue[_Task | None]


class Threads:
    """At most so many, started when they are needed; each does `at_end` before it ends."""

    def __init__(self, most: int, name: str, at_end: Callable[[], None]) -> None:
        self._most, self._name, self._at_end = most, name, at_end
        self._started = 0
        self._closed = False
        self._idle: list[_Inbox] = []
        self._busy: dict[_Inbox, float] = {}  # since when
        self._waiting: deque[_Task] = deque()
        self._late = 0.0  # whoever came until then and still stands in line is due

    async def run(self, function: Callable[[Any], Any], argument: Any) -> Any:
        """What the function answers or raises. Once it runs, it runs to its end, whoever still waits for it."""
        loop = asyncio.get_running_loop()
        now = loop.time()
        task = _Task(function, argument, loop, loop.create_future(), now)
        if self._may_have_one and self._short_calls(now) < AT_ONCE:
            self._hand_over(task)
        else:
            self._waiting.append(task)
            loop.call_later(SHORT_S, self._hurry, now)
        return await task.done

    def close(self) -> None:
        """Idle threads end now, the others once what was asked is done."""
        self._closed = True
        while self._idle:
            self._end(self._idle.pop())

    def _end(self, inbox: _Inbox) -> None:
        self._started -= 1  # whoever still comes after the end is served by a new one
        inbox.put(None)

    def _hurry(self, since: float) -> None:
        """Whoever came then and stands in line still gets a thread of their own, as soon as there is one."""
        self._late = since
        self._forget_cancelled()
        if self._is_due and self._may_have_one:
            self._hand_over(self._waiting.popleft())

    def _forget_cancelled(self) -> None:
        while self._waiting and self._waiting[0].done.cancelled():
            self._waiting.popleft()

    def _short_calls(self, now: float) -> int:
        """Busy threads, without those that take so long that they must be waiting for something, as for a function."""
        return sum(now - since < SHORT_S for since in self._busy.values())

    @property
    def _is_due(self) -> bool:
        return bool(self._waiting) and self._waiting[0].since <= self._late

    @property
    def _may_have_one(self) -> bool:
        return bool(self._idle) or self._started < self._most

    def _hand_over(self, task: _Task) -> None:
        self._give(self._idle.pop() if self._idle else self._start(), task)

    def _give(self, inbox: _Inbox, task: _Task) -> None:
        self._busy[inbox] = task.loop.time()
        inbox.put(task)

    def _start(self) -> _Inbox:
        self._started += 1
        inbox = _Inbox()
        threading.Thread(target=self._serve, args=[inbox], name=f"{self._name}-{self._started}", daemon=True).start()
        return inbox

    def _serve(self, inbox: _Inbox) -> None:
        for task in iter(inbox.get, None):
            try:
                ended, outcome = task.done.set_result, task.function(task.argument)
            except BaseException as error:  # whatever it is, somebody waits for it, as for that of a panic in Rust
                ended, outcome = task.done.set_exception, error
            task.loop.call_soon_threadsafe(self._over, inbox, task, ended, outcome)
        self._at_end()

    def _over(self, inbox: _Inbox, task: _Task, ended: Callable[[Any], None], outcome: Any) -> None:
        self._forget_cancelled()
        del self._busy[inbox]
        if self._is_due or (self._waiting and self._short_calls(task.loop.time()) < AT_ONCE):
            self._give(inbox, self._waiting.popleft())
        elif self._closed:
            self._end(inbox)
        else:
            self._idle.append(inbox)
        if not task.done.cancelled():
            ended(outcome)
