"""Who reports a run: exactly as long as its process lives, and never mixed up with the next try of the same request."""

import os
import shutil
import signal
import threading
import time
import uuid

import pytest

from lessons.sandbox import inflight


@pytest.fixture
def owner():
    made = uuid.uuid4()
    yield made
    inflight.end(made, "r")


@pytest.fixture
def elsewhere():
    """Another process that begins a run, until it is killed."""
    begun = []

    def begin(owner, request_id):
        said, say = os.pipe()
        process = os.fork()
        if not process:
            inflight.begin(owner, request_id)
            os.write(say, b"!")
            signal.pause()
        assert os.read(said, 1) == b"!"
        os.close(said)
        os.close(say)
        begun.append(process)
        return lambda: kill(process)

    def kill(process):
        begun.remove(process)
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)

    yield begin
    for process in begun.copy():
        kill(process)
    for lost in inflight.accounts_with_lost_runs():
        inflight.forget_lost(lost)


def later(task):
    thread = threading.Thread(target=task)
    thread.start()
    time.sleep(0.1)
    return thread


def test_begun_ended_abandoned(owner):
    assert not inflight.has_reporter(owner, "r")
    inflight.begin(owner, "r")
    assert inflight.has_reporter(owner, "r")
    inflight.end(owner, "r")
    assert (inflight.has_reporter(owner, "r"), owner in inflight.accounts_with_lost_runs()) == (False, False)
    inflight.begin(owner, "r")
    inflight.abandon(owner, "r")
    assert (inflight.has_reporter(owner, "r"), owner in inflight.accounts_with_lost_runs()) == (False, True)
    inflight.forget_lost(owner)
    assert owner not in inflight.accounts_with_lost_runs()


def test_what_runs_is_not_forgotten(owner):
    inflight.begin(owner, "r")
    inflight.forget_lost(owner)
    assert inflight.has_reporter(owner, "r")


def test_a_retry_waits_for_the_end_of_the_first_try(owner):
    inflight.begin(owner, "r")
    retry = later(lambda: inflight.begin(owner, "r"))
    assert retry.is_alive()
    inflight.end(owner, "r")
    retry.join(5)
    assert inflight.has_reporter(owner, "r")


def test_a_retry_elsewhere_has_a_line_of_its_own(owner, elsewhere):
    inflight.begin(owner, "r")
    elsewhere(owner, "r")
    inflight.end(owner, "r")
    assert inflight.has_reporter(owner, "r")


def test_the_runs_of_a_process_that_is_killed_are_lost(owner, elsewhere):
    other = uuid.uuid4()
    kill = elsewhere(owner, "r")
    elsewhere(other, "r")
    assert (inflight.has_reporter(owner, "r"), owner in inflight.accounts_with_lost_runs()) == (True, False)
    inflight.forget_lost(owner)
    assert inflight.has_reporter(owner, "r")
    kill()
    assert (inflight.has_reporter(owner, "r"), {owner, other} & inflight.accounts_with_lost_runs()) == (False, {owner})
    inflight.forget_lost(owner)
    assert owner not in inflight.accounts_with_lost_runs()
    assert inflight.has_reporter(other, "r")


def test_a_line_serves_one_run_after_the_other(owner):
    def size_after(runs):
        for n in range(runs):
            inflight.begin(owner, str(n))
            inflight.end(owner, str(n))
        return os.fstat(inflight._own()._file).st_size

    assert size_after(1) == size_after(3)


def test_a_folder_that_was_cleared_away_gets_a_new_book(owner):
    inflight.begin(owner, "before")
    shutil.rmtree(inflight._folder())
    inflight.begin(owner, "r")
    inflight.end(owner, "before")
    assert inflight.has_reporter(owner, "r")
