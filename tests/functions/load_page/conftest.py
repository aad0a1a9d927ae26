"""A bench whose function was measured."""

import pytest
from django.test import Client

from lessons.sandbox.models import Account
from tests.functions.load_page.support import sample


@pytest.fixture
def measured(bench: Client, account: Account) -> Client:
    sample(bench)
    return bench
