"""The sandbox has no threads and no socket pairs: asyncio, executors and Thread work without them here."""

import asyncio
import asyncio.selector_events
import asyncio.unix_events
import concurrent.futures
import concurrent.futures.thread
import selectors
import threading
import time
import traceback
from collections.abc import Callable
from typing import Any


class _SleepingSelector(selectors._BaseSelectorImpl):
    def select(self, timeout: float | None = None) -> list[Any]:
        if timeout is None:
            raise RuntimeError("asyncio: nothing is scheduled, and nothing outside can wake the loop (deadlock)")
        if timeout > 0:
            time.sleep(timeout)
        return []


class Loop(asyncio.selector_events.BaseSelectorEventLoop):
    """An event loop that only timers and its own tasks can wake."""

    def __init__(self, selector: object = None) -> None:
        super().__init__(_SleepingSelector())

    def _make_self_pipe(self) -> None:
        self._ssock = self._csock = None
        self._internal_fds += 1  # type: ignore[attr-defined]

    def _close_self_pipe(self) -> None:
        self._internal_fds -= 1  # type: ignore[attr-defined]

    def _write_to_self(self) -> None:
        """No other thread exists that could need waking."""

    def run_in_executor(self, executor: object, func: Any, *args: Any) -> Any:  # type: ignore[override]
        future = self.create_future()
        try:
            future.set_result(func(*args))
        except Exception as problem:
            future.set_exception(problem)
        return future


class InlineExecutor(concurrent.futures.Executor):
    """ThreadPoolExecutor's surface; every job runs inside submit()."""

    def __init__(
        self,
        max_workers: int | None = None,
        thread_name_prefix: str = "",
        initializer: Callable[..., object] | None = None,
        initargs: tuple[Any, ...] = (),
    ) -> None:
        if initializer:
            initializer(*initargs)

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        future: concurrent.futures.Future[Any] = concurrent.futures.Future()
        future.set_running_or_notify_cancel()
        try:
            future.set_result(fn(*args, **kwargs))
        except BaseException as problem:
            future.set_exception(problem)
        return future


def _start(thread: threading.Thread) -> None:
    thread._started.set()  # type: ignore[attr-defined]
    try:
        thread.run()
    except SystemExit:
        pass
    except BaseException:
        traceback.print_exc()


def install() -> None:
    """Put the replacements where functions will look for the originals."""
    for name in ("_UnixDefaultEventLoopPolicy", "_DefaultEventLoopPolicy", "DefaultEventLoopPolicy"):
        policy = getattr(asyncio.unix_events, name, None)
        if policy is not None:
            policy._loop_factory = Loop
    for place in (asyncio, asyncio.unix_events):
        place.SelectorEventLoop = Loop  # type: ignore[attr-defined]
    asyncio.EventLoop = Loop  # type: ignore[attr-defined]
    concurrent.futures.ThreadPoolExecutor = InlineExecutor  # type: ignore[assignment, misc]
    concurrent.futures.thread.ThreadPoolExecutor = InlineExecutor  # type: ignore[assignment, misc]
    threading.Thread.start = _start  # type: ignore[method-assign, assignment]
    threading.Thread.join = lambda self, timeout=None: None  # type: ignore[method-assign]
    threading.Thread.is_alive = lambda self: False  # type: ignore[method-assign]
    threading._shutdown = lambda: None  # type: ignore[attr-defined]
