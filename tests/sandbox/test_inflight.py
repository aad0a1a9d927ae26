"""Who reports a run: exactly as long as its process lives, and never mixed up with the next try of the same request."""

import fcntl
import os
import threading
import time
import uuid
from pathlib import Path

import pytest

from lessons.sandbox import inflight


@pytest.fixture
def owner():
    made = uuid.uuid4()
    yield made
    inflight.end(made, "r")


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


def test_a_retry_elsewhere_takes_a_file_of_its_own(owner):
    inflight.begin(owner, "r")
    path = Path(inflight._path(owner, "r"))
    inflight.end(owner, "r")
    first = os.open(path, os.O_RDWR | os.O_CREAT)  # as another process would hold it
    fcntl.flock(first, fcntl.LOCK_EX)
    retry = later(lambda: inflight.begin(owner, "r"))
    assert retry.is_alive()
    path.unlink()
    os.close(first)
    retry.join(5)
    assert inflight.has_reporter(owner, "r")
