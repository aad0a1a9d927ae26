"""What an answer is worth, and which parts of it were right. Pure: no database, no language, no clock.

`given` is what is kept of an answer, plain JSON: an option's id, a list of ids, a bool, the text as typed, or for
matching {pair's id: side's id}. An act is judged by the engine: `given` is its Finding, or whether it was met.
"""

import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lessons.courseware.finding import Finding
from lessons.courseware.quiz import (
    Act,
    Choice,
    Matching,
    MultipleChoice,
    Numeric,
    Ordering,
    Question,
    ShortAnswer,
    Text,
    TrueFalse,
)
from lessons.courseware.quizzes.numbers_typed import read_number

ANSWER = "answer"  # the one part of a question that has no options
_INVISIBLE = {"Cf", "Cc"}  # zero-width joiners, direction marks: pasted along, never meant


@dataclass(frozen=True)
class Part:
    """An option, an item in its place, a pair put together, or the one answer that was typed.

    Of an option `right` says that it is a right one, `chosen` that it was chosen. `rationale` says why.
    """

    id: str
    right: bool
    rationale: Text
    chosen: bool = True


@dataclass(frozen=True)
class Mark:
    """`fraction` is 1 for a right answer, 0 for a wrong one, between them where parts of it were right."""

    fraction: float
    parts: tuple[Part, ...]

    @property
    def right(self) -> bool:
        return self.fraction == 1


@dataclass(frozen=True)
class Side:
    """A right side of a matching question: `id` is the first pair's that has it, or "+<n>" of the extra ones."""

    id: str
    text: Text


def mark(question: Question, given: Any) -> Mark:
    """Of an answer that the question's form let through; anything else may raise.

    A draft that an instructor looks at may lack options, items or pairs.
    """
    return _MARKS[type(question)](question, given)


def normalised(text: str) -> str:
    """One form for what reads the same: width, case, runs of spaces, invisible characters, composed Hangul."""
    while True:
        once = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
        once = " ".join(once.split())
        once = "".join(each for each in once if unicodedata.category(each) not in _INVISIBLE)
        if once == text:
            return text
        text = once


def sides(question: Matching) -> tuple[Side, ...]:
    """Every right side once, those that read the same together."""
    found: list[Side] = []
    every = [(pair.id, pair.right) for pair in question.pairs]
    every += [(f"+{number}", text) for number, text in enumerate(question.extra)]
    for side_id, text in every:
        if text not in [side.text for side in found]:
            found.append(Side(side_id, text))
    return tuple(found)


def _choice(question: Choice, given: str) -> Mark:
    parts = tuple(Part(each.id, each.right, each.rationale, each.id == given) for each in question.options)
    return Mark(float(any(part.right and part.chosen for part in parts)), parts)


def _multiple(question: MultipleChoice, given: Sequence[str]) -> Mark:
    parts = tuple(Part(each.id, each.right, each.rationale, each.id in given) for each in question.options)
    share = sum(part.right == part.chosen for part in parts) / max(1, len(parts))
    return Mark(share if share >= 0.5 else 0.0, parts)


def _true_false(question: TrueFalse, given: bool) -> Mark:
    said_true = Part("true", question.truth, question.when_true, given)
    said_false = Part("false", not question.truth, question.when_false, not given)
    return Mark(float(given == question.truth), (said_true, said_false))


def _numeric(question: Numeric, given: str) -> Mark:
    number = read_number(given, question.unit)
    right = _within(number, question.answer, question.tolerance)
    answer = Part(ANSWER, right, question.rationale)
    near = [each for each in question.near if not right and _within(number, each.value, each.tolerance)]
    return Mark(float(right), (*(Part("near", False, each.rationale) for each in near[:1]), answer))


def _within(number: Decimal, value: float, tolerance: float) -> bool:
    return abs(number - Decimal(str(value))) <= Decimal(str(tolerance))


def _short(question: ShortAnswer, given: str) -> Mark:
    typed = normalised(given)
    right = typed in [normalised(text) for text in question.accepted]
    answer = Part(ANSWER, right, question.rationale)
    known = [each for each in question.wrong if not right and normalised(each.text) == typed]
    return Mark(float(right), (*(Part("near", False, each.rationale) for each in known[:1]), answer))


def _ordering(question: Ordering, given: Sequence[str]) -> Mark:
    """The share of steps that are in order: one item at the wrong place costs one step, however far it is moved."""
    places = {item.id: place for place, item in enumerate(question.items)}
    kept = _longest_rising([places[item_id] for item_id in given])
    steps = len(question.items) - 1
    fraction = (len(kept) - 1) / steps if steps > 0 else 1.0
    parts = tuple(Part(each.id, fraction > 0 and places[each.id] in kept, each.rationale) for each in question.items)
    return Mark(fraction, parts)


def _longest_rising(numbers: Sequence[int]) -> list[int]:
    """The longest run of rising numbers, gaps allowed: those that stand in the right order among themselves."""
    ends: list[int] = []
    runs: list[list[int]] = []
    for number in numbers:
        place = bisect_left(ends, number)
        run = [*(runs[place - 1] if place else []), number]
        ends[place : place + 1], runs[place : place + 1] = [number], [run]
    return runs[-1] if runs else []


def _matching(question: Matching, given: dict[str, str]) -> Mark:
    texts = {side.id: side.text for side in sides(question)}
    parts = tuple(Part(pair.id, texts[given[pair.id]] == pair.right, pair.rationale) for pair in question.pairs)
    return Mark(sum(part.right for part in parts) / max(1, len(parts)), parts)


def _act(question: Act, given: Finding | bool) -> Mark:
    met = given.met if isinstance(given, Finding) else given
    return Mark(float(met), (Part(ANSWER, met, question.rationale),))


_MARKS: dict[type[Any], Callable[[Any, Any], Mark]] = {
    Choice: _choice,
    MultipleChoice: _multiple,
    TrueFalse: _true_false,
    Numeric: _numeric,
    ShortAnswer: _short,
    Ordering: _ordering,
    Matching: _matching,
    Act: _act,
}
