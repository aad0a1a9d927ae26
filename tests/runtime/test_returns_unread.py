"""A return for whose end nobody waits is heard before what was asked after it, whichever connection is read first."""

import selectors
import signal
import socket
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from serverless_lab.runtime import frames
from serverless_lab.runtime.household import Refused
from serverless_lab.runtime.keeper import Connection, Keeper

LEASE = {"do": "lease", "wait": 5.0, "served_before": "first"}
ALIVE = {"do": "alive", "owner": "ann", "key": "one", "served": "first"}


class House:
    """Lends one environment, busy with its first call."""

    def __init__(self) -> None:
        self.served: str | None = None
        self.environment = SimpleNamespace(channel=socket.socket(), pidfd=0)
        self.nursery = SimpleNamespace(channel=socket.socket(type=socket.SOCK_DGRAM))

    def lease(self, wanted: frames.Message) -> Any:
        if self.served != wanted["served_before"]:
            raise Refused("EnvironmentInUse", "another call is running")
        return self.environment, {"cold": False}

    def give_back(self, environment: Any, served: str | None) -> None:
        self.served = served

    def alive(self, owner: str, key: str, served: str) -> bool:
        return self.served == served

    def drop_unused(self) -> None: ...

    def end(self, environment: Any) -> None: ...

    def close(self) -> None: ...


class Looks:
    """The keeper's looks at its sockets, of which the first sees what it is told alone, and the fourth is the last."""

    def __init__(self, keeper: Keeper, seen: socket.socket) -> None:
        self._keeper, self._selector, self._seen, self._left = keeper, keeper._selector, seen, 4

    def select(self, patience: float) -> Any:
        self._left -= 1
        self._keeper._running = self._left > 0
        found = self._selector.select(min(patience, 0.1))
        return [each for each in found if each[0].fileobj is self._seen] if self._left == 3 else found

    def __getattr__(self, name: str) -> Any:
        return getattr(self._selector, name)


@pytest.fixture
def house() -> House:
    return House()


@pytest.fixture
def keeper(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, house: House) -> Keeper:
    for name in ("signal", "set_wakeup_fd"):
        monkeypatch.setattr(signal, name, lambda *_: None)
    return Keeper(tmp_path / "keeper.sock", house, lifeline=False)  # type: ignore[arg-type]


def connected(keeper: Keeper, lease: Any = None) -> tuple[socket.socket, socket.socket]:
    """A client's end, and the keeper's."""
    client, end = socket.socketpair()
    client.settimeout(2)
    connection = Connection(end)
    connection.lease = lease
    keeper._selector.register(end, selectors.EVENT_READ, lambda: keeper._read(connection))
    return client, end


@pytest.mark.parametrize(("asked", "told"), [(LEASE, {"cold": False}), (ALIVE, {"alive": True})])
def test_what_is_read_first_waits_for_what_was_sent_first(
    keeper: Keeper, house: House, asked: frames.Message, told: frames.Message
) -> None:
    (first, _), (second, other_end) = connected(keeper, house.environment), connected(keeper)
    frames.send(first, {"do": "return", "keep": True, "served": "first"})
    frames.send(second, asked)
    keeper._selector = Looks(keeper, other_end)  # type: ignore[assignment]
    keeper.serve()
    assert frames.receive(second) == told


@pytest.mark.parametrize(
    ("asked", "told"),
    [(LEASE, {"refused": "EnvironmentInUse", "message": "another call is running"}), (ALIVE, {"alive": False})],
)
def test_what_is_so_at_the_second_look_is_said(keeper: Keeper, asked: frames.Message, told: frames.Message) -> None:
    client, end = connected(keeper)
    frames.send(client, asked)
    keeper._selector = Looks(keeper, end)  # type: ignore[assignment]
    keeper.serve()
    assert frames.receive(client) == told
