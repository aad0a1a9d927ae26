"""Publishing: the draft becomes a version that never changes. Taking it back leaves every attempt as it is."""

import msgspec
from django.db import transaction
from django.db.models import Max

from lessons.classroom.drafts import as_quiz
from lessons.classroom.models import OwnQuiz, QuizVersion
from lessons.classroom.problems import Problem, problems


def publish(quiz: OwnQuiz) -> list[Problem]:
    """The problems that keep it from being published; none: learners get it now. Asked twice, it is one version."""
    with transaction.atomic():
        locked = OwnQuiz.objects.select_for_update().get(pk=quiz.pk)
        found = problems(as_quiz(locked))
        if found:
            return found
        latest = newest(locked)
        if latest is None or not _same(locked, latest):
            latest = _version(locked)
        locked.published, locked.archived = latest.number, False
        locked.save(update_fields=["published", "archived", "changed"])
    return []


def withdraw(quiz: OwnQuiz, *, archived: bool = False) -> None:
    """Learners get it no more; what they answered stays readable. Publishing brings it back."""
    OwnQuiz.objects.filter(pk=quiz.pk).update(published=None, archived=archived)


def discard(quiz: OwnQuiz) -> bool:
    """Delete it for good; False, and nothing is done, once any version was published: learners may have answered it.

    Deleted twice is deleted.
    """
    with transaction.atomic():
        OwnQuiz.objects.select_for_update().filter(pk=quiz.pk).first()  # so that nobody publishes it meanwhile
        if newest(quiz) is not None:
            return False
        OwnQuiz.objects.filter(pk=quiz.pk).delete()
    return True


def newest(quiz: OwnQuiz) -> QuizVersion | None:
    return QuizVersion.objects.filter(quiz=quiz).first()


def has_changes(quiz: OwnQuiz, version: QuizVersion | None) -> bool:
    """Whether publishing would give learners something else than they have."""
    return version is None or quiz.published is None or not _same(quiz, version)


def _same(quiz: OwnQuiz, version: QuizVersion) -> bool:
    return bool(version.title == quiz.title and version.content["questions"] == quiz.draft)


def _version(quiz: OwnQuiz) -> QuizVersion:
    number = (QuizVersion.objects.filter(quiz=quiz).aggregate(last=Max("number"))["last"] or 0) + 1
    content = msgspec.structs.replace(as_quiz(quiz), version=number)
    return QuizVersion.objects.create(
        quiz=quiz,
        number=number,
        title=quiz.title,
        content=msgspec.to_builtins(content),
        questions=len(content.questions),
    )
