"""Who acts stands on every page and leads back to the owner; the row always says what the account says."""

from typing import Any

import pytest
from django.test import Client

from lessons.people.models import Learner
from lessons.sandbox import lab
from lessons.sandbox.models import Account
from tests.iam.shop import allow, do, document

ENGLISH = {"accept-language": "en"}
PASSWORD = "Mandu-2026"
PAGES = ("/", "/course/", "/iam/", "/iam/missions/boundary/", "/settings/", "/account/", "/no/such/place/")
BENCHES = ("/iam/mfa/", "/iam/mfa/quiz/", "/functions/memory-and-timeout/")
pytestmark = pytest.mark.django_db


@pytest.fixture
def account(learner: Learner) -> Account:
    """With a user who may switch to a role."""
    account = lab.account_of(learner)
    trust = {"Effect": "Allow", "Principal": {"AWS": account.account_id}, "Action": "sts:AssumeRole"}
    do(account, "CreateRole", RoleName="cook", AssumeRolePolicyDocument=document(trust))
    do(account, "CreateUser", UserName="mina", Path="/shop/")
    do(account, "CreateLoginProfile", UserName="mina", Password=PASSWORD)
    do(account, "PutUserPolicy", UserName="mina", PolicyName="p", PolicyDocument=document(allow("sts:AssumeRole")))
    return account


def sign_in(account: Account) -> None:
    assert lab.call(account, "lab", "SignIn", {"UserName": "mina", "Password": PASSWORD}).refusal is None


def switch(account: Account) -> None:
    role = f"arn:aws:iam::{account.account_id}:role/cook"
    assert lab.call(account, "lab", "SwitchRole", {"RoleArn": role}).refusal is None


def shown(client: Client, address: str) -> str:
    """The header's element."""
    text = client.get(address, headers=ENGLISH).text
    return text.partition('id="who-acts"')[2].partition("</header>")[0].partition("<details")[0]


@pytest.mark.parametrize("address", PAGES)
def test_every_page_says_who_acts(as_learner: Client, account: Account, address: str) -> None:
    assert "<b>the owner (root)</b>" in shown(as_learner, address)
    sign_in(account)
    assert ("<b>mina</b>" in shown(as_learner, address), "IAM user" in shown(as_learner, address)) == (True, True)
    switch(account)
    assert ("<b>cook/mina</b>" in shown(as_learner, address), ">role<" in shown(as_learner, address)) == (True, True)


@pytest.mark.parametrize("address", BENCHES)
def test_a_bench_says_it_itself_and_once(as_learner: Client, account: Account, address: str) -> None:
    sign_in(account)
    text = as_learner.get(address, headers=ENGLISH).text
    assert ('id="who-acts"' in text, text.count("<b>mina</b>")) == (False, 1)


def test_a_visitor_acts_nowhere(stranger: Client) -> None:
    assert "<b>" not in shown(stranger, "/course/")


def test_the_page_of_a_decision_speaks_of_its_own_account(
    as_learner: Client, learner: Learner, account: Account
) -> None:
    sign_in(account)
    other = lab.new_account(owner=learner, purpose=Account.Purpose.MISSION)
    made = lab.call(other, "iam", "CreateUser", {"UserName": "jun"})
    assert "<b>the owner (root)</b>" in shown(as_learner, f"/account/{other.pk}/why/{made.entry.position}/")


@pytest.mark.parametrize("deep", [False, True])
def test_back_to_the_owner_and_to_the_page(as_learner: Client, account: Account, deep: bool) -> None:
    sign_in(account)
    if deep:
        switch(account)
    where = "/course/?a=1&b=2"
    assert f'action="/account/{account.pk}/act-as-owner/"' in shown(as_learner, where)
    assert 'name="next" value="/course/?a=1&amp;b=2"' in shown(as_learner, where)
    for _ in range(2):  # pressed twice, it is as true
        answer = as_learner.post(f"/account/{account.pk}/act-as-owner/", {"next": where}, headers=ENGLISH)
        assert (answer.status_code, answer["Location"]) == (302, where)
        assert lab.look(account).cloud.acting.kind == "root"
    assert "You act as the owner of the account again." in as_learner.get(where, headers=ENGLISH).text


def test_it_does_not_lead_off_the_site(as_learner: Client, account: Account) -> None:
    answer = as_learner.post(f"/account/{account.pk}/act-as-owner/", {"next": "https://evil.example/"})
    assert answer["Location"] == "/"


def test_the_row_says_what_the_account_says(as_learner: Client, account: Account) -> None:
    """After every way on and back, in a copy of the account and in one that was brought along."""

    def row(of: Account = account) -> str:
        return Account.objects.values_list("acting", flat=True).get(pk=of.pk)

    arn = f"arn:aws:iam::{account.account_id}:user/shop/mina"
    sign_in(account)
    assert (row(), lab.look(account).cloud.acting.arn) == (arn, arn)
    copy = lab.fork(account, lab.look(account).head)
    assert row(copy) == arn
    switch(account)
    assert row() == lab.look(account).cloud.acting.arn == f"arn:aws:sts::{account.account_id}:assumed-role/cook/mina"
    lab.undo(account)
    assert row() == arn
    lab.undo(account)
    assert row() == ""
    lab.redo(account)
    assert row() == arn
    lab.reset(account)
    assert row() == ""


def test_somebody_who_was_deleted_acts_no_more(account: Account) -> None:
    sign_in(account)
    do_as_owner: Any = {"caller": lab.look(account).cloud.root}
    for operation, params in (
        ("DeleteLoginProfile", {}),
        ("DeleteUserPolicy", {"PolicyName": "p"}),
        ("DeleteUser", {}),
    ):
        lab.call(account, "iam", operation, {"UserName": "mina"} | params, **do_as_owner)
    row = Account.objects.values_list("acting", flat=True).get(pk=account.pk)
    acting = lab.look(account).cloud.acting
    assert row == ("" if acting.kind == "root" else acting.arn)
