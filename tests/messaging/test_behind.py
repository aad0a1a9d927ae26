"""What takes long is worked out behind the conveyor's page, which says so, asks again, and then shows the same."""

import re
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import caches
from django.test import Client, RequestFactory

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
    caches["runs"].clear()
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


def asked(rf: RequestFactory, key: str, work: Any = lambda: 7) -> Any:
    """As an action, which was counted as such."""
    return behind.ask(rf.post("/"), key, 1, work)


def test_what_fails_is_said_and_begun_again_later(
    rf: RequestFactory, held_up: threading.Semaphore, caplog: pytest.LogCaptureFixture
) -> None:
    def fails() -> None:
        raise ValueError("soup")

    held_up.release(2)
    assert asked(rf, "soup", fails) is None
    until(lambda: not behind._under_way)
    assert "could not be worked out" in caplog.text
    with pytest.raises(behind.Failed):
        asked(rf, "soup")
    caches["runs"].delete("soup")  # as time does
    assert asked(rf, "soup") is None
    until(lambda: asked(rf, "soup", fails) == 7)


def test_however_many_ask_at_once_so_many_are_under_way(
    rf: RequestFactory, held_up: threading.Semaphore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(behind, "MOST_UNDER_WAY", 2)
    for key in ("first", "second", "third"):
        assert asked(rf, key) is None
    assert behind._under_way == {"first", "second"}
    held_up.release(100)
    until(lambda: asked(rf, "third") == 7)
    assert [asked(rf, key) for key in ("first", "second")] == [7, 7]


def test_runs_that_nobody_looks_at_any_more_leave_the_memory(rf: RequestFactory) -> None:
    behind.keep("first", 1)
    for number in range(settings.CACHES["runs"]["OPTIONS"]["MAX_ENTRIES"]):
        behind.keep(f"run-{number}", number)
    assert caches["runs"].get("first") is None
    assert len(caches["runs"]._cache) <= settings.CACHES["runs"]["OPTIONS"]["MAX_ENTRIES"] == 150
    assert len(caches["default"]._cache) == 0
