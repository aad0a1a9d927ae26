"""The draft of a quiz: title and questions, changed one at a time, so that no tab overwrites another unseen."""

import hashlib
import secrets
from collections.abc import Callable

import msgspec
from django.db import transaction

from lessons.classroom.models import OwnQuiz
from lessons.courseware.quiz import Question, Quiz, Text

MOST_QUESTIONS = 100
Questions = tuple[Question, ...]


class Conflict(Exception):
    """The question has become another one since it was opened; `now` is it, None where it was deleted."""

    def __init__(self, now: Question | None) -> None:
        super().__init__("changed elsewhere")
        self.now = now


class Retitled(Exception):
    """The title has become another one since it was opened; `now` is it."""

    def __init__(self, now: Text) -> None:
        super().__init__("changed elsewhere")
        self.now = now


class Full(Exception):
    """The quiz has as many questions as one may have."""


def questions(quiz: OwnQuiz) -> Questions:
    return msgspec.convert(quiz.draft, Questions)


def as_quiz(quiz: OwnQuiz) -> Quiz:
    """The draft as it would be published next."""
    return Quiz(version=(quiz.published or 0) + 1, title=quiz.title, questions=questions(quiz))


def fresh_id() -> str:
    """For a question or a part of one. Drawn, because a counted one would give an order away."""
    return secrets.token_hex(4)


def revision(thing: Question | Text | None) -> str:
    """Two forms of a question or a title have the same revision when they hold the same; empty for none."""
    return hashlib.sha256(msgspec.json.encode(thing, order="deterministic")).hexdigest()[:16] if thing else ""


def find(every: Questions, question_id: str) -> Question | None:
    return next((each for each in every if each.id == question_id), None)


def put(quiz: OwnQuiz, question: Question, seen: str) -> None:
    """Keep a question, at its place or at the end. `seen` is the revision it was opened at. Raises Conflict, Full."""

    def edit(every: Questions) -> Questions:
        now = find(every, question.id)
        if now == question:
            return every
        if revision(now) != seen:
            raise Conflict(now)
        if now is not None:
            return tuple(question if each.id == question.id else each for each in every)
        return _within((*every, question))

    _change(quiz, edit)


def retitle(quiz: OwnQuiz, title: Text, seen: str) -> None:
    """`seen` is the revision the title was opened at. Raises Retitled."""
    with transaction.atomic():
        locked = OwnQuiz.objects.select_for_update().get(pk=quiz.pk)
        if locked.title != title:
            if revision(locked.title) != seen:
                raise Retitled(locked.title)
            locked.title = title
            locked.save(update_fields=["title", "changed"])
    quiz.title = title


def move(quiz: OwnQuiz, question_id: str, by: int) -> None:
    """One place up (-1) or down (1); at an end it stays."""

    def edit(every: Questions) -> Questions:
        order = list(every)
        place = next((place for place, each in enumerate(order) if each.id == question_id), None)
        if place is not None:
            order.insert(max(0, place + by), order.pop(place))
        return tuple(order)

    _change(quiz, edit)


def duplicate(quiz: OwnQuiz, question_id: str) -> None:
    """A copy right behind it. Raises Full."""

    def edit(every: Questions) -> Questions:
        found: list[Question] = []
        for each in every:
            found.append(each)
            if each.id == question_id:
                found.append(msgspec.structs.replace(each, id=fresh_id()))
        return _within(tuple(found))

    _change(quiz, edit)


def delete(quiz: OwnQuiz, question_id: str) -> None:
    _change(quiz, lambda every: tuple(each for each in every if each.id != question_id))


def _within(every: Questions) -> Questions:
    if len(every) > MOST_QUESTIONS:
        raise Full
    return every


def _change(quiz: OwnQuiz, edit: Callable[[Questions], Questions]) -> None:
    """Read, edit and write under one lock; `quiz` is brought up to date."""
    with transaction.atomic():
        locked = OwnQuiz.objects.select_for_update().get(pk=quiz.pk)
        locked.draft = msgspec.to_builtins(edit(questions(locked)))
        locked.save(update_fields=["draft", "changed"])
    quiz.draft = locked.draft
