"""Who waits for news of an account, in this process: whoever writes to one wakes them."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import UUID

_lock = threading.Lock()
_waiting: dict[UUID, list[Callable[[], None]]] = {}


@contextmanager
def told(account_pk: UUID, wake: Callable[[], None]) -> Iterator[None]:
    """Within the block `wake` is called after every write of this process to the account, in the thread that wrote."""
    with _lock:
        _waiting.setdefault(account_pk, []).append(wake)
    try:
        yield
    finally:
        with _lock:
            _waiting[account_pk].remove(wake)
            if not _waiting[account_pk]:
                del _waiting[account_pk]


def tell(account_pk: UUID) -> None:
    """Something was written to the account."""
    if account_pk in _waiting:
        with _lock:
            waiting = list(_waiting.get(account_pk, ()))
        for wake in waiting:
            wake()


def count(account_pk: UUID) -> int:
    return len(_waiting.get(account_pk, ()))
