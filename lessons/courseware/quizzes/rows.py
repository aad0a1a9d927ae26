"""An answered question, row by row: what it was, whether that was right, and why."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from lessons.courseware.quiz import (
    Act,
    Choice,
    Matching,
    MultipleChoice,
    Numeric,
    Option,
    Ordering,
    Question,
    ShortAnswer,
    Text,
    TrueFalse,
)
from lessons.courseware.quizzes.marking import ANSWER, Mark, Part, sides
from lessons.courseware.quizzes.shuffle import shuffled


@dataclass(frozen=True)
class Row:
    """`verdict`: "right" | "wrong" | "missed" | "out" | "why".

    "right" and "wrong" are about what was answered, "missed" is a right option that was not chosen, "out" a wrong one
    that was not, and "why" explains the whole. `typed` is what the learner wrote, `beside` what
    was put beside it, `truth` the right one where another was given, `wanted` that of an answer that is typed.
    """

    verdict: str
    rationale: Text
    text: Text | None = None
    typed: str = ""
    beside: Text | None = None
    truth: Text | None = None
    place: int = 0
    wanted: str = ""


def rows(question: Question, given: Any, mark: Mark, seed: int) -> list[Row]:
    """In the order in which the parts were shown or put."""
    return _ROWS[type(question)](question, given, mark, seed)


def _options(question: Choice | MultipleChoice, _given: Any, mark: Mark, seed: int) -> list[Row]:
    options: Sequence[Option] = shuffled(question, seed, question.options)
    parts = _by_id(mark)
    return [Row(_verdict(parts[each.id]), each.rationale, each.text) for each in options]


def _verdict(part: Part) -> str:
    if part.chosen:
        return "right" if part.right else "wrong"
    return "missed" if part.right else "out"


def _true_false(_question: TrueFalse, given: bool, mark: Mark, _seed: int) -> list[Row]:
    """The rationale of what was said; the other one would say the same again."""
    chosen = next(part for part in mark.parts if part.chosen)
    return [Row("right" if chosen.right else "wrong", chosen.rationale, typed="true" if given else "false")]


def _typed(question: Numeric | ShortAnswer, given: str, mark: Mark, _seed: int) -> list[Row]:
    near = [Row("why", part.rationale) for part in mark.parts if part.id != ANSWER]
    answer = _by_id(mark)[ANSWER]
    wanted = "" if answer.right else _wanted(question)
    verdict = "right" if answer.right else "wrong"
    return [Row(verdict, {}, typed=given, wanted=wanted), *near, Row("why", answer.rationale)]


def _wanted(question: Numeric | ShortAnswer) -> str:
    if isinstance(question, Numeric):
        return f"{question.answer:,.12g} {question.unit and _(question.unit)}".strip()
    return next(iter(question.accepted), "")


def _items(question: Ordering, given: Sequence[str], mark: Mark, _seed: int) -> list[Row]:
    """As the learner put them; `place` is where each belongs."""
    parts = _by_id(mark)
    items = {item.id: (place, item) for place, item in enumerate(question.items, 1)}
    found = []
    for each in given:
        place, item = items[each]
        found.append(Row("right" if parts[each].right else "wrong", item.rationale, item.text, place=place))
    return found


def _pairs(question: Matching, given: dict[str, str], mark: Mark, _seed: int) -> list[Row]:
    texts, parts = {side.id: side.text for side in sides(question)}, _by_id(mark)
    return [
        Row(
            "right" if parts[pair.id].right else "wrong",
            pair.rationale,
            pair.left,
            beside=texts[given[pair.id]],
            truth=None if parts[pair.id].right else pair.right,
        )
        for pair in question.pairs
    ]


def _why(_question: Any, _given: Any, mark: Mark, _seed: int) -> list[Row]:
    return [Row("right" if part.right else "wrong", part.rationale) for part in mark.parts]


def _by_id(mark: Mark) -> dict[str, Part]:
    return {part.id: part for part in mark.parts}


_ROWS: dict[type[Any], Callable[[Any, Any, Mark, int], list[Row]]] = {
    Choice: _options,
    MultipleChoice: _options,
    TrueFalse: _true_false,
    Numeric: _typed,
    ShortAnswer: _typed,
    Ordering: _items,
    Matching: _pairs,
    Act: _why,
}
