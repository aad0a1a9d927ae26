"""Fairness inside one process: one learner's slow functions must not hold the threads that all learners share."""

import threading
from collections import Counter
from collections.abc import Hashable, Iterator
from contextlib import contextmanager


class Places:
    """How many places each holder has, a learner or an account, by how many it may have at `most`."""

    def __init__(self) -> None:
        self._taken: Counter[Hashable] = Counter()
        self._freed = threading.Condition()

    def take(self, holder: Hashable, most: int) -> bool:
        """A place, if there is one; to be given back."""
        with self._freed:
            if self._taken[holder] >= most:
                return False
            self._taken[holder] += 1
            return True

    def give_back(self, holder: Hashable) -> None:
        with self._freed:
            self._taken[holder] -= 1
            if not self._taken[holder]:
                del self._taken[holder]
            self._freed.notify_all()

    @contextmanager
    def waited_for(self, holder: Hashable, most: int) -> Iterator[None]:
        """A place, however long it takes to get one."""
        with self._freed:
            self._freed.wait_for(lambda: self._taken[holder] < most)
            self._taken[holder] += 1
        try:
            yield
        finally:
            self.give_back(holder)


waiting = Places()
"""Threads of the course that wait for a function to end, by `Account.holder`."""
