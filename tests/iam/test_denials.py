"""Every denial leads to the page that explains it: from the form, from the journal, from inside a function."""

import re

import pytest
from django.test import Client

from lessons.sandbox import lab
from lessons.sandbox.models import Account
from serverless_lab.engine.caller import Caller
from tests.iam.desk import PAGE
from tests.sandbox.conftest import create, invoke

pytestmark = pytest.mark.django_db
ENGLISH = {"accept-language": "en"}
LINK = re.compile(r'href="(/account/[0-9a-f-]+/why/\d+/\?next=[^"]+)"')


def links(client: Client, address: str) -> list[str]:
    return LINK.findall(client.get(address, headers=ENGLISH).text)


def test_in_the_journal(as_learner: Client, shop: Account) -> None:
    caller = Caller.user(f"arn:aws:iam::{shop.account_id}:user/mina")
    refusal = lab.call(shop, "iam", "CreateUser", {"UserName": "bora"}, caller=caller).refusal
    lab.call(shop, "iam", "CreateUser", {"UserName": "mina"})  # refused, but by no policy
    (link,) = links(as_learner, f"{PAGE}?tab=journal")
    assert f"/why/{refusal.position}/" in link
    explained = as_learner.get(link.replace("&amp;", "&"), headers=ENGLISH).text
    assert "because no identity-based policy allows the iam:CreateUser action" in explained
    assert f'href="{PAGE}?tab=journal"' in explained


def test_inside_a_function(as_learner: Client, shop: Account) -> None:
    create(shop)
    invoke(shop, {"call": ["iam", "ListUsers", {}]})
    (link,) = links(as_learner, f"{PAGE}?tab=journal")
    shown = as_learner.get(link.replace("&amp;", "&"), headers=ENGLISH).text
    assert "because no identity-based policy allows the iam:ListUsers action" in shown


def test_at_the_form_that_was_refused(as_learner: Client, shop: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    mina = Caller.user(f"arn:aws:iam::{shop.account_id}:user/mina")
    called = lab.call
    monkeypatch.setattr(lab, "call", lambda account, *asked, **more: called(account, *asked, caller=mina, **more))
    night = {"GroupName": "night", "Path": "/"}
    for headers in ({}, {"HX-Request": "true"}):
        answer = as_learner.post(f"{PAGE}do/CreateGroup/?tab=groups", night, headers=ENGLISH | headers)
        assert answer.status_code == 422
        assert len(LINK.findall(answer.text)) == 1


@pytest.mark.parametrize("where", ["?tab=users&user=ghost", "?tab=groups", "?tab=users&user=jun"])
def test_where_the_form_has_no_place_any_more(as_learner: Client, shop: Account, where: str) -> None:
    headers = ENGLISH | {"HX-Request": "true", "HX-Current-URL": f"http://testserver{PAGE}{where}"}
    answer = as_learner.post(f"{PAGE}do/CreateAccessKey/", {"UserName": "ghost"}, headers=headers)
    assert answer.status_code == 422
    assert answer.text.count("The user with name ghost cannot be found.</p>") == 2  # to be heard, and to be seen
    assert answer.text.count('class="refusal"') == 1


def test_a_users_page_still_says_who_is_here(as_learner: Client, shop: Account) -> None:
    """The simulated user that is shown is not the learner in the header."""
    shown = as_learner.get(f"{PAGE}?tab=users&user=mina", headers=ENGLISH).text
    assert "<b>haneul</b>" in shown
    assert "/sign-out/" in shown
