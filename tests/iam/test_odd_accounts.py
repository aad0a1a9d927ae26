"""Whatever somebody did to the account, every check of these lessons and missions can judge it and say so."""

from typing import Any

import pytest

from lessons.courseware.course import Lesson, Mission
from lessons.courseware.progress import ask
from lessons.courseware.text import sentence
from lessons.iam.chapter import CHAPTER
from tests.functions.player import MemoryPlayer

THINGS = [*CHAPTER.lessons, *(mission for lesson in CHAPTER.lessons for mission in lesson.missions)]
PATH = "/deep/down/"


def emptied(player: MemoryPlayer) -> None:
    """As somebody leaves it who deletes everything."""
    iam = player.cloud.state.parts["iam/"]
    for held in (iam.users, iam.groups, iam.roles, iam.policies, iam.devices):
        held.clear()


def moved(player: MemoryPlayer) -> None:
    """Every name below a path."""
    iam = player.cloud.state.parts["iam/"]
    for each in (*iam.users.values(), *iam.groups.values(), *iam.roles.values()):
        each.path = PATH


def as_it_was(_player: MemoryPlayer) -> None:
    """The scene itself."""


@pytest.mark.parametrize("oddity", [emptied, moved, as_it_was])
@pytest.mark.parametrize("thing", THINGS, ids=lambda each: getattr(each, "slug", "") or each.id)
def test_odd_accounts_are_judged(thing: Lesson | Mission, oddity: Any) -> None:
    facts = thing.facts(0) if isinstance(thing, Mission) else {}
    player = MemoryPlayer(facts=facts).play(*(thing.start if isinstance(thing, Mission) else ()))
    if isinstance(thing, Lesson):
        player.play(*(play for check in thing.checks for play in check.play))
    oddity(player)
    probe = player.probe()
    for check in thing.checks:
        told = {name: value["ko"] if isinstance(value, dict) else value for name, value in facts.items()}
        for language in ("en", "ko"):
            state = ask(check, probe, language, told)
            assert state.met or "{" not in state.because
    if isinstance(thing, Mission):
        assert [mistake.id for mistake in thing.mistakes if mistake.seen(probe)] == []
        return
    for prediction in thing.predictions:
        truth = prediction.truth(probe)
        assert truth is None or "{" not in sentence(prediction.reveal["ko"], truth.facts)
