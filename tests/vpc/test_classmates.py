"""Peering with a classmate on the bench: both see whom it is with, what is to be done next, and do it."""

import html
from typing import Any

import pytest
from django.test import Client

from lessons.classroom.models import Classroom, Membership
from lessons.people.models import Learner
from lessons.sandbox import lab
from lessons.sandbox.models import Account
from tests.classroom.classes import enter, person
from tests.sandbox.classmates import class_of, goes
from tests.vpc.desk import Network, page, post, text

pytestmark = pytest.mark.django_db
CONNECTIONS = "?tab=connections"


@pytest.fixture(autouse=True)
def _english(as_learner: Client, as_other: Client) -> None:
    for each in (as_learner, as_other):
        each.cookies["lab_language"] = "en"


@pytest.fixture
def room(learner: Learner, other_learner: Learner) -> Classroom:
    room = class_of(learner, other_learner)
    Membership.objects.filter(learner=other_learner).update(name="Bada Kim")
    return room


@pytest.fixture
def own(network: Network) -> str:
    network.make("CreateVpc", "vpc", "shop", CidrBlock="10.0.0.0/16")
    return network.ids()["shop"]


@pytest.fixture
def theirs(other_learner: Learner) -> Network:
    made = Network(lab.account_of(other_learner))
    made.make("CreateVpc", "vpc", "depot", CidrBlock="10.9.0.0/16")
    return made


def asked(client: Client, own: str, theirs: Network) -> str:
    fields = {"VpcId": own, "PeerOwnerId": theirs.account.account_id, "PeerVpcId": theirs.ids()["depot"]}
    answer = post(client, "AskClassmate", CONNECTIONS, fields)
    assert answer.status_code == 200
    return text(answer)


def test_classmates_are_offered_by_name_and_number_and_nothing_of_their_accounts(
    as_learner: Client, account: Account, room: Classroom, own: str, theirs: Network
) -> None:
    number = theirs.account.account_id
    shown = html.unescape(page(as_learner, CONNECTIONS))
    assert f'<option value="{number}">Bada Kim · {number}</option>' in shown
    assert f"need the number of this account, {account.account_id}" in shown
    assert [theirs.ids()["depot"] in shown, "10.9.0.0/16" in shown] == [False, False]


def test_who_is_in_no_class_is_offered_nobody(as_learner: Client, own: str, theirs: Network) -> None:
    shown = page(as_learner, CONNECTIONS)
    assert ["Ask a classmate" in shown, theirs.account.account_id in shown] == [False, False]


def test_it_is_asked_accepted_and_ended(
    as_learner: Client, as_other: Client, room: Classroom, own: str, theirs: Network, account: Account
) -> None:
    told = asked(as_learner, own, theirs)
    number, depot = theirs.account.account_id, theirs.ids()["depot"]
    assert ">pending-acceptance<" in told
    assert f"Account {number} · Bada Kim" in told
    assert f"In account {number} it has to be accepted under Peering, Region ap-northeast-2, within 7 days." in told
    assert [depot in told, "10.9.0.0/16" in told] == [True, False]
    seen = page(as_other, CONNECTIONS)
    assert [f"Account {account.account_id} · haneul" in seen, "10.0.0.0/16" in seen] == [True, True]
    assert "Once accepted, each side can see" in html.unescape(seen)
    [pcx] = theirs.state.peerings
    answer = text(post(as_other, "AcceptVpcPeeringConnection", CONNECTIONS, {"VpcPeeringConnectionId": pcx}))
    assert ">active<" in answer
    assert "10.9.0.0/16" in page(as_learner, CONNECTIONS)
    goes(room, account.owner)
    for client in (as_learner, as_other):
        assert ">deleted<" in page(client, CONNECTIONS)


def test_it_is_rejected(as_learner: Client, as_other: Client, room: Classroom, own: str, theirs: Network) -> None:
    asked(as_learner, own, theirs)
    [pcx] = theirs.state.peerings
    answer = text(post(as_other, "RejectVpcPeeringConnection", CONNECTIONS, {"VpcPeeringConnectionId": pcx}))
    assert ">rejected<" in answer
    assert ">rejected<" in page(as_learner, CONNECTIONS)


def test_a_number_that_is_typed_by_hand_reaches_no_stranger(as_learner: Client, own: str, theirs: Network) -> None:
    assert ">failed<" in asked(as_learner, own, theirs)
    assert theirs.state.peerings == {}


def test_a_copy_of_an_account_is_offered_nobody(
    as_learner: Client, learner: Learner, room: Classroom, own: str, account: Account, theirs: Network
) -> None:
    lab.make_main(learner, lab.fork(account, Account.objects.get(pk=account.pk).head))
    assert "Ask a classmate" not in page(as_learner, CONNECTIONS)


def test_the_database_is_asked_equally_often_for_one_classmate_and_for_three(
    as_learner: Client, room: Classroom, own: str, theirs: Network, django_assert_num_queries: Any
) -> None:
    for more in (0, 2):
        for number in range(more):
            mate = person(f"mate-{number}")
            lab.account_of(mate)
            enter(room, mate)
        assert page(as_learner, CONNECTIONS).count("</option>") > 1 + more
        with django_assert_num_queries(10):
            page(as_learner, CONNECTIONS)
