"""The list of quizzes: what can be taken, and for an instructor what is being written."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Sum
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from lessons.classroom.models import OwnQuiz, QuizVersion
from lessons.courseware.models import QuizAttempt
from lessons.courseware.quizzes.wording import as_typed


@dataclass(frozen=True)
class Offered:
    """A published quiz; `attempt` is the reader's current one, with the `total` of its marks."""

    pk: int
    title: SafeString
    author: str
    questions: int
    attempt: QuizAttempt | None


@dataclass(frozen=True)
class Written:
    quiz: OwnQuiz
    title: SafeString
    questions: int


def offered(learner: Any) -> list[Offered]:
    """Two queries for a learner, one for a visitor."""
    rows = QuizVersion.objects.filter(number=F("quiz__published")).select_related("quiz__author").defer("content")
    marks = _attempts(learner)
    wording = as_typed(get_language() or "en")
    return [
        Offered(
            row.quiz_id,
            wording.say(row.title),
            row.quiz.author.get_full_name() or row.quiz.author.get_username(),
            row.questions,
            marks.get(row.quiz.key),
        )
        for row in rows.order_by("-published_at")
    ]


def written_by(author: Any) -> list[Written]:
    """One query: every quiz of this author, archived ones last."""
    wording = as_typed(get_language() or "en")
    every = OwnQuiz.objects.filter(author=author).order_by("archived", "-changed")
    return [Written(quiz, wording.say(quiz.title), len(quiz.draft)) for quiz in every]


def _attempts(learner: Any) -> dict[str, QuizAttempt]:
    if not learner.is_authenticated:
        return {}
    current = QuizAttempt.objects.filter(learner=learner, current=True, quiz__startswith="own/")
    summed = current.annotate(total=Sum("responses__mark", default=0.0), answered=Count("responses"))
    return {attempt.quiz: attempt for attempt in summed}
