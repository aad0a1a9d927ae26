"""Whatever two classmates do about peerings, and however either of them goes back: both sides come to agree."""

from contextlib import suppress
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lessons.classroom.classes import membership
from lessons.classroom.models import Classroom, Membership
from lessons.people.models import Learner
from lessons.sandbox import lab
from lessons.sandbox.errors import LabError
from lessons.sandbox.models import Account
from serverless_lab.engine.services.ec2.peering_turns import ALIVE
from tests.classroom.classes import person
from tests.sandbox.classmates import class_of
from tests.sandbox.two_vpcs import replays

OVER = {"deleted", "rejected", "failed", "expired"}
ACTS = ("ask", "accept", "reject", "delete", "undo", "redo", "reset", "leave", "join", "wait", "range")
MOVES = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 1), st.integers(0, 3)), min_size=4, max_size=14)
# Long lives that met something in which the sides could differ; random ones seldom get as far.
MET = (
    [("ask", 0, 0), ("accept", 1, 0), ("undo", 0, 0), ("redo", 0, 0), ("delete", 1, 0)],
    [("ask", 0, 0), ("accept", 1, 0), ("leave", 1, 0), ("undo", 1, 0), ("join", 1, 0), ("redo", 1, 0)],
    [("ask", 0, 0), ("reset", 1, 0), ("undo", 1, 0), ("accept", 1, 0), ("range", 0, 0), ("delete", 0, 0)],
    [("ask", 0, 0), ("ask", 1, 0), ("accept", 1, 0), ("accept", 0, 1), ("wait", 0, 0), ("leave", 0, 0)],
    [("ask", 0, 0), ("accept", 1, 0), ("undo", 1, 0)],
    [("ask", 0, 0), ("accept", 1, 0), ("reset", 0, 0)],
    [("ask", 0, 0), ("wait", 1, 0), ("undo", 1, 0), ("accept", 1, 0)],
)
_names = count()


class Two:
    """Two learners in a class, each with two VPCs; what is asked of the cloud may be refused."""

    def __init__(self) -> None:
        self.people: list[Learner] = [person(f"person-{next(_names)}") for _ in range(2)]
        self.room: Classroom = class_of(*self.people)
        self.accounts: list[Account] = [lab.account_of(each) for each in self.people]
        self.vpcs = [[self._vpc(who, f"10.{2 * who + each}.0.0/16") for each in range(2)] for who in range(2)]
        for each in self.accounts:
            lab.end_scene(each)
        self.ranges = 10

    def do(self, act: str, who: int, which: int) -> None:
        with suppress(LabError):
            getattr(self, act)(who, which)

    def call(self, who: int, operation: str, **params: Any) -> dict[str, Any]:
        answer = lab.call(self.accounts[who], "ec2", operation, params).answer
        return answer or {}

    def ask(self, who: int, which: int) -> None:
        other = 1 - who
        ends = {"VpcId": self.vpcs[who][which % 2], "PeerVpcId": self.vpcs[other][which // 2]}
        self.call(who, "CreateVpcPeeringConnection", PeerOwnerId=self.accounts[other].account_id, **ends)

    def accept(self, who: int, which: int) -> None:
        self._about("Accept", who, which)

    def reject(self, who: int, which: int) -> None:
        self._about("Reject", who, which)

    def delete(self, who: int, which: int) -> None:
        self._about("Delete", who, which)

    def undo(self, who: int, which: int) -> None:
        lab.undo(self.accounts[who])

    def redo(self, who: int, which: int) -> None:
        lab.redo(self.accounts[who])

    def reset(self, who: int, which: int) -> None:
        lab.reset(self.accounts[who])

    def leave(self, who: int, which: int) -> None:
        found = Membership.objects.filter(classroom=self.room, learner=self.people[who]).first()
        if found is not None:
            membership.end(found)

    def join(self, who: int, which: int) -> None:
        membership.join(self.room, self.room.code, self.people[who], f"person-{who}")

    def wait(self, who: int, which: int) -> None:
        lab.advance(self.accounts[who], 5 * 86_400)

    def range(self, who: int, which: int) -> None:
        self.ranges += 1
        self.call(who, "AssociateVpcCidrBlock", VpcId=self.vpcs[who][which % 2], CidrBlock=f"10.{self.ranges}.0.0/16")

    def together(self) -> bool:
        return Membership.objects.filter(classroom=self.room, learner__in=self.people).count() == 2

    def told(self, who: int) -> dict[str, Any]:
        """Every peering as one side tells of it, once both have been asked."""
        for each in (0, 1, 0, 1):
            self.call(each, "DescribeVpcPeeringConnections")
        found = self.call(who, "DescribeVpcPeeringConnections")["VpcPeeringConnections"]
        return {each["VpcPeeringConnectionId"]: each for each in found}

    def _vpc(self, who: int, cidr: str) -> str:
        return str(self.call(who, "CreateVpc", CidrBlock=cidr)["Vpc"]["VpcId"])

    def _about(self, deed: str, who: int, which: int) -> None:
        part = lab.look(self.accounts[who]).state.parts["ec2/ap-northeast-2"]
        known = list(part.peerings)
        if known:
            self.call(who, f"{deed}VpcPeeringConnection", VpcPeeringConnectionId=known[which % len(known)])


def agree(two: Two) -> None:
    """Alive on one side is alive on the other, in the same state; without a class nothing is alive."""
    one, other = two.told(0), two.told(1)
    for pcx in {*one, *other}:
        sides = [found[pcx] for found in (one, other) if pcx in found]
        status = [each["Status"]["Code"] for each in sides]
        if len(sides) < 2 or not two.together():
            assert set(status) <= OVER, (pcx, status)
        elif set(status) & set(ALIVE):
            assert status[0] == status[1], (pcx, status)
            ends = [(each["RequesterVpcInfo"], each["AccepterVpcInfo"]) for each in sides]
            assert ends[0] == ends[1]


def lived(moves: list[tuple[str, int, int]]) -> None:
    two = Two()
    for each in moves:
        two.do(*each)
    agree(two)
    assert [replays(each) for each in two.accounts] == [True, True]


@pytest.mark.django_db
@pytest.mark.parametrize("moves", MET)
def test_in_lives_that_met_something(moves: list[tuple[str, int, int]]) -> None:
    lived(moves)


@pytest.mark.django_db
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(moves=MOVES)
def test_in_random_lives(moves: list[tuple[str, int, int]]) -> None:
    lived(moves)
