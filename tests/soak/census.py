"""What an installation is made of at a moment: its processes, what they hold open, its files, sockets and rows.

Two of these are compared. What only comes and goes, such as a connection that a thread keeps to the database, may
differ by a little; everything else must be as it was.
"""

import os
import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from serverless_lab.runtime.client import MOST_IDLE
from tests.live import Lab

ENVIRONMENT = "environment"
SLACK = 6  # descriptors of a kind, and threads, by which a process may differ
_DATABASE = re.compile(r"data/lab\.sqlite3")  # is looked into by its rows
_CONNECTION = 3  # descriptors, one connection for each thread
_BOOK = re.compile(r"data/tmp/runs/[^/]+\.book")  # a process has one for its runs from the first of them on
_MADE_ONCE = frozenset({"socket", "pipe", "anon_inode:[eventfd]", "anon_inode:[eventpoll]", "/dev/null"})
_CLIENTS = ("course", "endpoint", "content", "worker")
_ROLES = (*_CLIENTS, "runtime.keeper", "runtime.zygote", "lab")


@dataclass(frozen=True)
class Census:
    """By role: how many processes, how many threads, how many descriptors of which kind, and megabytes in memory.

    `books` are not among the files: a process's outlives it, until another one comes across it.
    """

    processes: Counter[str]
    threads: Counter[str]
    held: dict[str, Counter[str]]
    memory: dict[str, float]
    files: frozenset[str]
    books: int
    sockets: frozenset[str]
    groups: frozenset[str]
    rows: dict[str, int]


def take(lab: Lab) -> Census:
    processes, threads = Counter[str](), Counter[str]()
    held: dict[str, Counter[str]] = {}
    members = lab.members()
    for pid in members:
        with suppress(OSError):
            role = role_of(pid)
            processes[role] += 1
            threads[role] += len(os.listdir(f"/proc/{pid}/task"))
            held.setdefault(role, Counter()).update(_descriptors(pid, lab.folder))
    files = frozenset(_files(lab.folder))
    books = frozenset(filter(_BOOK.fullmatch, files))
    return Census(
        processes,
        threads,
        held,
        _memory(members),
        files - books,
        len(books),
        frozenset(_unix_sockets(lab.folder)),
        frozenset(_groups(members)),
        _rows(lab.folder),
    )


def memory(lab: Lab) -> dict[str, float]:
    """By role, megabytes that are in memory."""
    return _memory(lab.members())


def _memory(members: list[int]) -> dict[str, float]:
    found = Counter[str]()
    for pid in members:
        with suppress(OSError):
            found[role_of(pid)] += _resident_mb(pid)
    return dict(found)


def left(before: Census, after: Census) -> list[str]:
    """A line for everything that is there afterwards and was not before."""
    found = [f"{count} × {role}" for role, count in (after.processes - before.processes).items()]
    for role, kinds in after.held.items():
        earlier = before.held.get(role, Counter())
        for kind, count in kinds.items():
            if kind == "database":
                most = _CONNECTION * after.threads[role]
            elif kind == "book":
                most = after.processes[role]
            else:
                most = earlier[kind] + (SLACK if kind in _MADE_ONCE else 0) + _idle(role, kind, after)
            if count > most:
                found.append(f"{role}: {count} instead of {earlier[kind]} descriptors of {kind}")
    for role, count in after.threads.items():
        if count - before.threads[role] > SLACK:
            found.append(f"{role}: {count} instead of {before.threads[role]} threads")
    if after.books > sum(after.processes[role] for role in _CLIENTS):
        found.append(f"{after.books} books of runs")
    for title, new in (
        ("file", after.files - before.files),
        ("socket", after.sockets - before.sockets),
        ("cgroup", after.groups - before.groups),
    ):
        found += [f"{title} {name}" for name in sorted(new)[:20]]
        found += [f"{len(new) - 20} more of that kind"] if len(new) > 20 else []
    rows = {table: count for table, count in after.rows.items() if count > before.rows.get(table, 0)}
    return found + [f"{count - before.rows.get(table, 0)} rows in {table}" for table, count in rows.items()]


def _idle(role: str, kind: str, census: Census) -> int:
    """Connections to the keeper that clients keep for their next call: their own, and for the keeper everybody's."""
    if kind != "socket" or role not in (*_CLIENTS, "runtime.keeper"):
        return 0
    return MOST_IDLE * (sum(census.processes[each] for each in _CLIENTS) if role == "runtime.keeper" else 1)


def role_of(pid: int) -> str:
    """What a process is, by its command; an environment is a child of the zygote and has its command."""
    words = Path(f"/proc/{pid}/cmdline").read_bytes().decode().split("\0")
    role = next((role for role in _ROLES if any(word == role or word.endswith(f".{role}") for word in words)), "other")
    if role == "runtime.zygote" and "runtime.zygote" in Path(f"/proc/{_parent(pid)}/cmdline").read_text():
        return ENVIRONMENT
    return role


def environments(lab: Lab) -> list[int]:
    """The processes that hold a function's environment now."""
    found = []
    for pid in lab.members():
        with suppress(OSError):
            found += [pid] if role_of(pid) == ENVIRONMENT else []
    return found


def _parent(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rsplit(") ", 1)[1].split()[1])


def _resident_mb(pid: int) -> float:
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / (1 << 20)


def _descriptors(pid: int, folder: Path) -> Iterator[str]:
    for descriptor in Path(f"/proc/{pid}/fd").iterdir():
        with suppress(OSError):
            target = os.readlink(descriptor)
            if "lab.sqlite3" in target:
                yield "database"
            elif _BOOK.search(target):
                yield "book"
            elif target.startswith(("socket:", "pipe:")):
                yield target.partition(":")[0]
            else:
                yield target.replace(str(folder), "…")


def _files(folder: Path) -> Iterator[str]:
    """Everything below the installation's folder; links are not followed."""
    for where, folders, names in os.walk(folder):
        for name in (*folders, *names):
            path = os.path.relpath(os.path.join(where, name), folder)
            if not _DATABASE.match(path):
                yield path


def _unix_sockets(folder: Path) -> Iterator[str]:
    for line in Path("/proc/net/unix").read_text().splitlines()[1:]:
        path = line.split()[-1]
        if path.startswith(str(folder)):
            yield path


def _groups(members: list[int]) -> Iterator[str]:
    """The control groups that the processes are in, and all right below them."""
    roots = set()
    for pid in members:
        with suppress(OSError):
            lines = Path(f"/proc/{pid}/cgroup").read_text().splitlines()
            roots.update(Path("/sys/fs/cgroup") / line.rsplit(":", 1)[1].lstrip("/") for line in lines)
    for root in roots:
        yield str(root)
        yield from (str(path) for path in root.glob("*/"))


def _rows(folder: Path) -> dict[str, int]:
    """How many rows each table of learners' things has."""
    database = folder / "data" / "lab.sqlite3"
    if not database.exists():
        return {}
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        chosen = [name for name in names if name.startswith(("sandbox_", "people_", "courseware_", "missions_"))]
        return {name: connection.execute(f'SELECT COUNT(*) FROM "{name}"').fetchone()[0] for name in chosen}
