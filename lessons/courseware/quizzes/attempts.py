"""Attempts at a quiz: begun by the first answer, one answer to each question, finished when all are answered."""

import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import SystemRandom
from typing import Any

from django.db import transaction
from django.db.models import Count, Sum
from django.utils import timezone

from lessons.courseware import catalogue
from lessons.courseware.finding import Finding
from lessons.courseware.models import QuizAttempt, Response
from lessons.courseware.quiz import Act, Question, Quiz, Text
from lessons.courseware.quizzes.marking import Mark, mark
from lessons.courseware.quizzes.shuffle import MOST_SEED
from lessons.people.models import Learner

MOST_LISTED = 50


def no_earlier_content(_version: int) -> Quiz | None:
    """For quizzes of the course: of their content only the newest version is there."""
    return None


@dataclass(frozen=True)
class Source:
    """A quiz and where it stands. `key` is what attempts call it; `url` its address, with a slash at the end.

    `content` gives another version's questions, None where they are not kept. `typed`: its texts were typed into a
    form, so that braces in them mean nothing. A quiz that is not `open` can be read, and not answered; of a
    `preview` nothing is kept.
    """

    key: str
    title: Text
    quiz: Quiz
    url: str
    content: Callable[[int], Quiz | None] = no_earlier_content
    typed: bool = False
    open: bool = True
    preview: bool = False


class CannotAnswer(Exception):
    """The answer does not count; nothing was written.

    `reason`: "other-attempt" | "other-person" | "changed" | "closed".
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def askable(quiz: Quiz) -> list[Question]:
    """Without acts whose task is no part of the course any more: nobody can answer those."""
    return [each for each in quiz.questions if not isinstance(each, Act) or catalogue.has_check(each.check)]


def current(source: Source, learner: Learner | None) -> QuizAttempt | None:
    if learner is None:
        return None
    return QuizAttempt.objects.filter(learner=learner, quiz=source.key, current=True).first()


@dataclass(frozen=True)
class Counted:
    """An attempt with the `total` of its marks and how many questions were `answered`."""

    attempt: QuizAttempt
    total: float
    answered: int


def attempts(source: Source, learner: Learner | None) -> list[Counted]:
    """One query: every attempt, newest first."""
    if learner is None:
        return []
    summed = QuizAttempt.objects.filter(learner=learner, quiz=source.key).annotate(
        total=Sum("responses__mark", default=0.0), answered=Count("responses")
    )
    return [Counted(each, each.total, each.answered) for each in summed.order_by("-pk")[:MOST_LISTED]]


def responses(attempt: QuizAttempt | None) -> dict[str, Response]:
    """One query: the answers of an attempt by question."""
    return {row.question_id: row for row in attempt.responses.all()} if attempt else {}


def first_seed(source: Source, learner: Learner | None) -> int:
    """What a page is drawn with before there is an attempt; the same at every look."""
    return zlib.crc32(f"{source.key}:{learner.pk if learner else ''}".encode()) & MOST_SEED


def answer(
    source: Source, learner: Learner, question: Question, given: Any, *, confidence: int = 0, origin: Mapping[str, Any]
) -> Response:
    """Keep the answer, if it is the first one to this question; what counts. Raises CannotAnswer.

    `origin`: the `attempt`, `version` and `seed` of the page it was given on, as `OriginForm` reads them.
    """
    with transaction.atomic():
        attempt = _begun(source, learner, origin)
        values = {"given": given, "mark": mark(question, given).fraction, "confidence": confidence}
        response, new = Response.objects.get_or_create(attempt=attempt, question_id=question.id, defaults=values)
        if new and responses(attempt).keys() >= {each.id for each in askable(source.quiz)}:
            attempt.finished = timezone.now()
            attempt.save(update_fields=["finished"])
    return response


def _begun(source: Source, learner: Learner, origin: Mapping[str, Any]) -> QuizAttempt:
    """The current attempt, locked, so that of two last answers one sees the other; the first answer begins it.

    Raises CannotAnswer.
    """
    if not source.open:
        raise CannotAnswer("closed")
    seed = origin.get("seed")
    values = {"version": source.quiz.version, "seed": first_seed(source, learner) if seed is None else seed}
    drawn_with = origin.get("version") or source.quiz.version
    if drawn_with != source.quiz.version:
        raise CannotAnswer("changed")
    key = {"learner": learner, "quiz": source.key, "current": True}
    if origin.get("attempt") is None:
        attempt, _new = QuizAttempt.objects.select_for_update().get_or_create(**key, defaults=values)
    else:
        found = QuizAttempt.objects.select_for_update().filter(**key, pk=origin["attempt"]).first()
        if found is None:
            raise CannotAnswer("other-attempt")
        attempt = found
    if attempt.version != source.quiz.version:
        raise CannotAnswer("changed")
    return attempt


def again(source: Source, learner: Learner, attempt_id: int | None) -> QuizAttempt | None:
    """A fresh attempt after the one named; the earlier ones are kept. Asked twice, it begins one.

    Raises CannotAnswer when the quiz is closed.
    """
    if not source.open:
        raise CannotAnswer("closed")
    with transaction.atomic():
        old = current(source, learner)
        if old is None or old.pk != attempt_id:
            return old
        if not QuizAttempt.objects.filter(pk=old.pk, current=True).update(current=False):
            return current(source, learner)
        seed = SystemRandom().randint(0, MOST_SEED)
        seed = seed if seed != old.seed else (seed + 1) % MOST_SEED
        return QuizAttempt.objects.create(learner=learner, quiz=source.key, version=source.quiz.version, seed=seed)


def record_acts(source: Source, learner: Learner | None, look: Callable[[Act], Finding]) -> list[Response]:
    """After something was done in the account: acts of the open attempt that are met now are answered.

    Begins no attempt. Without an attempt, or with nothing to judge, it costs one or two queries.
    """
    acts = [question for question in source.quiz.questions if isinstance(question, Act)]
    attempt = current(source, learner) if acts and source.open else None
    if attempt is None or learner is None or attempt.finished or attempt.version != source.quiz.version:
        return []
    known = responses(attempt)
    origin = {"attempt": attempt.pk}
    met = [act for act in acts if act.id not in known and look(act).met]
    try:
        return [answer(source, learner, act, True, origin=origin) for act in met]
    except CannotAnswer:  # another attempt was begun in the meantime
        return []


def remark(question: Question, response: Response) -> Mark | None:
    """The parts of an answer that was kept; None where it fits the question no more."""
    try:
        return mark(question, response.given)
    except (LookupError, TypeError, ValueError, AttributeError):
        return None
