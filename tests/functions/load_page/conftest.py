"""A bench with a function, and one whose runs were measured."""

import pytest
from django.test import Client

from lessons.people.models import Learner
from lessons.sandbox import lab
from lessons.sandbox.models import Account
from tests.courseware.lesson_page import deploy
from tests.functions.load_page.support import sample


@pytest.fixture
def bench(as_learner: Client) -> Client:
    as_learner.cookies["lab_language"] = "en"
    deploy(as_learner)
    return as_learner


@pytest.fixture
def account(bench: Client, learner: Learner) -> Account:
    found = lab.account_of(learner)
    assert found is not None
    return found


@pytest.fixture
def measured(bench: Client, account: Account) -> Client:
    sample(bench)
    return bench
