"""The bench of chapter 4 in a browser, with the shop's network in it."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from lessons.sandbox.models import Account
from lessons.vpc.bench import BenchStart
from lessons.vpc.chapter import CHAPTER
from tests.courseware.desk import alone, desk
from tests.journeys.bench import answered
from tests.vpc.desk import Network
from tests.vpc.shop import furnish

Open = Callable[..., Page]
Axe = Callable[..., list[str]]
DESK = desk("vpc", BenchStart())


@pytest.fixture
def desk_alone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    yield from alone(monkeypatch, CHAPTER, DESK)


def shop(page: Page) -> Network:
    """The shop's network, in the account of the guest whom a first form makes."""
    page.goto("/vpc/desk/?tab=vpcs")
    page.locator("#CreateVpc summary").click()
    page.locator("#CreateVpc [name=CidrBlock]").fill("10.9.0.0/16")
    with answered(page, lambda answer: "/do/CreateVpc/" in answer.url):
        page.locator("#CreateVpc-go").click()
    network = Network(Account.objects.get())
    furnish(network)
    return network
