"""The content of "Peering": every reason, and what the checks tell apart."""

import pytest

from lessons.vpc.exercises.peering.lesson import LESSON
from lessons.vpc.exercises.peering.scene import SCENE
from lessons.vpc.playing import ANYWHERE, bridge, do, make, route
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons, reason_of, says

NEAR, FAR = "dumpling-noodle", "dumpling-tea"
near, far = bridge(NEAR, "dumpling-house", "noodle-house"), bridge(FAR, "dumpling-house", "tea-house")


def stop(name: str):
    return do("StopInstances", InstanceIds=[f"{{{name}}}"])


def over(table: str, to: str, peering: str):
    return route(table, to, VpcPeeringConnectionId=f"{{{peering}}}")


def end(peering: str):
    return do("DeleteVpcPeeringConnection", VpcPeeringConnectionId=f"{{{peering}}}")


there, back = over("dumpling-signs", "10.71.0.0/16", NEAR), over("noodle-signs", "10.70.0.0/16", NEAR)
to_tea, from_tea = over("dumpling-signs", "10.72.0.0/16", FAR), over("tea-signs", "10.70.0.0/16", FAR)
everywhere, everywhere_far = over("dumpling-signs", ANYWHERE, NEAR), over("dumpling-signs", ANYWHERE, FAR)
REASONS = [
    ("joined", "no-peering", []),
    ("joined", "no-peering", [far]),
    ("joined", "no-peering", [near, end(NEAR)]),
    ("joined", "waiting", [bridge(NEAR, "noodle-house", "dumpling-house", accepted=False)]),
    ("both-ways", "no-instance", [stop("noodle-desk")]),
    ("both-ways", "no-way", []),
    ("both-ways", "no-way", [near]),
    ("both-ways", "no-way", [near, there, back, end(NEAR)]),
    ("both-ways", "no-way-back", [near, there]),
    ("both-ways", "through-a-house", [far, over("dumpling-signs", "10.71.0.0/16", FAR)]),
    ("both-ways", "too-wide", [near, everywhere, back]),
    ("third", "no-instance", [stop("dumpling-desk")]),
    ("third", "no-way", [near, there, back]),
    ("third", "no-way-back", [near, there, back, far, to_tea]),
    ("third", "through-a-house", [near, there, back, over("dumpling-signs", "10.72.0.0/16", NEAR)]),
    ("third", "too-wide", [far, everywhere_far, from_tea]),
]


def begun(*plays) -> MemoryPlayer:
    return MemoryPlayer().play(*SCENE.plays, *plays)


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list) -> None:
    assert reason_of(LESSON.check(check_id), begun(*plays).probe()) == reason


def test_every_reason_is_played() -> None:
    assert reason_of(LESSON.check("joined"), MemoryPlayer().probe()) == "no-vpc"
    played = {(check_id, reason) for check_id, reason, _ in REASONS}
    assert all_reasons(LESSON.checks) == played | {("joined", "no-vpc")}


def test_whoever_asks_and_narrow_routes_do_as_well() -> None:
    turned = bridge(NEAR, "noodle-house", "dumpling-house")
    narrow = [over("dumpling-signs", "10.71.1.0/24", NEAR), over("noodle-signs", "10.70.1.0/24", NEAR)]
    probe = begun(turned, *narrow, far, to_tea, from_tea).probe()
    assert [reason_of(check, probe) for check in LESSON.checks] == ["", "", ""]


def test_the_answer_is_lost_nobody_walks_through_and_the_same_range_fails() -> None:
    one_sided, transit, overlap = LESSON.predictions
    fresh = begun().probe()
    assert [each.truth(fresh) for each in LESSON.predictions] == [None, None, None]
    player = begun(near, there, back)
    lost, stops, fails = (each.truth(player.probe()) for each in (one_sided, transit, overlap))
    assert (lost.option, lost.facts) == ("no-way-back", {"code": "NO_ROUTE_TO_DESTINATION"})
    assert (stops.option, stops.facts) == ("stops", {"code": "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR"})
    message = "Failed due to incorrect VPC-ID, Account ID, or overlapping CIDR range"
    assert (fails.option, fails.facts) == ("fails", {"message": message})
    for prediction, truth in ((one_sided, lost), (transit, stops), (overlap, fails)):
        says(prediction.reveal, truth.facts)
    player.play(far, to_tea, from_tea)
    assert transit.truth(player.probe()) == stops


def test_a_region_that_is_full_has_no_answer_about_the_same_range() -> None:
    player = begun(near)
    for number in range(4):
        made = {"CidrBlock": f"10.{number}.0.0/16"}
        player.cloud.call(player.cloud.root, "ec2", "CreateVpc", made, wall=player.wall, region="us-west-2")
    assert LESSON.prediction("overlap").truth(player.probe()) is None


def test_the_scene_needs_room_for_three() -> None:
    player = MemoryPlayer().play(make("CreateVpc", "vpc", "mine", CidrBlock="10.0.0.0/16"))
    assert SCENE.fits(player.probe())
    player.play(make("CreateVpc", "vpc", "mine-too", CidrBlock="10.1.0.0/16"))
    assert not SCENE.fits(player.probe())
