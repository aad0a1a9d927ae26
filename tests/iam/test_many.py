"""A shop with hundreds of users: pages stay short, tell what they leave out, and nobody is out of reach."""

import pytest
from django.test import Client

from lessons.sandbox.models import Account
from tests.iam.desk import PAGE, iam_of, post
from tests.iam.shop import do
from tests.work import calls_in

pytestmark = pytest.mark.django_db
USERS = 250


@pytest.fixture
def crowd(shop: Account) -> Account:
    for number in range(USERS):
        do(shop, "CreateUser", UserName=f"user{number:04}")
        do(shop, "AddUserToGroup", GroupName="cooks", UserName=f"user{number:04}")
    return shop


def test_what_is_left_out_is_counted(as_learner: Client, crowd: Account) -> None:
    def shown(where: str) -> str:
        return as_learner.get(f"{PAGE}{where}", headers={"accept-language": "en"}).text

    users, group, graph = shown("?tab=users"), shown("?tab=groups&group=cooks"), shown("?tab=graph")
    assert "And 53 more." in users
    assert "And 211 more." in group
    forms = [f'id="RemoveUserFromGroup-user{number:04}-cooks-go"' in group for number in (38, 39)]
    assert (forms, 'id="RemoveUserFromGroup-cooks-go"' in group) == ([True, False], True)
    assert ('<svg class="iam-graph"' in graph, "And 56 more." in graph) == (False, True)


def test_whoever_is_not_shown_can_be_taken_out(as_learner: Client, crowd: Account) -> None:
    data = {"GroupName": "cooks", "UserName": "user0249"}
    assert post(as_learner, "RemoveUserFromGroup", "?tab=groups&group=cooks", data).status_code == 200
    assert "user0249" not in iam_of(crowd).groups["cooks"].users


def test_offering_their_arns_looks_at_each_kind_once(as_learner: Client, crowd: Account) -> None:
    def offered(*actions: str) -> list[dict[str, str]]:
        asked = {"kind": "resource", "text": "user024", "action": actions}
        return as_learner.get(f"{PAGE}complete/", asked).json()["offers"]

    offered("ec2:*")  # the first reads what there is about EC2
    none, with_one = calls_in(lambda: offered("ec2:*"))
    also_none, with_many = calls_in(lambda: offered(*("ec2:" + "*" * number for number in range(1, 20))))
    assert (none, also_none, with_many < 1.5 * with_one) == ([], [], True)
    labels = [offer["label"].rpartition("/")[2] for offer in offered("iam:GetUser")]
    assert labels == [f"user024{number}" for number in range(10)]
