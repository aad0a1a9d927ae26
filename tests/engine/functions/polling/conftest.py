"""A function that may poll a queue."""

import pytest

from tests.engine.functions.queues import may_poll, with_queue
from tests.engine.support import Life


@pytest.fixture
def queue(monkeypatch):
    return with_queue(monkeypatch)


@pytest.fixture
def life(queue):
    life = Life()
    life.create()
    may_poll(life)
    return life
