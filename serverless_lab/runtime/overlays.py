"""Folders in which several layers lie over each other, for as long as environments use them."""

import time
from collections.abc import Set
from pathlib import Path

from serverless_lab.runtime.code import merge_layers
from serverless_lab.runtime.sweeper import Sweeper, set_aside


class Overlays:
    """What is merged once serves all who have the same layers."""

    def __init__(self, place: Path, sweeper: Sweeper) -> None:
        self._place, self._sweeper = place, sweeper
        self._used: dict[Path, float] = {}  # by folder, when an environment had it last

    def of(self, layers: list[Path]) -> Path:
        """The folder with all of them; a single layer's own."""
        merged = merge_layers(layers, self._place)
        if merged.parent == self._place:
            self._used[merged] = time.monotonic()
        return merged

    def drop_unused(self, in_use: Set[Path], since: float) -> None:
        """Delete those that no environment has, and none has had since then."""
        now = time.monotonic()
        for folder in list(self._used):
            if folder in in_use:
                self._used[folder] = now
            elif self._used[folder] < since:
                del self._used[folder]
                for left in set_aside(folder):
                    self._sweeper.sweep(left)
