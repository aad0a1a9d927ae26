"""Which runs still have somebody to report them: every process has a book of them, locked for as long as it lives.

A run is written down under the account's lock, before its beginning is committed, and stands there until its end is.
What stands in a book that nobody has locked was lost: its process died, or gave the run up.
"""

import fcntl
import itertools
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import UUID, uuid4

from lessons.sandbox.limits import data_dir

_PATIENCE_S = 1.0
_LINE = 128  # bytes of a book for each run


class _Book:
    """This process's: a line for each run, which serves another one once it is blank."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self._blank: list[int] = []
        self._next = itertools.count()
        self._file = _put_up(folder, b"", fcntl.LOCK_EX)

    def __del__(self) -> None:
        os.close(self._file)

    def is_there(self) -> bool:
        """Somebody may have cleared the folder away."""
        return os.fstat(self._file).st_nlink > 0

    def write(self, run: str) -> int:
        """The line it stands in."""
        try:
            line = self._blank.pop()
        except IndexError:
            line = next(self._next)
        os.pwrite(self._file, _line(run), line * _LINE)
        return line

    def blank(self, line: int) -> None:
        os.pwrite(self._file, bytes(_LINE), line * _LINE)
        self._blank.append(line)


_book: _Book | None = None
_opening = threading.Lock()
_held: dict[str, tuple[_Book, int]] = {}  # of this process: where each of its runs stands


def _forget_all() -> None:
    """After a fork: what the parent reports is the parent's."""
    global _book, _opening
    _book, _opening = None, threading.Lock()
    _held.clear()


os.register_at_fork(after_in_child=_forget_all)


def begin(account_pk: UUID, request_id: str) -> None:
    """Say that this process will report the run. A retry has its request's name: the first try must have ended."""
    run = _name(account_pk, request_id)
    _await_end(run)
    _let_go(run)
    book = _own()
    _held[run] = book, book.write(run)


def _own() -> _Book:
    global _book
    folder = _folder()
    with _opening:
        if _book is None or _book.folder != folder or not _book.is_there():
            _book = _Book(folder)
        return _book


def _put_up(folder: str, content: bytes, lock: int) -> int:
    """A new book, open; nobody comes across it before it is locked and written."""
    Path(folder).mkdir(parents=True, exist_ok=True, mode=0o700)
    path = f"{folder}/{uuid4()}"
    made = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    fcntl.flock(made, lock)
    os.write(made, content)
    os.rename(path, f"{path}.book")
    return made


def _await_end(run: str) -> None:
    """Between a report's commit and its `end` there are no more than moments."""
    until = time.monotonic() + _PATIENCE_S
    while run in _held and time.monotonic() < until:
        time.sleep(0.001)


def end(account_pk: UUID, request_id: str) -> None:
    """The run is reported, or nobody asks for it any more."""
    _let_go(_name(account_pk, request_id))


def abandon(account_pk: UUID, request_id: str) -> None:
    """This process will not report it after all. It goes into a book of nobody's, so that the ticker finds it."""
    run = _name(account_pk, request_id)
    if run in _held:
        os.close(_put_up(_folder(), _line(run), fcntl.LOCK_UN))
        _let_go(run)


def _let_go(run: str) -> None:
    found = _held.pop(run, None)
    if found is not None:
        book, line = found
        book.blank(line)


@contextmanager
def attended(account_pk: UUID, request_id: str) -> Iterator[None]:
    """A block that runs and reports; should it break off, the run counts as lost at once."""
    try:
        yield
    except BaseException:
        abandon(account_pk, request_id)
        raise
    end(account_pk, request_id)


def has_reporter(account_pk: UUID, request_id: str) -> bool:
    """Does a living process still mean to report this run?"""
    run = _name(account_pk, request_id)
    return run in _held or any(run in _runs(path) for path in _books() if _is_locked(path))


def forget_lost(account_pk: UUID) -> None:
    """Blank what dead processes left of an account; only under the account's lock, or when it is gone."""
    for path in _lost_books():
        with suppress(FileNotFoundError), path.open("r+b", buffering=0) as book:
            for line, run in enumerate(_runs(path)):
                if run.startswith(f"{account_pk}."):
                    book.seek(line * _LINE)
                    book.write(bytes(_LINE))


def accounts_with_lost_runs() -> set[UUID]:
    """Whose runs lost their process. Reads one folder that holds a book for each process, and removes spent ones."""
    found = set()
    for path in _lost_books():
        runs = [run for run in _runs(path) if run]
        if not runs:
            path.unlink(missing_ok=True)
        found |= {UUID(run.partition(".")[0]) for run in runs}
    return found


def _lost_books() -> Iterator[Path]:
    return (path for path in _books() if not _is_locked(path))


def _books() -> Iterator[Path]:
    return Path(_folder()).glob("*.book")


def _runs(path: Path) -> list[str]:
    """Line by line, blank ones too."""
    with suppress(FileNotFoundError):
        content = path.read_bytes()
        lines = (content[start : start + _LINE] for start in range(0, len(content), _LINE))
        return [line.rstrip(b"\0").decode() for line in lines]
    return []


def _is_locked(path: Path) -> bool:
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW)
    except OSError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)  # which lets others look as well
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False


def _line(run: str) -> bytes:
    return run.encode().ljust(_LINE, b"\0")


def _name(account_pk: UUID, request_id: str) -> str:
    return f"{account_pk}.{request_id}"


def _folder() -> str:
    return f"{data_dir()}/tmp/runs"  # noqa: S108 - our own folder
