"""What a course is made of, as data: chapters, lessons, checks, predictions, missions."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from lessons.courseware.finding import Finding, Truth
from lessons.courseware.play import Player
from lessons.courseware.probe import Probe

# A sentence per language: {"en": "…", "ko": "…"}. `{name}` stands for a fact; no particle may follow it in Korean.
Text = Mapping[str, str]
Play = Callable[[Player], None]


@dataclass(frozen=True)
class Check:
    """One thing to reach. `look` says whether it is met; `reasons` has the sentence of every reason it may give."""

    id: str
    title: Text
    look: Callable[[Probe], Finding]
    reasons: Mapping[str, Text]


@dataclass(frozen=True)
class Option:
    """One answer of a prediction, and what to say to somebody who chose it once the truth is known."""

    id: str
    text: Text
    feedback: Text


@dataclass(frozen=True)
class Prediction:
    """A question asked before the run. `truth` answers from the account, None until it has happened."""

    id: str
    question: Text
    options: tuple[Option, ...]
    truth: Callable[[Probe], Truth | None]
    reveal: Text


@dataclass(frozen=True)
class Hint:
    """At most three to a mission: evidence, concept, next command."""

    text: Text


@dataclass(frozen=True)
class SolutionStep:
    """One step of the way: the sentence a learner may ask for, and the same done by `play`."""

    text: Text
    play: Play


@dataclass(frozen=True)
class Mistake:
    """A wrong way learners take. `seen` recognises it in an account; the suite plays it with `play`."""

    id: str
    message: Text
    seen: Callable[[Probe], bool]
    play: tuple[Play, ...]


@dataclass(frozen=True)
class Mission:
    """A task that is graded by behaviour. Only what happens after the learner began it counts."""

    id: str
    version: int
    title: Text
    story: Text
    checks: tuple[Check, ...]
    hints: tuple[Hint, ...]
    solution: tuple[SolutionStep, ...]
    mistakes: tuple[Mistake, ...]
    start: tuple[Play, ...] = ()


@dataclass(frozen=True)
class Lesson:
    """`template` has the text per language: `<template>.<language>.md`. `bench`: what its bench starts with."""

    slug: str
    number: str
    title: Text
    minutes: int
    template: str
    checks: tuple[Check, ...] = ()
    predictions: tuple[Prediction, ...] = ()
    missions: tuple[Mission, ...] = ()
    bench: Any = None

    def check(self, check_id: str) -> Check:
        return next(check for check in self.checks if check.id == check_id)

    def prediction(self, prediction_id: str) -> Prediction:
        return next(each for each in self.predictions if each.id == prediction_id)

    def mission(self, mission_id: str) -> Mission:
        return next(mission for mission in self.missions if mission.id == mission_id)


@dataclass(frozen=True)
class Chapter:
    """`bench` gives the template variables of the chapter's workbench for a `Page` (and whatever an action hands on);

    `bench_template` and `strip_template` are its HTML, `parts` what htmx may ask for by name.
    """

    slug: str
    number: int
    title: Text
    lessons: tuple[Lesson, ...]
    bench: Callable[..., dict[str, Any]]
    bench_template: str
    strip_template: str
    answer_template: str
    parts: Mapping[str, str]
