"""Several things at the same moment, each in a thread with database connections of its own."""

from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

from django.db import connections


def at_once(*tasks: Callable[[], Any]) -> list[Any]:
    """What each gave, in their order; raises what one of them raised."""
    start = Barrier(len(tasks), timeout=60)
    given: list[Any] = [None] * len(tasks)
    failures: list[BaseException] = []

    def run(number: int) -> None:
        try:
            start.wait()
            given[number] = tasks[number]()
        except BaseException as error:
            failures.append(error)
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=(number,)) for number in range(len(tasks))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    if failures:
        raise failures[0]
    return given
