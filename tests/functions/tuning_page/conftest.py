"""A bench with a function whose duration follows from its memory."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from lessons.sandbox import hosting


@pytest.fixture
def host() -> Iterator[Any]:
    made: Any = hosting.host()
    made.on_run = None
    yield made
    made.on_run = None


@pytest.fixture
def bench(bench: Client, host: Any, monkeypatch: pytest.MonkeyPatch) -> Client:
    """A function that calculates 40 ms of one vCPU and waits as many as its event says."""
    run = host.run

    def scaled(job: Any, on_call: Any) -> Any:
        report = run(job, on_call)
        calculated = 40 * 1769 / min(1769, job.work.memory_size)
        return report | {"DurationMs": report["DurationMs"] + calculated}

    monkeypatch.setattr(host, "run", scaled)
    return bench
