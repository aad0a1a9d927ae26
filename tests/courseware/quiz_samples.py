"""One question of every kind, and quizzes made of them."""

from typing import Any

from lessons.courseware.quiz import (
    Act,
    Choice,
    Item,
    Matching,
    MultipleChoice,
    NearMiss,
    Numeric,
    Option,
    Ordering,
    Pair,
    Question,
    Quiz,
    ShortAnswer,
    Text,
    TrueFalse,
    WrongAnswer,
)

CHECK = "functions/what-lambda-is/deployed"


def both(english: str, korean: str = "") -> Text:
    return {"en": english, "ko": korean or f"{english} (한국어)"}


def option(option_id: str, right: bool = False) -> Option:
    return Option(id=option_id, text=both(f"Option {option_id}"), rationale=both(f"Why {option_id}"), right=right)


def choice(question_id: str = "choice", **changes: Any) -> Choice:
    options = (option("a"), option("b", right=True), option("c"))
    return Choice(**{"id": question_id, "prompt": both(f"Prompt of {question_id}"), "options": options} | changes)


SAMPLES: dict[str, Question] = {
    "choice": choice(),
    "multiple": MultipleChoice(
        id="multiple",
        prompt=both("Which ones?", "어느 것들인가요?"),
        options=(option("a", right=True), option("b", right=True), option("c"), option("d")),
    ),
    "true-false": TrueFalse(
        id="true-false",
        prompt=both("A function never waits.", "함수는 기다리지 않아요."),
        truth=False,
        when_true=both("It does wait when it is cold."),
        when_false=both("Right: a cold start is a wait."),
    ),
    "numeric": Numeric(
        id="numeric",
        prompt=both("How long at most?", "가장 길게 얼마인가요?"),
        answer=900.0,
        tolerance=5.0,
        unit="s",
        rationale=both("Fifteen minutes are 900 s."),
        near=(NearMiss(value=15.0, rationale=both("That is in minutes.")),),
    ),
    "short": ShortAnswer(
        id="short",
        prompt=both("Which service keeps messages?", "메시지를 보관하는 서비스는요?"),
        accepted=("SQS", "Simple Queue Service"),
        rationale=both("SQS is a queue."),
        wrong=(WrongAnswer(text="SNS", rationale=both("SNS hands on, and keeps nothing.")),),
    ),
    "ordering": Ordering(
        id="ordering",
        prompt=both("In which order?", "순서대로 놓아 보세요."),
        items=tuple(
            Item(id=each, text=both(f"Step {each}"), rationale=both(f"Why {each} stands there")) for each in "abcd"
        ),
    ),
    "matching": Matching(
        id="matching",
        prompt=both("What belongs together?", "짝을 지어 보세요."),
        pairs=(
            Pair(id="x", left=both("Left x"), right=both("Alpha"), rationale=both("Why x")),
            Pair(id="y", left=both("Left y"), right=both("Beta"), rationale=both("Why y")),
            Pair(id="z", left=both("Left z"), right=both("Alpha"), rationale=both("Why z")),
        ),
        extra=(both("Gamma"),),
    ),
    "act": Act(id="act", prompt=both("Deploy it.", "배포해 보세요."), check=CHECK, rationale=both("Now it is there.")),
}
RIGHT: dict[str, Any] = {
    "choice": "b",
    "multiple": ["a", "b"],
    "true-false": False,
    "numeric": "900",
    "short": "SQS",
    "ordering": ["a", "b", "c", "d"],
    "matching": {"x": "x", "y": "y", "z": "x"},
    "act": True,
}
EVERY_KIND = Quiz(version=3, title=both("Every kind", "모든 종류"), questions=tuple(SAMPLES.values()))


def many(count: int, version: int = 1) -> Quiz:
    return Quiz(version=version, title=both("Many"), questions=tuple(choice(f"q{number}") for number in range(count)))
