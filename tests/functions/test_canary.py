"""The mission "A few calls first": every reason, and no way around it."""

import pytest

from lessons.functions.menu_fn import ALIAS, ASKED, FUNCTION, source
from lessons.functions.missions.canary.mission import MISSION
from lessons.functions.playing import deploy, invoke, point, publish, remove
from lessons.sandbox.trials import NOT_RUN
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons, reason_of

FACTS = {"old": 4500, "new": 5100, "percent": 10}
CHECKS = {check.id: check for check in MISSION.checks}
published, gone = publish(FUNCTION), remove(FUNCTION)
tenth = point(FUNCTION, ALIAS, "1", v2=0.1)
other_code = deploy(FUNCTION, source(9900)["en"])
broken = deploy(FUNCTION, "def lambda_handler(event, context):\n    return event['nothing']\n")


def without_alias(player: MemoryPlayer) -> None:
    player.call("lambda", "DeleteAlias", {"FunctionName": FUNCTION, "Name": ALIAS})


def begun(*plays) -> MemoryPlayer:
    return MemoryPlayer(facts=FACTS).play(*MISSION.start, *plays)


REASONS = [
    *((check, "no-function", [gone]) for check in CHECKS),
    ("new-version", "not-published", []),
    ("new-version", "not-published", [published, deploy(FUNCTION, source(5100)["en"] + "\n")]),
    ("new-version", "wrong-price", [other_code, published]),
    ("share", "no-alias", [without_alias]),
    ("share", "at-latest", [point(FUNCTION, ALIAS, "$LATEST")]),
    ("share", "none", [published]),
    ("share", "other", [published, point(FUNCTION, ALIAS, "1", v2=0.2)]),
    ("share", "other", [published, point(FUNCTION, ALIAS, "2")]),
    ("share", "none", [published, tenth, other_code]),
    ("rest-stays", "all-old", []),
    ("rest-stays", "other", [published, point(FUNCTION, ALIAS, "2")]),
    ("rest-stays", "other", [published, point(FUNCTION, ALIAS, "1", v2=0.5)]),
    ("called", "no-call", [published, tenth, invoke(FUNCTION, ASKED)]),
    ("called", "failed", [broken, published, point(FUNCTION, ALIAS, "2"), invoke(FUNCTION, ASKED, ALIAS)]),
]


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list) -> None:
    player = begun()
    since = player.head
    assert reason_of(CHECKS[check_id], player.play(*plays).probe(since)) == reason


def test_every_reason_is_played() -> None:
    played = {(check_id, reason) for check_id, reason, _ in REASONS}
    assert all_reasons(MISSION.checks) == played | {("new-version", "by-lab")}


def test_a_machine_without_room_is_not_held_against_the_learner(monkeypatch: pytest.MonkeyPatch) -> None:
    player = begun(published)
    monkeypatch.setattr(player, "_try_out", lambda cloud, name, events: [NOT_RUN] * len(events))
    assert reason_of(CHECKS["new-version"], player.probe()) == "by-lab"


def test_any_number_may_be_the_new_one() -> None:
    """Published, spoilt, mended and published again: version 4 takes the share."""
    mended = deploy(FUNCTION, source(5100)["en"])
    player = begun()
    since = player.head
    player.play(published, other_code, published, mended, published, point(FUNCTION, ALIAS, "1", v4=0.1))
    player.play(invoke(FUNCTION, ASKED, ALIAS))
    assert [check.look(player.probe(since)).met for check in MISSION.checks] == [True] * 4


def test_calls_really_come_out_in_those_shares() -> None:
    """What the checks read off the alias is what callers meet."""
    player = begun(*(step.play for step in MISSION.solution)).play(invoke(FUNCTION, ASKED, ALIAS, times=150))
    runs = [run for run in player.probe().invocations(FUNCTION) if run.qualifier == ALIAS]
    share = sum(run.version == "2" for run in runs) / len(runs)
    assert 0.03 < share < 0.2
