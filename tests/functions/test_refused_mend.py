"""The mission "The mend that AWS refuses": every reason, and other ways to move and to mend."""

import pytest

from lessons.courseware.course import Play
from lessons.courseware.finding import Finding
from lessons.courseware.play import Player
from lessons.functions.missions.refused_mend import scene, till_fn
from lessons.functions.missions.refused_mend.mission import _SILENT, MISSION, _order, _rewrite
from lessons.functions.missions.refused_mend.till_fn import FUNCTION
from lessons.functions.playing import configure, deploy, edit, invoke, remove
from lessons.sandbox import sources
from lessons.sandbox.trials import NOT_RUN
from serverless_lab.engine.runtimes import RUNTIMES, stage
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons, reason_of

CHECKS = {check.id: check for check in MISSION.checks}
VARIANTS = {MISSION.facts(variant)["way"]: MISSION.facts(variant) for variant in range(4)}
either_way = pytest.mark.parametrize("way", sorted(VARIANTS))

move = configure(FUNCTION, Runtime=scene.NEW)
whole = [move, _rewrite(mended=True)]
holed = [move, _rewrite(mended=False)]
REASONS = [
    ("looked-after", "no-function", [remove(FUNCTION)]),
    ("looked-after", "old", []),
    ("right", "move-first", []),
    ("right", "fails", [move]),
    ("right", "empty", [move, deploy(FUNCTION, _SILENT)]),
    ("right", "wrong", [*whole, edit(FUNCTION, "* count", "+ count")]),
    ("right", "wrong", [*whole, edit(FUNCTION, "total: ", "sum: ")]),
    ("mended", "right-first", [move]),
    ("mended", "hole", holed),
    ("called", "no-function", [remove(FUNCTION)]),
    ("called", "not-called", [_order]),
    ("called", "not-called", [*holed, _order, _rewrite(mended=True)]),
    ("called", "failed", [move, _order]),
]


def begun(way: str, *plays: Play) -> MemoryPlayer:
    return MemoryPlayer(facts=VARIANTS[way]).play(*MISSION.start, *plays)


def findings(player: MemoryPlayer) -> dict[str, Finding]:
    return {check.id: check.look(player.probe()) for check in MISSION.checks}


@either_way
@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list[Play], way: str) -> None:
    assert reason_of(CHECKS[check_id], begun(way, *plays).probe()) == reason


def test_every_reason_is_played() -> None:
    by_lab = {("right", "by-lab"), ("mended", "by-lab")}
    assert all_reasons(MISSION.checks) - by_lab == {(check_id, reason) for check_id, reason, _ in REASONS}


@pytest.mark.parametrize("check_id", ["right", "mended"])
def test_what_the_lab_could_not_try_is_not_held_against_the_learner(
    check_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    player = begun("callback", *whole)
    monkeypatch.setattr(player, "_try_out", lambda _cloud, _name, events: [NOT_RUN] * len(events))
    assert reason_of(CHECKS[check_id], player.probe()) == "by-lab"


def test_both_ways_are_among_the_first_variants() -> None:
    assert set(VARIANTS) == set(till_fn._WAYS)


@either_way
def test_the_day_is_one_on_which_nothing_but_the_runtime_can_be_changed(way: str) -> None:
    player = begun(way)
    now = player.cloud.state.clock.now
    assert (stage(scene.OLD, now), stage(scene.NEW, now)) == ("no-update", "supported")
    for operation, params in (
        ("UpdateFunctionCode", {"ZipFile": sources.pack("", "index.mjs")}),
        ("UpdateFunctionConfiguration", {"MemorySize": 256}),
    ):
        refusal = player.probe().ask("lambda", operation, {"FunctionName": FUNCTION} | params).refusal
        assert (refusal.code, scene.NEW in refusal.message) == ("InvalidParameterValueException", True)


@either_way
def test_what_the_new_runtime_lacks_is_what_the_error_names(way: str) -> None:
    run = begun(way, move, _order).probe().last(FUNCTION)
    assert run.error_type == {"callback": "Runtime.CallbackHandlerDeprecated", "context": "TypeError"}[way]
    assert {"callback": "callback", "context": "context.succeed is not a function"}[way] in run.error_message


@either_way
def test_it_may_move_to_another_language(way: str) -> None:
    """All in one stroke: an update of the configuration, and then the code."""

    def rewrite(player: Player) -> None:
        prices = {name: player.facts[name] for name in ("dumplings", "soup")}
        code = f"""\
PRICES = {prices}


def lambda_handler(event, context):
    if event["count"] < 1:
        raise ValueError("count")
    return {{"total": PRICES[event["item"]] * event["count"]}}
"""
        configure(FUNCTION, Runtime="python3.14", Handler="lambda_function.lambda_handler")(player)
        deploy(FUNCTION, code)(player)

    player = begun(way, rewrite, _order)
    assert all(finding.met for finding in findings(player).values())


@either_way
def test_an_error_turns_a_strange_order_away_as_well(way: str) -> None:
    throws = edit(FUNCTION, 'return { item, error: "count" }', 'throw new Error("count")')
    player = begun(way, *whole, throws, invoke(FUNCTION, {"item": "soup", "count": 1}))
    assert all(finding.met for finding in findings(player).values())


def test_each_day_is_past_the_last_of_the_old_runtime_and_within_the_new_one() -> None:
    assert all(RUNTIMES[scene.OLD].no_update < day < RUNTIMES[scene.NEW].deprecated for day in scene._DAYS)
