"""The content of "Tags": every reason of every check, the scene and the prediction, played."""

import pytest

from lessons.functions.exercises.tags.checks import KITCHEN_ONLY, grant
from lessons.functions.exercises.tags.lesson import LESSON
from lessons.functions.exercises.tags.scene import DOUGH, FUNCTIONS, SCENE, SOUP, TEAMS, TILL, USER
from lessons.functions.playing import invoke, remove, tag
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons, reason_of

tagged = [tag(name, team=team) for name, team in TEAMS.items()]
called = [invoke(name) for name in FUNCTIONS]
by_tag = grant(Condition=KITCHEN_ONLY)
KITCHEN = [f"arn:aws:lambda:*:*:function:{name}" for name in (DOUGH, SOUP)]


def gone(player: MemoryPlayer) -> None:
    player.call("iam", "DeleteUser", {"UserName": USER})


NOT_FRONT = {"StringNotEquals": {"aws:ResourceTag/team": "front"}}
REASONS = [
    ("all-tagged", "no-function", [*tagged, remove(SOUP)]),
    ("all-tagged", "no-tag", [tag(DOUGH, team="kitchen"), tag(TILL, team="front")]),
    ("all-tagged", "spelt", [tag(DOUGH, Team="kitchen")]),
    ("all-tagged", "other-team", [tag(DOUGH, team="front")]),
    ("all-tagged", "other-team", [*tagged, tag(TILL, team="kitchen")]),
    ("all-called", "no-function", [*called, remove(TILL)]),
    ("all-called", "not-called", called[:2]),
    ("by-tag", "no-user", [*tagged, gone]),
    ("by-tag", "no-function", [*tagged, by_tag, remove(DOUGH)]),
    ("by-tag", "too-little", tagged),
    ("by-tag", "too-little", [*tagged, grant(Resource=KITCHEN[:1])]),
    ("by-tag", "too-much", [*tagged, grant()]),
    ("by-tag", "by-name", [*tagged, grant(Resource=KITCHEN)]),
    ("by-tag", "any-new", [*tagged, grant(NotResource=f"arn:aws:lambda:*:*:function:{TILL}", Resource=None)]),
]


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list) -> None:
    assert reason_of(LESSON.check(check_id), MemoryPlayer().play(*SCENE.plays, *plays).probe()) == reason


def test_every_reason_is_played() -> None:
    assert all_reasons(LESSON.checks) == {(check_id, reason) for check_id, reason, _ in REASONS}


def test_a_condition_that_shuts_out_the_other_team_alone_is_as_good() -> None:
    player = MemoryPlayer().play(*SCENE.plays, *tagged, grant(Condition=NOT_FRONT))
    assert LESSON.check("by-tag").look(player.probe()).met


def test_the_scene_fits_only_where_its_names_are_free() -> None:
    player = MemoryPlayer().play(*SCENE.plays)
    assert (SCENE.stands(player.probe()), SCENE.fits(player.probe())) == (True, False)
    player.play(remove(DOUGH))
    assert (SCENE.stands(player.probe()), SCENE.fits(player.probe())) == (False, False)


@pytest.mark.parametrize(
    ("plays", "option"), [(called, None), ([*called[:2], *tagged], None), ([*called, *tagged], "kitchen")]
)
def test_the_prediction(plays: list, option: str | None) -> None:
    truth = LESSON.prediction("what-a-team-costs").truth(MemoryPlayer().play(*SCENE.plays, *plays).probe())
    assert (truth.option if truth else None) == option
    assert truth is None or float(truth.facts["kitchen"]) > float(truth.facts["front"]) > 0
