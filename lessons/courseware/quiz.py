"""A quiz and its kinds of questions, as data that code and instructors' own quizzes share.

Every option has a rationale: it is shown when the question has been answered, whichever option was chosen.
"""

from collections.abc import Mapping

import msgspec

# A sentence per language, as in `course.py`. A quiz of the course has both, an instructor's own at least one.
Text = Mapping[str, str]


class Option(msgspec.Struct, frozen=True, kw_only=True):
    """One answer to choose, and why it is right or wrong."""

    id: str
    text: Text
    rationale: Text
    right: bool = False


class _Question(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind"):
    """`id` is unique in its quiz and stays when texts change."""

    id: str
    prompt: Text


class Choice(_Question, frozen=True, tag="choice"):
    """Exactly one option is right."""

    options: tuple[Option, ...]


class MultipleChoice(_Question, frozen=True, tag="multiple"):
    """Any number of options is right; the mark is the share of options judged rightly, 0 below a half."""

    options: tuple[Option, ...]


class TrueFalse(_Question, frozen=True, tag="true-false"):
    """`when_true` is the rationale shown to who said true, `when_false` to who said false."""

    truth: bool
    when_true: Text
    when_false: Text


class NearMiss(msgspec.Struct, frozen=True, kw_only=True):
    """A wrong number that many give, and what it comes from."""

    value: float
    rationale: Text
    tolerance: float = 0.0


class Numeric(_Question, frozen=True, tag="numeric"):
    """`unit` is shown behind the field and may be typed along with the number."""

    answer: float
    rationale: Text
    tolerance: float = 0.0
    unit: str = ""
    near: tuple[NearMiss, ...] = ()


class WrongAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """A wrong text that many give."""

    text: str
    rationale: Text


class ShortAnswer(_Question, frozen=True, tag="short"):
    """Right is any of `accepted`; case, spaces at the ends and full-width forms do not matter."""

    accepted: tuple[str, ...]
    rationale: Text
    wrong: tuple[WrongAnswer, ...] = ()


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to put in order, and why it stands where it does."""

    id: str
    text: Text
    rationale: Text


class Ordering(_Question, frozen=True, tag="ordering"):
    """`items` in the right order; they are shown in another one."""

    items: tuple[Item, ...]


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """`left` is given, `right` is to be chosen for it."""

    id: str
    left: Text
    right: Text
    rationale: Text


class Matching(_Question, frozen=True, tag="matching"):
    """`extra` are right sides that belong to no left one."""

    pairs: tuple[Pair, ...]
    extra: tuple[Text, ...] = ()


class Act(_Question, frozen=True, tag="act"):
    """Answered in the sandbox: right as soon as the check is met. `check` is "chapter/lesson/check".

    A quiz of the course names checks of any lesson; the engine is the judge.
    """

    check: str
    rationale: Text


Question = Choice | MultipleChoice | TrueFalse | Numeric | ShortAnswer | Ordering | Matching | Act


class Quiz(msgspec.Struct, frozen=True, kw_only=True):
    """`version` goes up whenever an answer already given would be marked otherwise."""

    version: int
    questions: tuple[Question, ...]
    title: Text | None = None

    def question(self, question_id: str) -> Question:
        """StopIteration when there is none."""
        return next(question for question in self.questions if question.id == question_id)
