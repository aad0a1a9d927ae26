"""What chance decides about a variant of a mission."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Chance(Random):
    """The same variant of a mission always draws the same."""

    def __init__(self, mission: str, variant: int) -> None:
        super().__init__(f"{mission}:{variant}")
        self.variant = variant

    def turn(self, options: Sequence[T]) -> T:
        """Each once before any comes again, in their order: the next variant has another."""
        return options[self.variant % len(options)]
