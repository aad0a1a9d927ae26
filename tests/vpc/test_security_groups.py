"""The content of "Security groups": every reason, and what the checks tell apart."""

import pytest

from lessons.vpc.exercises.security_groups.lesson import LESSON
from lessons.vpc.exercises.security_groups.scene import SCENE
from lessons.vpc.playing import do, group, let_everything_in, let_in
from lessons.vpc.walls import let_nothing_out, let_out, wear
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons, reason_of, says

OFFICE = "203.0.113.0/24"
CHECKS = ("open-for-customers", "answers-alone", "by-group", "office-too")
web, shut = let_in("counter-sg", 80), let_nothing_out("counter-sg")
ledger_from, counter_to = let_in("ledger-sg", 5432, "{counter-sg}"), let_out("counter-sg", 5432, "{ledger-sg}")
office = [group("office-sg", "station"), wear("station-counter", "counter-sg", "office-sg")]


def stop(name: str):
    return do("StopInstances", InstanceIds=[f"{{{name}}}"])


def address_of(name: str):
    """A rule of the ledger for the private address of that instance alone."""

    def play(player: MemoryPlayer) -> None:
        machines = player.probe().ec2.instances.values()
        machine = next(each for each in machines if each.tags.get("Name") == name)
        address = player.probe().ec2.interfaces[machine.interfaces[0]].private_ips[0]
        let_in("ledger-sg", 5432, f"{address}/32")(player)

    return play


REASONS = [
    *((check, "no-instance", [stop("station-counter")]) for check in CHECKS),
    ("open-for-customers", "shut", []),
    ("open-for-customers", "shut", [let_in("kiosk-sg", 80)]),
    ("open-for-customers", "ssh-open", [let_everything_in("counter-sg")]),
    ("answers-alone", "no-answer", [shut]),
    ("answers-alone", "goes-out", [web]),
    ("answers-alone", "goes-out", [web, shut, let_out("counter-sg", 5432)]),
    ("by-group", "no-instance", [stop("station-kiosk")]),
    ("by-group", "no-instance", [stop("station-ledger")]),
    ("by-group", "not-in", []),
    ("by-group", "not-in", [let_in("ledger-sg", 5432, "{kiosk-sg}")]),
    ("by-group", "not-out", [ledger_from, shut]),
    ("by-group", "kiosk-too", [let_in("ledger-sg", 5432, "10.46.1.0/24")]),
    ("by-group", "kiosk-too", [let_everything_in("ledger-sg")]),
    ("by-group", "by-address", [address_of("station-counter")]),
    ("office-too", "one-group", [let_in("counter-sg", 22, OFFICE)]),
    ("office-too", "office-shut", [web, *office]),
    ("office-too", "ssh-open", [web, *office, let_in("office-sg", 22)]),
    ("office-too", "web-lost", [*office, let_in("office-sg", 22, OFFICE)]),
]


def begun(*plays) -> MemoryPlayer:
    return MemoryPlayer().play(*SCENE.plays, *plays)


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list) -> None:
    assert reason_of(LESSON.check(check_id), begun(*plays).probe()) == reason


def test_every_reason_is_played() -> None:
    assert all_reasons(LESSON.checks) == {(check_id, reason) for check_id, reason, _ in REASONS}


def test_a_second_group_that_lets_everything_out_undoes_the_first() -> None:
    player = begun(web, shut, *office, let_in("office-sg", 22, OFFICE))
    found = [reason_of(LESSON.check(each), player.probe()) for each in ("answers-alone", "office-too")]
    assert found == ["goes-out", ""]
    assert LESSON.check("answers-alone").look(player.probe()).facts == {"port": 443}
    player.play(let_nothing_out("office-sg"))
    assert reason_of(LESSON.check("answers-alone"), player.probe()) == ""


def test_the_group_may_be_one_of_several_and_the_way_out_may_be_wider_inside() -> None:
    player = begun(web, shut, *office, let_in("office-sg", 22, OFFICE), let_nothing_out("office-sg"))
    player.play(let_in("ledger-sg", 5432, "{office-sg}"), let_out("office-sg", 5432, "10.46.2.0/24"))
    assert [reason_of(check, player.probe()) for check in LESSON.checks] == ["", "", "", ""]


def test_it_remembers_and_neighbours_meet_it_as_well() -> None:
    remembers, next_door = LESSON.predictions
    fresh = begun().probe()
    assert (remembers.truth(fresh), next_door.truth(fresh)) == (None, None)
    page, out = remembers.truth(begun(web, shut).probe()), next_door.truth(begun(web).probe())
    assert (page.option, page.facts) == ("page", {"kind": "security-group"})
    assert (out.option, out.facts) == ("out", {"code": "ENI_SG_RULES_MISMATCH"})
    says(remembers.reveal, page.facts)
    says(next_door.reveal, out.facts)
