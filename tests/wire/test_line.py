"""The line in which calls stand before a further thread of the endpoint is woken for them."""

import asyncio
import threading

import pytest

from lessons.sandbox.endpoint import threads as threads_module
from lessons.sandbox.endpoint.threads import AT_ONCE, Threads
from tests.wire.in_threads import name_of_thread, run


def test_short_calls_stand_in_line_for_one_thread(monkeypatch):
    monkeypatch.setattr(threads_module, "SHORT_S", 60.0)

    async def many():
        threads = Threads(9, "call", int)
        return await asyncio.gather(*(threads.run(name_of_thread, None) for _ in range(50)))

    assert set(run(many())) <= {f"call-{number}" for number in range(1, AT_ONCE + 1)}


def test_behind_long_calls_nobody_stands_in_line_for_long():
    async def two_long_ones_and_a_short_one():
        threads = Threads(9, "call", int)
        gate = threading.Event()
        long = [asyncio.create_task(threads.run(lambda _: gate.wait(10), None)) for _ in range(AT_ONCE)]
        await asyncio.sleep(0)
        short = await threads.run(name_of_thread, None)
        gate.set()
        return short, await asyncio.gather(*long)

    assert run(two_long_ones_and_a_short_one()) == (f"call-{AT_ONCE + 1}", [True] * AT_ONCE)


def test_long_calls_do_not_count_once_they_are_known_as_such(monkeypatch):
    async def two_long_ones_and_later_a_short_one():
        threads = Threads(9, "call", int)
        gate = threading.Event()
        long = [asyncio.create_task(threads.run(lambda _: gate.wait(10), None)) for _ in range(AT_ONCE)]
        await asyncio.sleep(0)  # they have begun
        await asyncio.sleep(threads_module.SHORT_S * 2)
        monkeypatch.setattr(asyncio.get_running_loop(), "call_later", None)  # nobody has to be hurried
        short = await threads.run(name_of_thread, None)
        gate.set()
        await asyncio.gather(*long)
        return short

    assert run(two_long_ones_and_later_a_short_one()) == f"call-{AT_ONCE + 1}"


@pytest.fixture
def by_hand(monkeypatch):
    """The time in line is over when the test says so: `by_hand(number)`, in the order in which calls came to it."""
    timers = []

    def over(number):
        hurry, *when = timers[number]
        hurry(*when)

    monkeypatch.setattr(threads_module, "SHORT_S", 60.0)
    monkeypatch.setattr(asyncio.BaseEventLoop, "call_later", lambda _loop, _after, *timer: timers.append(timer))
    return over


def held(threads, gate):
    return asyncio.create_task(threads.run(lambda _: gate.wait(10) and name_of_thread(_), None))


def test_the_time_in_line_of_who_was_served_hurries_nobody_else(by_hand):
    async def some_and_later_others():
        threads, gate = Threads(9, "call", int), threading.Event()
        await asyncio.gather(*(threads.run(name_of_thread, None) for _ in range(AT_ONCE + 1)))
        later = [held(threads, gate) for _ in range(AT_ONCE + 1)]
        await asyncio.sleep(0)
        by_hand(0)
        gate.set()
        return set(await asyncio.gather(*later))

    assert run(some_and_later_others()) == {f"call-{number}" for number in range(1, AT_ONCE + 1)}


def test_who_is_due_is_taken_by_the_first_thread_that_ends(by_hand):
    """However short the other calls may be so far."""

    async def all_busy():
        threads, gates = Threads(AT_ONCE + 1, "call", int), [threading.Event() for _ in range(AT_ONCE + 1)]
        busy = [held(threads, gate) for gate in gates]
        due = asyncio.create_task(threads.run(name_of_thread, None))
        await asyncio.sleep(0)
        by_hand(0)
        by_hand(1)
        gates[-1].set()
        name = await due
        for gate in gates:
            gate.set()
        await asyncio.gather(*busy)
        return name

    assert run(all_busy()) == f"call-{AT_ONCE + 1}"


def test_in_line_who_gave_up_is_passed_over(monkeypatch):
    begun = []
    monkeypatch.setattr(threads_module, "SHORT_S", 0.05)

    async def the_first_in_line_gives_up():
        threads = Threads(AT_ONCE + 2, "call", int)
        gate = threading.Event()
        long = [asyncio.create_task(threads.run(lambda _: gate.wait(10), None)) for _ in range(AT_ONCE)]
        first, second = (asyncio.create_task(threads.run(begun.append, name)) for name in ("first", "second"))
        await asyncio.sleep(0)
        first.cancel()
        await second
        gate.set()
        await asyncio.gather(*long)

    run(the_first_in_line_gives_up())
    assert begun == ["second"]
