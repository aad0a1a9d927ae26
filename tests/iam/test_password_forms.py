"""Passwords in the forms of the console: made up, typed, and shown nowhere afterwards."""

import html
from typing import Any

import pytest
from django.test import Client

from lessons.sandbox import lab
from lessons.sandbox.models import Account
from tests.iam.desk import page, post, text
from tests.iam.good_forms import PASSWORD, lived

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english(as_learner: Client) -> None:
    as_learner.cookies["lab_language"] = "en"


def test_a_password_is_made_up_and_nowhere_kept(as_learner: Client, account: Account, iam: Any) -> None:
    iam("CreateUser", UserName="mina")
    answer = post(as_learner, "CreateLoginProfile", "?user=mina", {"UserName": "mina", "generate": "on"})
    password = text(answer).partition('id="once-secret">')[2].partition("<")[0]
    password = html.unescape(password)
    assert len(password) == 20
    signed_in = lab.call(account, "lab", "SignIn", {"UserName": "mina", "Password": password})
    assert signed_in.refusal is None
    assert password not in html.unescape(page(as_learner, "?tab=journal"))


@pytest.mark.parametrize("operation", ["CreateLoginProfile", "UpdateLoginProfile"])
def test_a_typed_password_is_shown_nowhere(as_learner: Client, iam: Any, operation: str) -> None:
    lived(iam)
    name = "jun" if operation == "CreateLoginProfile" else "mina"
    for password in ("Boiled-Dumplings-9", "Bao-1"):
        answer = post(as_learner, operation, f"?user={name}", {"UserName": name, "Password": password})
        for shown in (text(answer), page(as_learner, f"?user={name}"), page(as_learner, "?tab=journal")):
            assert password not in shown
            assert PASSWORD not in shown
    assert "********" in page(as_learner, "?tab=journal")
