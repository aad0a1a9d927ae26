"""Deletes folders of ended environments on a thread of its own, so that a full /tmp holds nobody up."""

import queue
import shutil
import threading
from pathlib import Path


class Sweeper:
    """Follows no links: what a function has left behind is removed by its directory's descriptor."""

    def __init__(self) -> None:
        if not shutil.rmtree.avoids_symlink_attacks:
            raise RuntimeError("this platform cannot delete folders safely")
        self._todo: queue.SimpleQueue[Path | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def sweep(self, folder: Path) -> None:
        self._todo.put(folder)

    def close(self) -> None:
        """Finish what was asked for, within reason."""
        self._todo.put(None)
        self._thread.join(timeout=5)

    def _run(self) -> None:
        while (folder := self._todo.get()) is not None:
            shutil.rmtree(folder, ignore_errors=True)
