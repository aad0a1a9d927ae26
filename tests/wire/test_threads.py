"""The threads that the endpoint's event loop hands calls to."""

import asyncio
import threading
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any

import pytest

from lessons.sandbox.endpoint import threads as threads_module
from lessons.sandbox.endpoint.threads import AT_ONCE, Threads


def run(coroutine: Coroutine[Any, Any, Any]) -> Any:
    """In a thread of its own: a browser that other tests opened keeps an event loop in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, coroutine).result()


def name_of_thread(_):
    return threading.current_thread().name


def test_answers_and_errors_come_back_from_another_thread():
    async def both():
        threads = Threads(2, "call", int)
        with pytest.raises(ZeroDivisionError):
            await threads.run(lambda number: 1 // number, 0)
        return await threads.run(name_of_thread, None)

    assert run(both()) == "call-1"


def test_who_was_busy_last_is_asked_first():
    async def three_and_then_one():
        threads = Threads(3, "call", int)
        meeting = threading.Barrier(3)
        await asyncio.gather(*(threads.run(lambda _: meeting.wait(10), None) for _ in range(3)))
        last = await threads.run(name_of_thread, None)
        return last, {await threads.run(name_of_thread, None) for _ in range(5)}

    last, later = run(three_and_then_one())
    assert later == {last}


def test_no_more_run_at_once_than_there_may_be():
    running, most, done = set(), [], []
    lock = threading.Lock()

    def work(number):
        with lock:
            running.add(number)
            most.append(len(running))
        threading.Event().wait(0.01)
        with lock:
            running.discard(number)
            done.append(number)
        return number

    async def all_of_them():
        threads = Threads(2, "call", int)
        return await asyncio.gather(*(threads.run(work, number) for number in range(9)))

    assert run(all_of_them()) == list(range(9))
    assert max(most) == 2
    assert sorted(done) == list(range(9))


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


def test_a_call_that_nobody_waits_for_any_more_is_not_begun():
    begun = []

    async def the_second_gives_up():
        threads = Threads(1, "call", int)
        gate = threading.Event()
        first = asyncio.create_task(threads.run(lambda _: gate.wait(10), None))
        second = asyncio.create_task(threads.run(begun.append, "second"))
        third = asyncio.create_task(threads.run(begun.append, "third"))
        await asyncio.sleep(0)
        second.cancel()
        with suppress(asyncio.CancelledError):
            await second
        gate.set()
        await asyncio.gather(first, third)

    run(the_second_gives_up())
    assert begun == ["third"]


def test_a_call_that_runs_goes_on_when_nobody_waits_and_its_thread_serves_again():
    ended = []

    async def the_first_gives_up():
        threads = Threads(1, "call", int)
        began, gate = threading.Event(), threading.Event()

        def work(_):
            began.set()
            gate.wait(10)
            ended.append("first")

        first = asyncio.create_task(threads.run(work, None))
        await asyncio.sleep(0)
        await asyncio.to_thread(began.wait, 10)
        first.cancel()
        gate.set()
        return await threads.run(name_of_thread, None)

    assert run(the_first_gives_up()) == "call-1"
    assert ended == ["first"]


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


def test_whatever_ends_a_call_is_heard_and_its_thread_serves_again():
    class Panic(BaseException):
        """As an extension written in Rust raises it."""

    def panic(_):
        raise Panic

    async def one_and_another():
        threads = Threads(1, "call", int)
        with pytest.raises(Panic):
            await asyncio.wait_for(threads.run(panic, None), 5)
        return await asyncio.wait_for(threads.run(name_of_thread, None), 5)

    assert run(one_and_another()) == "call-1"


def test_who_comes_after_the_end_is_served_all_the_same():
    async def one_before_and_two_after():
        threads = Threads(1, "late", int)
        await threads.run(name_of_thread, None)
        threads.close()
        late = [threads.run(lambda number: number, number) for number in range(2)]
        return await asyncio.wait_for(asyncio.gather(*late), 5)

    assert run(one_before_and_two_after()) == [0, 1]


def test_at_the_end_every_thread_does_its_last_thing_once_what_was_asked_is_done():
    said = []

    async def closed_while_one_is_busy():
        threads = Threads(2, "ending", lambda: said.append("end"))
        gate = threading.Event()
        meeting = threading.Barrier(2)
        await asyncio.gather(*(threads.run(lambda _: meeting.wait(10), None) for _ in range(2)))
        busy = asyncio.create_task(threads.run(lambda _: said.append(gate.wait(10)), None))
        await asyncio.sleep(0)
        threads.close()
        gate.set()
        await busy

    run(closed_while_one_is_busy())
    for each in threading.enumerate():
        if each.name.startswith("ending"):
            each.join(10)
    assert sorted(said, key=str) == [True, "end", "end"]
