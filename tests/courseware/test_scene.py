"""The scene of a lesson from its page: set up as one step, once, by a visitor too, in an emptied account if need be."""

from typing import Any

import pytest
from django.test import Client

from lessons.courseware.models import Progress
from lessons.people.models import Learner
from lessons.sandbox import lab
from lessons.sandbox.models import Account, JournalEntry
from lessons.vpc.naming import ids
from tests.sandbox.conftest import host, wall  # noqa: F401 - real time under the tests' hand

pytestmark = pytest.mark.django_db
PAGE = "/vpc/network-acl/"
URL = f"{PAGE}scene/"
HTMX = {"HX-Request": "true", "HX-Current-URL": f"http://testserver{PAGE}"}
SET_UP, EMPTY = "Set it up in my account", "Empty my account and set it up"


@pytest.fixture
def english(as_learner: Client) -> Client:
    as_learner.cookies["lab_language"] = "en"
    return as_learner


@pytest.fixture
def account(learner: Learner) -> Account:
    return lab.account_of(learner)


def names(account: Account) -> set[str]:
    state = lab.look(account).state.parts.get("ec2/ap-northeast-2")
    return set(ids(state)) & {"market", "market-counter", "market-ledger", "mine-0"} if state else set()


def make_vpcs(account: Account, count: int) -> None:
    for number in range(count):
        tags = [{"ResourceType": "vpc", "Tags": [{"Key": "Name", "Value": f"mine-{number}"}]}]
        made = {"CidrBlock": f"10.{number}.0.0/16", "TagSpecifications": tags}
        assert lab.call(account, "ec2", "CreateVpc", made).refusal is None


def page(client: Client) -> str:
    return client.get(PAGE).content.decode()


def test_it_is_one_step_that_undo_takes_back(english: Client, account: Account) -> None:
    assert (SET_UP in page(english), EMPTY in page(english)) == (True, False)
    answer = english.post(URL, headers=HTMX)
    shown = answer.content.decode()
    assert (answer.status_code, "Set up in your account" in shown, SET_UP in shown) == (200, True, False)
    assert names(account) == {"market", "market-counter", "market-ledger"}
    (step,) = lab.history(account, 10)
    assert (step.entry.operation, step.by_learner) == ("CreateVpc", True)
    journal = english.get(f"{PAGE}?tab=journal").content.decode()
    assert f"and {len(step.more)} more operations" in journal
    english.post(f"{PAGE}undo/")
    assert (names(account), SET_UP in page(english)) == (set(), True)


def test_pressing_twice_makes_it_once(english: Client, account: Account) -> None:
    for _ in range(2):
        assert english.post(URL).status_code == 303
    assert len(lab.history(account, 10)) == 1


def test_a_visitor_becomes_a_guest(stranger: Client) -> None:
    assert stranger.post(URL, headers=HTMX).status_code == 200
    assert names(Account.objects.get()) == {"market", "market-counter", "market-ledger"}


def test_a_full_region_is_said_and_the_account_can_be_emptied(english: Client, account: Account) -> None:
    make_vpcs(account, 4)
    shown = page(english)
    assert (SET_UP in shown, EMPTY in shown, "needs room for 1 more of the 5 VPCs" in shown) == (False, True, True)
    refused = english.post(URL, headers=HTMX)
    assert (refused.status_code, "VpcLimitExceeded" in refused.content.decode()) == (422, True)
    assert (names(account), len(lab.history(account, 10))) == ({"mine-0"}, 4)
    assert english.post(URL, {"anew": "on"}, headers=HTMX).status_code == 200
    assert names(account) == {"market", "market-counter", "market-ledger"}
    english.post(f"{PAGE}undo/")
    english.post(f"{PAGE}undo/")
    assert names(account) == {"mine-0"}


def test_progress_stays_when_the_account_is_emptied(english: Client, learner: Learner, account: Account) -> None:
    Progress.objects.create(learner=learner, lesson="vpc/network-acl", check_id="guarded", met=True, step=1)
    make_vpcs(account, 1)
    assert EMPTY in page(english)
    english.post(URL, {"anew": "on"})
    assert Progress.objects.filter(learner=learner, check_id="guarded").count() == 1


def test_a_look_back_offers_none_and_other_lessons_have_none(english: Client, account: Account) -> None:
    make_vpcs(account, 2)
    past = english.get(f"{PAGE}?at=1").content.decode()
    assert ("The branch at the market" in past, SET_UP in past, EMPTY in past) == (True, False, False)
    assert english.post("/functions/how-it-works/scene/").status_code == 404


def test_it_is_not_made_while_code_runs(english: Client, account: Account, monkeypatch: Any) -> None:
    def busy(_writer: Any) -> bool:
        return True

    monkeypatch.setattr("lessons.sandbox.writing.Writer.runs_code", busy)
    answer = english.post(URL, headers=HTMX)
    assert (answer.status_code, "A function is still running" in answer.content.decode()) == (409, True)
    assert JournalEntry.objects.filter(account=account).count() == 0
