"""The queue in the database: in order, once each, and soon."""

import threading
import time

import pytest
from django.conf import settings
from django.db import connection
from django_q.models import OrmQ

from serverless_lab.processes.broker import LONGEST_WAIT, WakingBroker

pytestmark = pytest.mark.django_db(transaction=True)


def payloads(tasks: list[tuple[int, str]] | None) -> list[str]:
    return [payload for _key, payload in tasks or []]


def test_tasks_come_in_order_and_once() -> None:
    writer, reader = WakingBroker("q"), WakingBroker("q")
    for payload in ("a", "b", "c"):
        writer.enqueue(payload)
    assert payloads(reader.dequeue()) == ["a", "b", "c"]
    assert reader.dequeue() is None
    assert OrmQ.objects.count() == 3  # until acknowledged: a worker that dies must not lose a task


def test_other_queues_are_left_alone() -> None:
    WakingBroker("p").enqueue("theirs")
    assert WakingBroker("q").dequeue() is None


def test_an_empty_queue_waits_no_longer_than_it_may() -> None:
    start = time.monotonic()
    assert WakingBroker("q").dequeue() is None
    assert time.monotonic() - start < LONGEST_WAIT + 2


def test_a_new_task_wakes_the_reader_long_before_its_wait_is_over() -> None:
    waits: list[float] = []

    def write() -> None:
        time.sleep(0.1)
        WakingBroker("q").enqueue("soon")
        waits.append(time.monotonic())
        connection.close()

    for _ in range(5):
        thread = threading.Thread(target=write)
        thread.start()
        tasks = WakingBroker("q").dequeue()
        woken = time.monotonic()
        thread.join()
        assert payloads(tasks) == ["soon"]
        waits[-1] = woken - waits[-1]
    assert min(waits) < LONGEST_WAIT / 2  # the best of five: a busy machine may delay any single one


def test_settings_offer_a_task_again_only_after_its_time_is_over() -> None:
    assert settings.Q_CLUSTER["retry"] > settings.Q_CLUSTER["timeout"]
    assert settings.Q_CLUSTER["ack_failures"] is True
