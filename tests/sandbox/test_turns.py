"""Writers of one SQLite file wait in a queue and are woken, instead of asking again and again."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from sqlite3 import OperationalError

import pytest
from django.db import connection, connections
from django.db.transaction import atomic

from lessons.people.models import Learner
from serverless_lab.sqlite.queue import Queue, queue_of
from tests.at_once import at_once

IN_ANOTHER_PROCESS = """
import os, sys, time
from pathlib import Path
from serverless_lab.sqlite.queue import queue_of
queue_of(Path(sys.argv[1])).take(5)
if os.fork() == 0:
    print(os.getpid(), flush=True)
time.sleep(60)
"""


@pytest.mark.django_db(transaction=True)
def test_nobody_asks_sqlite_before_it_is_his_turn():
    """SQLite itself would not wait a moment here."""

    def write() -> None:
        connection.ensure_connection()
        if connection.vendor == "sqlite":
            connection.connection.execute("PRAGMA busy_timeout = 0")
        for number in range(20):
            with atomic():
                Learner.objects.create(username=f"{threading.get_ident()} {number}")

    try:
        at_once(write, write, write)
    finally:
        connections.close_all()
    assert Learner.objects.count() == 60


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_is_closed_in_its_turn_gives_it_back():
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    connection.close()
    queue = queue_of(Path(connection.settings_dict["NAME"]))
    queue.take(0)
    queue.give_back()


def test_a_thread_waits_only_so_long(tmp_path):
    queue = Queue(tmp_path / "db")
    queue.take(0)
    with pytest.raises(OperationalError, match="locked"):
        queue.take(0.01)
    queue.give_back()
    queue.take(0)


def test_whoever_does_not_wait_takes_the_turn_or_leaves_it(tmp_path):
    mine, another = Queue(tmp_path / "db"), Queue(tmp_path / "db")  # as that of another process
    assert mine.take_at_once()
    assert not mine.take_at_once()
    assert not another.take_at_once()
    mine.give_back()
    assert another.take_at_once()
    assert not mine.take_at_once()
    another.give_back()
    assert mine.take_at_once()


def test_the_turn_of_a_process_that_dies_is_free_although_its_child_lives(tmp_path):
    argv = [sys.executable, "-c", IN_ANOTHER_PROCESS, str(tmp_path / "db")]
    other = subprocess.Popen(argv, stdout=subprocess.PIPE, text=True)
    child = int(other.stdout.readline())
    try:
        got = threading.Event()
        waiting = threading.Thread(target=lambda: (Queue(tmp_path / "db").take(5), got.set()), daemon=True)
        waiting.start()
        assert not got.wait(0.2)
        other.kill()
        assert got.wait(10)
    finally:
        os.kill(child, signal.SIGKILL)
        other.kill()
        other.wait()
        other.stdout.close()
