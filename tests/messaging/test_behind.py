"""What takes long is worked out behind the conveyor's page, which says so, asks again, and then shows the same."""

import re
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from lessons.messaging.conveyor import behind
from tests.messaging.desk import HTMX, PAGE, Queues, page

pytestmark = pytest.mark.django_db
WAITS = "So much takes a few seconds to work out."
RUN, TOPIC, FIND, BACKLOG = "?tab=conveyor", "?tab=conveyor&through=topic", "&find=copied&copies=1000", "&backlog=1200"


@pytest.fixture
def held_up(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Semaphore]:
    """There is no room on the page, and what is behind it waits until this is released."""
    turns = threading.Semaphore(0)
    monkeypatch.setattr(behind, "ROOM", 0)
    monkeypatch.setattr(behind, "_turns", turns)
    yield turns
    turns.release(100)
    until(lambda: not behind._under_way)


def until(there: Any) -> None:
    for _ in range(2_000):
        if there():
            return
        time.sleep(0.01)
    raise AssertionError("it never came")


def shown(client: Client, where: str) -> str:
    """The panel, without the time of day."""
    return re.sub(r"\d\d:\d\d:\d\d|\d{8,}", "", page(client, where, HTMX | {"HX-Target": "panel"}))


@pytest.mark.parametrize("where", [RUN, f"{RUN}&order=3", TOPIC, f"{TOPIC}&order=3", f"{RUN}{FIND}", f"{RUN}{BACKLOG}"])
def test_it_says_so_asks_again_and_shows_the_same(
    bench: Client, queues: Queues, held_up: threading.Semaphore, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    ready = PAGE + where.replace("?", "conveyor/ready/?", 1)
    first = page(bench, where)
    assert WAITS in first
    assert f'hx-get="{PAGE}conveyor/ready/" hx-trigger="load delay:300ms, every 1s"' in first
    assert (bench.get(ready, headers=HTMX).status_code, WAITS in page(bench, where)) == (204, True)
    held_up.release(100)
    until(lambda: bench.get(ready, headers=HTMX).status_code == 200)
    later = shown(bench, where)
    assert WAITS not in later
    cache.clear()
    monkeypatch.setattr(behind, "ROOM", 10**12)
    assert shown(bench, where) == later


def test_comparisons_are_asked_for_until_they_are_there(
    bench: Client, queues: Queues, held_up: threading.Semaphore
) -> None:
    address = f"{PAGE}conveyor/compared/?through=topic"
    assert bench.get(address, headers=HTMX).status_code == 204
    assert WAITS in bench.get(address).content.decode()
    held_up.release(100)
    until(lambda: bench.get(address, headers=HTMX).status_code == 200)
    assert "Without filters" in bench.get(address).content.decode()


def test_a_picture_comes_when_it_is_drawn(bench: Client, queues: Queues, held_up: threading.Semaphore) -> None:
    address = f"{PAGE}conveyor/log/"
    assert bench.get(address).status_code == 503
    held_up.release(100)
    until(lambda: bench.get(address).status_code == 200)


def test_what_fails_is_begun_again(rf: Any, caplog: pytest.LogCaptureFixture) -> None:
    """As an action, which was counted as such."""

    def fails() -> None:
        raise ValueError("soup")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(behind, "ROOM", 0)
        assert behind.ask(rf.post("/"), "soup", 1, fails) is None
        until(lambda: not behind._under_way)
        assert "could not be worked out" in caplog.text
        assert behind.ask(rf.post("/"), "soup", 1, lambda: 7) is None
        until(lambda: behind.ask(rf.post("/"), "soup", 1, fails) == 7)
