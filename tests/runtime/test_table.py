"""Who may run and what has to go, decided on a table without processes."""

import socket
from pathlib import Path

import pytest

from serverless_lab.runtime.limits import Limits
from serverless_lab.runtime.table import Environment, Table


def table(limits: Limits, *rows: tuple[str, str, float, bool]) -> Table:
    """Rows of owner, key, last used, busy; 100 MB each."""
    made, channel = Table(limits), socket.socket()
    for owner, key, last_used, busy in rows:
        made.add(Environment(owner, key, 100, 0, 0, channel, Path(), last_used, busy=busy))
    return made


def going(made: Table, owner: str, memory_mb: int = 100) -> list[str] | None:
    leaving = made.make_room(owner, memory_mb)
    return None if leaving is None else [e.key for e in leaving]


def test_nothing_leaves_where_there_is_room() -> None:
    assert going(table(Limits(), ("ann", "a", 1, False)), "ann") == []


def test_an_owner_at_the_limit_loses_the_one_unused_for_longest() -> None:
    limits = Limits(environments_per_owner=2)
    rows = ("ann", "young", 5, False), ("ann", "old", 2, False), ("bob", "oldest", 1, False)
    assert going(table(limits, *rows), "ann") == ["old"]


def test_an_owner_at_the_limit_takes_nothing_from_others() -> None:
    limits = Limits(environments_per_owner=1)
    assert going(table(limits, ("ann", "a", 1, True), ("bob", "b", 1, False)), "ann") is None


def test_a_full_machine_takes_ones_own_first_then_the_least_recently_used() -> None:
    limits = Limits(environments=3)
    rows = ("ann", "mine", 9, False), ("bob", "b", 2, False), ("eve", "e", 1, False)
    assert going(table(limits, *rows), "ann") == ["mine"]
    assert going(table(limits, *rows), "new") == ["e"]


def test_busy_environments_never_leave() -> None:
    limits = Limits(environments=2)
    assert going(table(limits, ("bob", "b", 1, True), ("eve", "e", 2, False)), "ann") == ["e"]
    assert going(table(limits, ("bob", "b", 1, True), ("eve", "e", 2, True)), "ann") is None


def test_memory_is_counted_too() -> None:
    limits = Limits(memory_mb=350)
    rows = ("bob", "b", 1, False), ("eve", "e", 2, False), ("eve", "f", 3, False)
    assert going(table(limits, *rows), "ann", 50) == []
    assert going(table(limits, *rows), "ann", 200) == ["b", "e"]
    assert going(table(limits, *rows), "ann", 400) is None


@pytest.mark.parametrize(
    ("owner", "depth", "admitted"),
    [("ann", 0, False), ("bob", 0, True), ("ann", 1, True), ("ann", 3, False)],
    ids=["own limit", "another owner", "nested", "too deep"],
)
def test_concurrent_runs(owner: str, depth: int, admitted: bool) -> None:
    limits = Limits(runs=3, runs_per_owner=2, nested_runs=2)
    made = table(limits, ("ann", "a", 1, True), ("ann", "b", 1, True), ("ann", "c", 1, False))
    assert made.admits(owner, depth) is admitted


def test_concurrent_runs_of_all() -> None:
    made = table(Limits(runs=2), ("ann", "a", 1, True), ("bob", "b", 1, True))
    assert not made.admits("new", 0)
    made.rows["ann", "a"].nested = True  # its caller waits, so it takes no place
    assert made.admits("new", 0)


def test_removing_what_has_been_replaced_changes_nothing() -> None:
    made = table(Limits(), ("ann", "a", 1, False))
    old = made.rows["ann", "a"]
    made.add(Environment("ann", "a", 100, 1, 1, old.channel, Path(), 2))
    assert not made.remove(old)
    assert made.rows["ann", "a"].pid == 1


def test_limits_are_read_from_the_environment() -> None:
    assert Limits.from_environ({"LAB_RUNTIME_RUNS": "3", "LAB_RUNTIME_IDLE_SECONDS": "1.5"}) == Limits(
        runs=3, idle_seconds=1.5
    )
    assert Limits.from_environ({"LAB_RUNTIME_MEMORY_MB": "500"}).memory_mb == 500
    for bad in ("many", "-1", "1.5"):
        with pytest.raises(ValueError, match=r"LAB_RUNTIME_RUNS|runs"):
            Limits.from_environ({"LAB_RUNTIME_RUNS": bad})


def test_owners_with_one_holder_share_its_limits() -> None:
    made = Table(Limits(runs_per_owner=1, environments_per_owner=2))
    for owner, busy in (("first", True), ("second", False)):
        made.add(Environment(owner, "a", 100, 0, 0, socket.socket(), Path(), 1, busy=busy, holder="ann"))
    assert (made.admits("ann", 0), made.admits("bob", 0)) == (False, True)
    assert [(e.owner, e.key) for e in made.make_room("ann", 100) or []] == [("second", "a")]
