"""Django looks for a backend's connection here."""

import sqlite3
from pathlib import Path
from types import NoneType
from typing import Any

from django.db.backends.sqlite3 import base

from serverless_lab.sqlite.queue import Queue, queue_of

# They are bound as they are, but without these lines the driver looks for three ways to convert them each time.
sqlite3.register_adapter(bool, int)
sqlite3.register_adapter(NoneType, lambda none: none)


class DatabaseWrapper(base.DatabaseWrapper):
    """Transactions begin when it is their turn to write, as IMMEDIATE ones do by asking again and again."""

    _queue: Queue | None = None  # a database in memory has none
    _has_turn = False

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        if not self.is_in_memory_db():
            self._queue = queue_of(Path(conn_params["database"]))
        return super().get_new_connection(conn_params)

    def _start_transaction_under_autocommit(self) -> None:
        self._take_turn()
        try:
            with self.wrap_database_errors:
                self.connection.execute(f"BEGIN {self.transaction_mode}")
        except BaseException:
            self._give_turn_back()
            raise

    def _commit(self) -> Any:
        """A commit that fails is followed by a rollback. Django's own also notes it for who debugs queries."""
        if self.connection is not None:
            with self.wrap_database_errors:
                self.connection.commit()
        self._give_turn_back()

    def _rollback(self) -> Any:
        super()._rollback()
        self._give_turn_back()

    def _close(self) -> Any:
        try:
            super()._close()
        finally:
            self._give_turn_back()

    def take_turn_at_once(self) -> bool:
        """For the transaction that begins next; False where another has it."""
        self._has_turn = self._queue is not None and self._queue.take_at_once()
        return self._has_turn or self._queue is None

    def _take_turn(self) -> None:
        if self._queue is not None and not self._has_turn:
            with self.wrap_database_errors:
                self._queue.take(self.settings_dict["OPTIONS"]["timeout"])
            self._has_turn = True

    def _give_turn_back(self) -> None:
        if self._queue is not None and self._has_turn:
            self._has_turn = False
            self._queue.give_back()
