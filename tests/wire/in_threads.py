"""What is asked of the endpoint's threads, from a loop of its own."""

import asyncio
import threading
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any


def run(coroutine: Coroutine[Any, Any, Any]) -> Any:
    """In a thread of its own: a browser that other tests opened keeps an event loop in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, coroutine).result()


def name_of_thread(_):
    return threading.current_thread().name
