"""The mission "Make it warm": every reason, and what its checks and mistakes tell apart."""

import pytest

from lessons.courseware.finding import Finding
from lessons.functions.missions.make_it_warm.mission import MISSION
from lessons.functions.order_fn import FUNCTION, ORDER, TOO_SLOW
from lessons.functions.playing import at_once, configure, invoke, wait
from serverless_lab.engine.numbers import LAMBDA_RECLAIM_MINUTES
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons, reason_of
from tests.settings import ROOT

TEMPLATES = ROOT / "templates"

FACTS = {"minutes": 30, "customers": 2}

order = invoke(FUNCTION, ORDER)
more_memory = configure(FUNCTION, MemorySize=1024)
pair = at_once(FUNCTION, 2, ORDER)


def begun(**facts: int) -> tuple[MemoryPlayer, int]:
    """A mission that was just started, and the journal position from which calls count."""
    player = MemoryPlayer(facts=FACTS | facts).play(*MISSION.start)
    return player, player.head


def mission_findings(player: MemoryPlayer, since: int) -> dict[str, Finding]:
    return {check.id: check.look(player.probe(since)) for check in MISSION.checks}


def test_what_was_solved_is_lost_when_the_environments_are() -> None:
    player, since = begun()
    player.play(*(step.play for step in MISSION.solution), more_memory)
    assert mission_findings(player, since)["ready"].reason == "none-ready"
    assert mission_findings(player.play(order), since)["kept-warm"].reason == "changed"


def test_a_mistake_is_no_longer_told_once_the_learner_goes_on() -> None:
    for mistake in MISSION.mistakes:
        player, since = begun()
        player.play(*mistake.play, pair, pair)
        assert not mistake.seen(player.probe(since)), mistake.id


def test_enough_at_once_was_not_too_few_when_a_long_pause_has_taken_the_environments() -> None:
    player, since = begun()
    player.play(pair, *(wait(minutes=4), pair) * 3, wait(minutes=16))
    assert [mistake.id for mistake in MISSION.mistakes if mistake.seen(player.probe(since))] == []


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_pause_of_the_hint_is_one_press_of_a_button_and_short_enough(language: str) -> None:
    pause = 5
    assert str(pause) in MISSION.hints[2].text[language]
    assert f'name="seconds" value="{pause * 60}"' in (TEMPLATES / "courseware/parts/timeline.html").read_text()
    assert pause < LAMBDA_RECLAIM_MINUTES[0]


def test_no_mistake_is_seen_before_or_at_the_first_call() -> None:
    player, since = begun()
    assert not any(mistake.seen(player.probe(since)) for mistake in MISSION.mistakes)
    player.play(order)
    assert not any(mistake.seen(player.probe(since)) for mistake in MISSION.mistakes)


KITCHEN = configure(FUNCTION, Environment={"Variables": {"KITCHEN": "open"}})
MISSION_REASONS = [
    ("kept-warm", "no-call", []),
    ("customers-together", "no-call", []),
    ("ready", "no-call", []),
    ("kept-warm", "counting", [order]),
    ("kept-warm", "counting", [order, wait(minutes=4), order]),
    ("kept-warm", "idle", [order, wait(minutes=16), order]),
    ("kept-warm", "changed", [order, KITCHEN, order]),
    ("kept-warm", "lost", [order, invoke(FUNCTION, TOO_SLOW), order]),
    ("kept-warm", "failed", [order, invoke(FUNCTION, TOO_SLOW)]),
    ("kept-warm", "failed", [invoke(FUNCTION, TOO_SLOW)]),
    ("customers-together", "none-together", [order]),
    ("customers-together", "some-cold", [pair]),
    ("customers-together", "too-young", [pair, wait(minutes=4), pair]),
    ("customers-together", "some-failed", [pair, at_once(FUNCTION, 2, TOO_SLOW)]),
    ("ready", "none-ready", [order, wait(minutes=16)]),
    ("ready", "some-ready", [order]),
]


@pytest.mark.parametrize(("check_id", "reason", "plays"), MISSION_REASONS)
def test_reasons_of_the_mission(check_id: str, reason: str, plays: list) -> None:
    player, since = begun()
    check = next(check for check in MISSION.checks if check.id == check_id)
    assert reason_of(check, player.play(*plays).probe(since)) == reason


@pytest.mark.parametrize(("cause", "reason"), [("evicted", "by-lab"), ("restarted", "by-lab"), ("rewound", "rewound")])
def test_an_environment_the_lab_lost_has_its_reason_too(cause: str, reason: str) -> None:
    player, since = begun()
    player.play(order)
    environment = player.probe().environments(FUNCTION)[0].environment_id
    player.call("lab", "LoseEnvironment", {"EnvironmentId": environment, "Reason": cause})
    assert mission_findings(player.play(order), since)["kept-warm"].reason == reason


def test_two_at_once_are_fewer_than_three_customers() -> None:
    player, since = begun(customers=3)
    finding = mission_findings(player.play(pair), since)["customers-together"]
    assert (finding.reason, finding.facts) == ("fewer", {"calls": 2})


def test_two_environments_are_ready_for_two_of_three_customers() -> None:
    player, since = begun(customers=3)
    finding = mission_findings(player.play(pair), since)["ready"]
    assert (finding.reason, finding.facts) == ("some-ready", {"warm": 2})


def test_a_call_beside_one_that_still_runs_says_so() -> None:
    player, since = begun()
    player.play(order)
    player.cloud.call(player.cloud.root, "lambda", "Invoke", {"FunctionName": FUNCTION}, wall=player.wall)
    assert mission_findings(player.play(order), since)["kept-warm"].reason == "busy"


def test_every_reason_of_the_mission_is_played() -> None:
    own = all_reasons(MISSION.checks)
    elsewhere = {("kept-warm", each) for each in ("busy", "rewound", "by-lab")} | {("customers-together", "fewer")}
    assert own - elsewhere == {(check_id, reason) for check_id, reason, _ in MISSION_REASONS}


def test_one_warm_environment_all_the_time_is_not_enough_for_two_customers() -> None:
    player, since = begun()
    player.play(order, *(wait(minutes=4), order) * 8)
    met = {name for name, finding in mission_findings(player, since).items() if finding.met}
    assert met == {"kept-warm"}
    findings = mission_findings(player.play(pair), since)
    assert findings["kept-warm"].met
    assert findings["customers-together"].facts == {"calls": 2, "cold": 1}


def test_a_break_can_be_made_good_without_starting_over() -> None:
    player, since = begun()
    player.play(pair, wait(minutes=16), pair, *(wait(minutes=4), pair) * 8)
    assert all(finding.met for finding in mission_findings(player, since).values())
