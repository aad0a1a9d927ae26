"""The threads that the endpoint's event loop hands calls to."""

import asyncio
import threading
from contextlib import suppress

import pytest

from lessons.sandbox.endpoint.threads import Threads
from tests.wire.in_threads import name_of_thread, run


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
