"""What the bench calls its forms, fields and links."""

from typing import Any

import pytest
from django.test import Client

from lessons.sandbox.models import Account
from tests.iam.desk import page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english(as_learner: Client) -> None:
    as_learner.cookies["lab_language"] = "en"


def test_what_a_choice_makes_necessary_is_not_called_optional(as_learner: Client) -> None:
    shown = page(as_learner, "?tab=roles")
    assert '<label for="CreateRole-account">Id of the other account</label>' in shown
    assert '<label for="CreateRole-external_id">External id <span class="optional">optional</span></label>' in shown


def test_adding_to_a_group_is_called_by_what_is_still_to_be_chosen(as_learner: Client, iam: Any) -> None:
    iam("CreateUser", UserName="mina")
    iam("CreateGroup", GroupName="cooks")
    button = '<details class="do" id="AddUserToGroup-{}"><summary class="btn sm">{}</summary>'
    assert button.format("mina", "Add to a group") in page(as_learner, "?tab=users&user=mina")
    assert button.format("cooks", "Add a user") in page(as_learner, "?tab=groups&group=cooks")


def test_whom_a_policy_bounds_is_a_link(as_learner: Client, shop: Account) -> None:
    shown = page(as_learner, f"?tab=policies&policy=arn:aws:iam::{shop.account_id}:policy/ShopBoundary")
    link = 'tab=users&amp;user=jun" hx-target="#panel" hx-swap="outerHTML">jun</a>'
    assert f'{link} <span class="tag">as a boundary</span>' in shown


def test_deleting_says_what_cannot_be_taken_back(as_learner: Client, iam: Any) -> None:
    iam("CreateGroup", GroupName="cooks")
    assert "On AWS nothing brings it back. In the lab, undo does." in page(as_learner, "?tab=groups&group=cooks")
