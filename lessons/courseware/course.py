"""What a course is made of, as data: chapters, lessons, checks, predictions, sorts, missions."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from lessons.courseware.chance import Chance
from lessons.courseware.finding import Finding, Truth
from lessons.courseware.play import Player
from lessons.courseware.probe import Probe
from lessons.courseware.quiz import Quiz

# A sentence per language: {"en": "…", "ko": "…"}. `{name}` stands for a fact; no particle may follow it in Korean.
Text = Mapping[str, str]
# What differs between the variants of a mission. A value may itself be a Text.
Facts = Mapping[str, Any]
Play = Callable[[Player], None]


@dataclass(frozen=True)
class Check:
    """One thing to reach. `look` says whether it is met; `reasons` has the sentence of every reason it may give.

    `play` is what a learner does for it after the checks before it; a lesson's checks have one, a mission's not.
    """

    id: str
    title: Text
    look: Callable[[Probe], Finding]
    reasons: Mapping[str, Text]
    play: tuple[Play, ...] = ()


@dataclass(frozen=True)
class Option:
    """One answer of a prediction or a diagnosis, and what to say to somebody who chose it once the truth is known."""

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
class Kind:
    """One of the kinds that things are sorted into, and what it stands for."""

    id: str
    text: Text
    meaning: Text


@dataclass(frozen=True)
class Thing:
    """Something to sort. `kind` is where it belongs; `said` answers every kind it may be put to, right or wrong."""

    id: str
    text: Text
    kind: str
    said: Mapping[str, Text]


@dataclass(frozen=True)
class Sort:
    """Things to put to their kinds in a lesson's text. `done` is told once all lie right."""

    id: str
    question: Text
    kinds: tuple[Kind, ...]
    things: tuple[Thing, ...]
    done: Text


@dataclass(frozen=True)
class Diagnosis:
    """The first step of a break-fix mission: name the cause. The right option is the variant's fact `fault`, which
    takes turns: a twin has another cause."""

    question: Text
    options: tuple[Option, ...]


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


def no_facts(_chance: Chance) -> Facts:
    """For a mission whose variants differ in the account's seed alone."""
    return {}


@dataclass(frozen=True)
class Mission:
    """A task that is graded by behaviour, in an account of its own.

    `start` sets its scene. `draw` makes the facts of a variant; texts name them as `{fact}`, plays and looks find
    them in `player.facts` and `probe.facts`. `version` goes up whenever a running attempt would be judged otherwise.
    """

    id: str
    version: int
    title: Text
    minutes: int
    story: Text
    checks: tuple[Check, ...]
    hints: tuple[Hint, ...]
    solution: tuple[SolutionStep, ...]
    mistakes: tuple[Mistake, ...]
    bench: Any
    start: tuple[Play, ...] = ()
    draw: Callable[[Chance], Facts] = no_facts
    diagnosis: Diagnosis | None = None

    def facts(self, variant: int) -> Facts:
        """The same variant always has the same facts."""
        return self.draw(Chance(self.id, variant))


def always(_probe: Probe) -> bool:
    return True


@dataclass(frozen=True)
class Scene:
    """What a lesson begins with: made in the learner's own account when they ask for it, as one step.

    `stands` says whether it is there; `fits` whether the account has room for it, otherwise `cramped` says what is in
    the way: an emptied account always has. Its plays run no functions.
    """

    text: Text
    plays: tuple[Play, ...]
    stands: Callable[[Probe], bool]
    cramped: Text
    fits: Callable[[Probe], bool] = always


@dataclass(frozen=True)
class Lesson:
    """`template` has the text per language: `<template>.<language>.md`. `bench`: what its bench starts with."""

    slug: str
    number: str
    title: Text
    summary: Text
    minutes: int
    template: str
    checks: tuple[Check, ...] = ()
    predictions: tuple[Prediction, ...] = ()
    sorts: tuple[Sort, ...] = ()
    missions: tuple[Mission, ...] = ()
    quiz: Quiz | None = None
    bench: Any = None
    scene: Scene | None = None

    def check(self, check_id: str) -> Check:
        return next(check for check in self.checks if check.id == check_id)

    def prediction(self, prediction_id: str) -> Prediction:
        return next(each for each in self.predictions if each.id == prediction_id)

    def sort(self, sort_id: str) -> Sort:
        return next(each for each in self.sorts if each.id == sort_id)


@dataclass(frozen=True)
class Showcase:
    """A chapter's small live sandbox for the first page: its template, and the variables for it."""

    template: str
    context: Callable[..., dict[str, Any]]


@dataclass(frozen=True)
class Chapter:
    """`bench` gives the template variables of the chapter's workbench for a `Page` (and whatever an action hands on);

    `bench_template` and `strip_template` are its HTML, `parts` what htmx may ask for by name, `where` the query
    parameters by which its bench says what is open. `pairs` are two parameters that may be there several times.
    `files` are those of a `Page` that the terminal finds beside the learner's own.
    """

    slug: str
    number: int
    title: Text
    summary: Text
    lessons: tuple[Lesson, ...]
    bench: Callable[..., dict[str, Any]]
    bench_template: str
    strip_template: str
    answer_template: str
    parts: Mapping[str, str]
    where: tuple[str, ...] = ()
    pairs: tuple[str, str] | None = None
    showcase: Showcase | None = None
    files: Callable[..., Mapping[str, bytes]] | None = None


@dataclass(frozen=True)
class Planned:
    """A chapter of the curriculum that is not written yet."""

    number: int
    title: Text
