"""Topics and the inbox in a real browser: subscribed to, filtered, published to, confirmed, and left again."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import NARROW, WIDE, Trouble
from tests.journeys.console import Open, perform, send, tab, write

Axe = Callable[[Page], list[str]]
DOOR = {
    "Version": "2012-10-17",
    "Statement": [
        {"Effect": "Allow", "Principal": {"Service": "sns.amazonaws.com"}, "Action": "sqs:SendMessage", "Resource": "*"}
    ],
}
LESSON = "/messaging/amazon-sns/?tab=topics"


@pytest.mark.parametrize(
    ("locale", "scheme", "size"), [("ko-KR", "light", WIDE), ("en-GB", "dark", NARROW)], ids=["wide", "narrow"]
)
def test_news_reaches_whom_it_is_meant_for(
    new_page: Open, axe: Axe, trouble: Trouble, locale: str, scheme: str, size: Any
) -> None:
    trouble.expect("422")
    page = new_page(locale=locale, scheme=scheme, size=size)
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page.goto("/messaging/amazon-sns/?tab=queues")
    perform(page, "CreateQueue", QueueName="couriers")
    write(page, "SetPolicy", json.dumps(DOOR))
    expect(page.locator("#panel pre.payload")).to_contain_text("sns.amazonaws.com")
    tab(page, "topics")
    perform(page, "CreateTopic", Name="orders")
    topic = page.locator("#panel section.sec")
    expect(topic).to_have_count(1)
    write(page, "SubscribeQueue", '{"way": "delivery"}')
    expect(page.locator("#panel .refusal .aws")).to_contain_text("FilterPolicy")
    write(page, "SubscribeQueue", '{"way": ["delivery"]}')
    subscribers = topic.locator("ul.rows > li")
    expect(subscribers).to_contain_text('{"way": ["delivery"]}')
    for words, way in (("two mandu", "delivery"), ("one soup", "table")):
        perform(page, "PublishToTopic", Message=words, attributes=f"way={way}")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    tab(page, "messages")
    said = page.locator("#panel .messages .said")
    expect(said).to_have_count(1)
    expect(said).to_contain_text("two mandu")


@pytest.mark.parametrize("locale", ["ko-KR", "en-GB"])
def test_a_reader_confirms_reads_and_leaves(new_page: Open, axe: Axe, locale: str) -> None:
    page = new_page(locale=locale)
    page.goto(LESSON)
    perform(page, "CreateTopic", Name="orders")
    perform(page, "SubscribeEndpoint", Protocol="email", Endpoint="mina@example.com")
    waiting = page.locator("#panel ul.rows .tag.warm")
    expect(waiting).to_have_count(1)
    tab(page, "inbox")
    letters = page.locator("#panel .letter")
    expect(letters).to_have_count(1)
    assert axe(page) == []
    send(page, letters.first.get_by_role("button"))
    tab(page, "topics")
    expect(page.locator("#panel ul.rows > li")).to_have_count(1)
    expect(waiting).to_have_count(0)
    perform(page, "PublishToTopic", Message="the steam room is free")
    tab(page, "inbox")
    expect(letters).to_have_count(2)
    expect(letters.first).to_contain_text("the steam room is free")
    send(page, letters.first.get_by_role("button"))
    tab(page, "topics")
    expect(page.locator("#panel ul.rows > li")).to_have_count(0)
