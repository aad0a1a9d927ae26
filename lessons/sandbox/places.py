"""Fairness inside one process: one account's slow functions must not hold the threads that all accounts share."""

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID


class Places:
    """How many places each account holds, by how many it may hold at `most`."""

    def __init__(self) -> None:
        self._taken: Counter[UUID] = Counter()
        self._freed = threading.Condition()

    def take(self, account_pk: UUID, most: int) -> bool:
        """A place, if there is one; to be given back."""
        with self._freed:
            if self._taken[account_pk] >= most:
                return False
            self._taken[account_pk] += 1
            return True

    def give_back(self, account_pk: UUID) -> None:
        with self._freed:
            self._taken[account_pk] -= 1
            self._taken += Counter()  # forgets accounts that hold none
            self._freed.notify_all()

    @contextmanager
    def waited_for(self, account_pk: UUID, most: int) -> Iterator[None]:
        """A place, however long it takes to get one."""
        with self._freed:
            self._freed.wait_for(lambda: self._taken[account_pk] < most)
            self._taken[account_pk] += 1
        try:
            yield
        finally:
            self.give_back(account_pk)
