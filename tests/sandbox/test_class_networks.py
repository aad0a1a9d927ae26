"""Packets between classmates' networks: across the peering, no further, and told of nothing else."""

import msgspec
import pytest

from lessons.people.models import Learner
from lessons.sandbox import lab
from lessons.sandbox.models import Account
from serverless_lab.engine.services.ec2.state.region import Ec2State
from tests.classroom.classes import person
from tests.sandbox.classmates import class_of, goes
from tests.sandbox.test_neighbours import Site
from tests.sandbox.two_vpcs import ask, done, replays

pytestmark = pytest.mark.django_db


@pytest.fixture
def third() -> Learner:
    return person("third")


@pytest.fixture
def here(account: Account) -> Site:
    return Site(account, "10.0")


@pytest.fixture
def there(other_learner: Learner) -> Site:
    return Site(lab.account_of(other_learner), "10.1")


def joined(one: Site, other: Site) -> str:
    pcx = ask(one.account, one.vpc, other.account.account_id, other.vpc)
    done(other.account, "AcceptVpcPeeringConnection", VpcPeeringConnectionId=pcx)
    one.lead(other, pcx)
    other.lead(one, pcx)
    return pcx


def known_of(site: Site, other: Site) -> Ec2State:
    state = lab.look(site.account).state.parts["ec2/ap-northeast-2"]
    found: Ec2State = state.neighbours[f"{other.account.account_id}/ap-northeast-2"]
    return found


def test_there_and_back_until_the_class_ends(learner: Learner, other_learner: Learner, here: Site, there: Site) -> None:
    room = class_of(learner, other_learner)
    joined(here, there)
    assert here.send(there) == there.send(here) == (True, True, "")
    goes(room, other_learner)
    assert here.send(there)[2] == there.send(here)[2] == "BAD_STATE_ROUTE"
    assert (replays(here.account), replays(there.account)) == (True, True)


def test_a_group_of_a_classmate_is_named(learner: Learner, other_learner: Learner, here: Site, there: Site) -> None:
    class_of(learner, other_learner)
    joined(here, there)
    there.keep_out()
    assert here.send(there)[0] is False
    pair = {"GroupId": here.group, "UserId": here.account.account_id}
    there.let_in([{"IpProtocol": "-1", "UserIdGroupPairs": [pair]}])
    assert here.send(there) == (True, True, "")


def test_nobody_goes_through_to_a_third(
    learner: Learner, other_learner: Learner, third: Learner, here: Site, there: Site
) -> None:
    class_of(learner, other_learner)
    class_of(other_learner, third)
    far = Site(lab.account_of(third), "10.2")
    first, onward = joined(here, there), joined(there, far)
    here.lead(far, first)
    assert here.send(far) == (False, False, "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR")
    assert onward in known_of(here, there).peerings
    shown = msgspec.json.encode(known_of(here, there).peerings)
    for secret in (far.account.account_id, far.vpc, "10.2.0.0/16"):
        assert secret.encode() not in shown


def test_what_a_machine_was_started_with_is_not_shown(
    learner: Learner, other_learner: Learner, here: Site, there: Site
) -> None:
    class_of(learner, other_learner)
    joined(here, there)
    here.send(there)
    assert [each.user_data for each in known_of(here, there).instances.values()] == [""]
    assert list(known_of(here, there).vpcs) == [there.vpc]
