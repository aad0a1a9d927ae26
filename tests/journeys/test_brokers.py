"""Brokers in a real browser: made, waited for, used, and the shop on both sides; also by keyboard alone."""

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.bench import Open
from tests.journeys.conftest import NARROW, WIDE
from tests.journeys.terminal import run

LESSON = "/messaging/amazon-sqs/"


def later(page: Page, time: str) -> None:
    """Move the clock by typing it; comes back when it has moved."""
    page.goto(f"{LESSON}?tab=terminal")
    run(page, f"clock +{time}")


def make(page: Page) -> None:
    """A RabbitMQ broker that runs."""
    page.goto(f"{LESSON}?tab=broker")
    page.locator("#CreateBroker > summary").click()
    page.locator("#CreateBroker [name=BrokerName]").fill("shop")
    page.locator("#CreateBroker [name=password]").fill("steam-and-fold-12")
    page.locator("#CreateBroker-go").click()
    expect(page.locator("#panel .tag")).to_have_class("tag accent")
    broker = page.url
    later(page, "15m")
    page.goto(broker)
    expect(page.locator("#panel .tag")).to_have_class("tag good")


def unfolded(page: Page, form: str) -> str:
    """The id of a form's box, opened by keyboard."""
    box = page.locator(f"details[id^={form}-]")
    box.locator("summary").focus()
    page.keyboard.press("Enter")
    return str(box.get_attribute("id"))


@pytest.mark.parametrize(
    ("locale", "scheme", "size"), [("ko-KR", "dark", WIDE), ("en-GB", "light", NARROW)], ids=["wide", "narrow"]
)
def test_a_message_goes_its_way(
    new_page: Open,
    axe: Callable[[Page], list[str]],
    locale: str,
    scheme: Literal["light", "dark"],
    size: dict[str, int],
) -> None:
    page = new_page(locale=locale, scheme=scheme, size=size)
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    make(page)
    box = unfolded(page, "DeclareQueue")
    page.locator(f"#{box} [name=Queue]").fill("kitchen")
    page.keyboard.press("Enter")
    expect(page.locator(".broker-picture .queue")).to_have_count(1)
    box = unfolded(page, "PublishMessage")
    page.locator(f"#{box} [name=Exchange]").select_option("(default)")
    page.locator(f"#{box} [name=RoutingKey]").fill("kitchen")
    page.locator(f"#{box} [name=Body]").fill("two mandu")
    page.locator(f"#{box}-go").click()
    expect(page.locator(".messages .said")).to_have_text("two mandu")
    box = unfolded(page, "Get")
    page.locator(f"#{box}-go").click()
    expect(page.locator(".messages .acts button")).to_have_count(3)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator(".messages .acts button").first.click()
    expect(page.locator(".messages")).to_have_count(0)


def test_the_shop_on_both_sides(new_page: Open, axe: Callable[[Page], list[str]]) -> None:
    page = new_page(locale="en-GB", size=NARROW)
    make(page)
    page.goto(f"{LESSON}?tab=broker&part=migration")
    counts = page.locator("#panel section.sec").first.locator("tbody tr").first
    for side in ("On the broker", "On SNS and SQS"):
        page.locator(".twice > li").first.get_by_role("button", name=side).click()
        page.locator(".twice > li").nth(1).get_by_role("button", name=side).click()
    expect(counts).to_contain_text("1010")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_what_is_measured_of_a_broker(new_page: Open, axe: Callable[[Page], list[str]]) -> None:
    page = new_page(size=NARROW)
    make(page)
    broker = page.url
    later(page, "2m")
    page.goto(broker)
    page.locator("#panel a[href*='measured=rabbitmq']").press("Enter")
    expect(page.locator("#panel figure.chart")).to_have_count(3)
    page.locator("#PutMetricAlarm-rabbitmq\\:shop > summary").press("Enter")
    expect(page.locator("[name=Watched] option").first).to_have_text("MessageReadyCount · Maximum")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
