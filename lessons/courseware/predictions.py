"""Predict, then run: the learner's answer first, the engine's truth when it has happened."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString

from lessons.courseware.course import Option, Prediction
from lessons.courseware.finding import Truth
from lessons.courseware.models import Answer
from lessons.courseware.text import sentence

if TYPE_CHECKING:
    from lessons.courseware.lesson_page import LessonPage


@dataclass(frozen=True)
class Choice:
    option: Option
    text: SafeString
    chosen: bool
    right: bool


@dataclass(frozen=True)
class PredictionState:
    """`reveal` and `feedback` are empty until both the learner has answered and the truth has happened."""

    prediction: Prediction
    question: SafeString
    choices: list[Choice]
    answered: bool
    revealed: bool
    right: bool
    reveal: SafeString
    feedback: SafeString


def answers_of(page: "LessonPage") -> dict[str, str]:
    """One query: the learner's answers in this lesson, to predictions and sorts."""
    if page.learner is None or not (page.lesson.predictions or page.lesson.sorts):
        return {}
    rows = Answer.objects.filter(learner=page.learner, lesson=page.key)
    return dict(rows.values_list("prediction_id", "option"))


def states(page: "LessonPage", answers: Mapping[str, str]) -> dict[str, PredictionState]:
    """`answers` are those of `answers_of`."""
    return {each.id: _state(page, each, answers.get(each.id, "")) for each in page.lesson.predictions}


def _state(page: "LessonPage", prediction: Prediction, answer: str) -> PredictionState:
    truth = prediction.truth(page.probe) if answer else None
    chosen = next((option for option in prediction.options if option.id == answer), None)
    return PredictionState(
        prediction,
        sentence(prediction.question[page.language]),
        [
            Choice(
                option,
                sentence(option.text[page.language]),
                chosen=option.id == answer,
                right=truth is not None and option.id == truth.option,
            )
            for option in prediction.options
        ],
        answered=chosen is not None,
        revealed=truth is not None,
        right=truth is not None and answer == truth.option,
        reveal=_reveal(page, prediction, truth),
        feedback=sentence(chosen.feedback[page.language]) if truth and chosen else SafeString(""),
    )


def _reveal(page: "LessonPage", prediction: Prediction, truth: Truth | None) -> SafeString:
    return sentence(prediction.reveal[page.language], dict(truth.facts)) if truth else SafeString("")


def answer(page: "LessonPage", prediction: Prediction, option: str) -> bool:
    """Keep the learner's answer; False when it is none of the options. Once the truth is out it stays as it was."""
    if option not in {each.id for each in prediction.options}:
        return False
    key = {"learner": page.learner, "lesson": page.key, "prediction_id": prediction.id}
    earlier = Answer.objects.filter(**key).exists()
    if not (earlier and prediction.truth(page.probe)):
        Answer.objects.update_or_create(**key, defaults={"option": option})
    return True
