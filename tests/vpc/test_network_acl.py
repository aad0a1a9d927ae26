"""The content of "Network ACL": every reason, and what the checks tell apart."""

import pytest

from lessons.vpc.asking import running
from lessons.vpc.exercises.network_acl.lesson import LESSON
from lessons.vpc.exercises.network_acl.scene import SCENE
from lessons.vpc.playing import do, make
from lessons.vpc.supposing import supposing
from lessons.vpc.walls import EPHEMERAL, TCP, acl, acl_rule, guard, no_acl_rule
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons, reason_of, says

ACL, PRANKS = "market-acl", "203.0.113.0/24"
EVERY_PORT = (0, 65535)
before = [acl(ACL, "market"), guard("market-front", ACL)]
web_in, answers_out = acl_rule(ACL, 100, (80, 80)), acl_rule(ACL, 100, EPHEMERAL, out=True)
everything = [acl_rule(ACL, 100, EVERY_PORT), acl_rule(ACL, 100, EVERY_PORT, out=True)]
served = [*before, web_in, answers_out]
keep_out, both = acl_rule(ACL, 90, (80, 80), PRANKS, allow=False), guard("market-back", ACL)


def stop(name: str):
    return do("StopInstances", InstanceIds=[f"{{{name}}}"])


REASONS = [
    *((check, "no-instance", [stop("market-counter")]) for check in ("guarded", "served", "kept-out", "reused")),
    ("guarded", "no-acl", []),
    ("guarded", "other-acl", [acl(ACL, "market")]),
    ("guarded", "telnet-open", [*before, *everything]),
    ("served", "no-guard", [acl(ACL, "market")]),
    ("served", "not-in", before),
    ("served", "not-in", [*before, acl_rule(ACL, 100, (443, 443)), answers_out]),
    ("served", "no-answer", [*before, web_in]),
    ("served", "no-answer", [*before, web_in, acl_rule(ACL, 100, (80, 80), out=True)]),
    ("served", "ssh-open", [*before, acl_rule(ACL, 100, (1, 22)), acl_rule(ACL, 110, (80, 80)), answers_out]),
    ("kept-out", "not-served", [*before, web_in]),
    ("kept-out", "not-served", [*before, acl_rule(ACL, 100, (80, 80), allow=False), answers_out]),
    ("kept-out", "still-in", served),
    ("kept-out", "still-in", [*served, acl_rule(ACL, 200, (80, 80), PRANKS, allow=False)]),
    ("reused", "no-instance", [stop("market-ledger")]),
    ("reused", "not-both", served),
    ("reused", "no-way", [*served, both]),
    ("reused", "no-answer", [*served, both, acl_rule(ACL, 110, (5432, 5432), "10.45.1.0/24")]),
    ("reused", "ssh-inside", [*served, both, acl_rule(ACL, 110, EVERY_PORT), acl_rule(ACL, 110, (22, 22), out=True)]),
]


def begun(*plays) -> MemoryPlayer:
    return MemoryPlayer().play(*SCENE.plays, *plays)


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list) -> None:
    assert reason_of(LESSON.check(check_id), begun(*plays).probe()) == reason


def test_every_reason_is_played() -> None:
    assert all_reasons(LESSON.checks) == {(check_id, reason) for check_id, reason, _ in REASONS}


def test_narrow_rules_do_as_well() -> None:
    """For the answers of one server the ports of browsers are enough, and inside only two subnets talk."""
    narrow = [acl_rule(ACL, 110, (32768, 60999), "10.45.2.0/24"), acl_rule(ACL, 120, (5432, 5432), "10.45.1.0/24")]
    out = [acl_rule(ACL, 100, (32768, 60999), out=True), acl_rule(ACL, 110, (5432, 5432), "10.45.2.0/24", out=True)]
    probe = begun(*before, web_in, *out, keep_out, both, *narrow).probe()
    assert [reason_of(check, probe) for check in LESSON.checks] == ["", "", "", ""]


def test_who_decides_is_told_by_its_number() -> None:
    still_in = LESSON.check("kept-out").look(begun(*served).probe())
    assert still_in.facts == {"number": "100"}
    again = begun(*served, keep_out, no_acl_rule(ACL, 90), acl_rule(ACL, 101, (80, 80), PRANKS, allow=False))
    assert reason_of(LESSON.check("kept-out"), again.probe()) == "still-in"


def test_the_answer_is_lost_and_the_lower_number_decides() -> None:
    one_rule, deny_later = LESSON.predictions
    fresh = begun().probe()
    assert (one_rule.truth(fresh), deny_later.truth(fresh)) == (None, None)
    lost, let_in = one_rule.truth(begun(*served).probe()), deny_later.truth(begun(*served, keep_out).probe())
    assert (lost.option, lost.facts) == ("answer-lost", {"code": "SUBNET_ACL_RESTRICTION"})
    assert (let_in.option, let_in.facts) == ("in", {"number": "100"})
    says(one_rule.reveal, lost.facts)
    says(deny_later.reveal, let_in.facts)


def test_what_is_supposed_changes_nothing() -> None:
    player = begun(*before)
    entry = {"RuleNumber": 5, "Egress": False, "Protocol": TCP, "RuleAction": "allow", "CidrBlock": "0.0.0.0/0"}
    probe, head = player.probe(), player.head
    named = next(each for each in probe.ec2.acls.values() if each.tags.get("Name") == ACL)
    rule = ("CreateNetworkAclEntry", {"NetworkAclId": named.id, "PortRange": {"From": 80, "To": 80}, **entry})
    copy = supposing(probe, rule, rule)
    assert (5 in copy.ec2.acls[named.id].ingress, 5 in player.probe().ec2.acls[named.id].ingress) == (True, False)
    assert player.head == head


def test_the_scene_is_recognized_while_its_servers_are_there() -> None:
    player = begun()
    assert SCENE.stands(player.probe())
    machine = running(player.probe(), "market-ledger")
    player.call("ec2", "TerminateInstances", {"InstanceIds": [machine.id]})
    assert not SCENE.stands(player.probe())


def test_a_region_that_is_full_has_no_room() -> None:
    player = MemoryPlayer()
    assert SCENE.fits(player.probe())
    player.play(*(make("CreateVpc", "vpc", f"vpc-{each}", CidrBlock=f"10.{each}.0.0/16") for each in range(4)))
    assert not SCENE.fits(player.probe())
