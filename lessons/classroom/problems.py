"""What still keeps a draft from being published: every problem as a sentence, with the question it is about."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from django.utils.translation import gettext as _

from lessons.classroom.drafts import MOST_QUESTIONS
from lessons.courseware import catalogue
from lessons.courseware.quiz import (
    Act,
    Choice,
    Matching,
    MultipleChoice,
    Option,
    Ordering,
    Question,
    Quiz,
    ShortAnswer,
    Text,
)
from lessons.courseware.quizzes.wording import LANGUAGES

MOST_ROWS = 12


@dataclass(frozen=True)
class Problem:
    """`question` is None where it is about the quiz as a whole."""

    sentence: str
    question: Question | None = None
    number: int = 0


def problems(quiz: Quiz) -> list[Problem]:
    """In the order of the page."""
    found = [Problem(sentence) for sentence in _whole(quiz)]
    for number, question in enumerate(quiz.questions, 1):
        found += [Problem(sentence, question, number) for sentence in _of(question)]
    return found


def texts(thing: Any) -> Iterator[Text]:
    """Every Text in a question, however deep."""
    if isinstance(thing, dict):
        yield thing
    elif isinstance(thing, tuple):
        for each in thing:
            yield from texts(each)
    elif isinstance(thing, msgspec.Struct):
        for name in thing.__struct_fields__:
            yield from texts(getattr(thing, name))


def written(text: Text | None) -> bool:
    return any((text or {}).get(language, "").strip() for language in LANGUAGES)


def _whole(quiz: Quiz) -> Iterator[str]:
    if not written(quiz.title):
        yield _("The quiz has no title.")
    if not quiz.questions:
        yield _("The quiz has no question yet. Add at least one.")
    if len(quiz.questions) > MOST_QUESTIONS:
        yield _("A quiz has at most {most} questions.").format(most=MOST_QUESTIONS)
    every = [quiz.title or {}, *(text for question in quiz.questions for text in texts(question))]
    complete = [each for each in LANGUAGES if all(text.get(each, "").strip() for text in every if written(text))]
    if not complete:
        yield _("No language is complete: some texts are there in English alone and others in Korean alone.")


def _of(question: Question) -> Iterator[str]:
    if not written(question.prompt):
        yield _("The question itself is not written.")
    if isinstance(question, Choice | MultipleChoice):
        yield from _options(question)
    elif isinstance(question, Ordering):
        yield from _rows(question.items, ("text",), _("Write at least two steps to put in order."))
    elif isinstance(question, Matching):
        yield from _rows(question.pairs, ("left", "right"), _("Write at least two pairs."))
    else:
        yield from _single(question)


def _options(question: Choice | MultipleChoice) -> Iterator[str]:
    right = sum(option.right for option in question.options)
    if isinstance(question, Choice) and right != 1:
        yield _("Mark exactly one option as the right one.")
    if isinstance(question, MultipleChoice) and not right:
        yield _("Mark at least one option as right.")
    yield from _rows(question.options, ("text",), _("Write at least two options."))


def _rows(rows: Sequence[Option | Any], names: Sequence[str], too_few: str) -> Iterator[str]:
    if len(rows) < 2:
        yield too_few
    if len(rows) > MOST_ROWS:
        yield _("A question has at most {most} rows.").format(most=MOST_ROWS)
    for number, row in enumerate(rows, 1):
        if not all(written(getattr(row, name)) for name in names):
            yield _("Row {number} has no text.").format(number=number)
        if not written(row.rationale):
            yield _("Row {number} does not say why it is right or wrong.").format(number=number)


def _single(question: Any) -> Iterator[str]:
    """One answer, with its reasons."""
    if isinstance(question, ShortAnswer) and not question.accepted:
        yield _("Write at least one answer that is accepted.")
    if isinstance(question, Act) and not catalogue.has_check(question.check):
        yield _("The task is no part of the course any more. Choose another one.")
    reasons = [getattr(question, name) for name in ("rationale", "when_true", "when_false") if hasattr(question, name)]
    reasons += [each.rationale for name in ("near", "wrong") for each in getattr(question, name, ())]
    if not all(written(reason) for reason in reasons):
        yield _("A reason is missing: every answer says why it is right or wrong.")
