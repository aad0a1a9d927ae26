"""Django looks for a backend's connection here."""

from pathlib import Path
from typing import Any

from django.db.backends.sqlite3 import base

from serverless_lab.sqlite.queue import Queue, queue_of


class DatabaseWrapper(base.DatabaseWrapper):
    """Transactions begin when it is their turn to write, as IMMEDIATE ones do by asking again and again."""

    _turn: Queue | None = None  # while this connection has it

    def _start_transaction_under_autocommit(self) -> None:
        self._take_turn()
        try:
            with self.wrap_database_errors:
                self.connection.execute(f"BEGIN {self.transaction_mode}")
        except BaseException:
            self._give_turn_back()
            raise

    def _commit(self) -> Any:
        """A commit that fails is followed by a rollback."""
        super()._commit()
        self._give_turn_back()

    def _rollback(self) -> Any:
        super()._rollback()
        self._give_turn_back()

    def _close(self) -> Any:
        try:
            super()._close()
        finally:
            self._give_turn_back()

    def _take_turn(self) -> None:
        if self.is_in_memory_db():
            return
        queue = queue_of(Path(self.settings_dict["NAME"]))
        with self.wrap_database_errors:
            queue.take(self.settings_dict["OPTIONS"]["timeout"])
        self._turn = queue

    def _give_turn_back(self) -> None:
        turn, self._turn = self._turn, None
        if turn is not None:
            turn.give_back()
