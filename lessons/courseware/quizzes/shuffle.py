"""The order in which a question's parts are shown: drawn from the attempt's seed, the same each time."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

from lessons.courseware.quiz import Item, Ordering, Question

MOST_SEED = 2**31 - 1
T = TypeVar("T")


def shuffled(question: Question, seed: int, things: Sequence[T]) -> list[T]:
    """`things` of this question in the order of this seed."""
    order = list(things)
    Random(f"{seed}:{question.id}").shuffle(order)
    return order


def jumbled(question: Ordering, seed: int) -> list[Item]:
    """The items of an ordering question; never in the right order, which would be an answer given away."""
    order = shuffled(question, seed, question.items)
    return order if tuple(order) != question.items else [*order[1:], *order[:1]]
