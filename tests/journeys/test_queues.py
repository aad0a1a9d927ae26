"""Queues and their messages in a real browser: made, set up, filled, worked off, emptied and deleted."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import NARROW, WIDE, Trouble
from tests.journeys.console import Open, perform, send, tab, unfold, write

Axe = Callable[[Page], list[str]]
LESSON = "/messaging/amazon-sqs/?tab=queues"
READERS = pytest.mark.parametrize(
    ("locale", "scheme", "size"), [("ko-KR", "dark", WIDE), ("en-GB", "light", NARROW)], ids=["wide", "narrow"]
)


def opened(new_page: Open, locale: str, scheme: str, size: Any) -> Page:
    page = new_page(locale=locale, scheme=scheme, size=size)
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page.goto(LESSON)
    return page


def make(page: Page, name: str, **more: str) -> None:
    page.goto(LESSON)
    perform(page, "CreateQueue", QueueName=name, **more)
    expect(page.locator("#panel h2")).to_contain_text(name)


@READERS
def test_a_queue_is_set_up(
    new_page: Open, axe: Axe, trouble: Trouble, locale: str, scheme: str, size: dict[str, int]
) -> None:
    trouble.expect("422")
    page = opened(new_page, locale, scheme, size)
    make(page, "spoiled")
    make(page, "orders")
    perform(page, "Configure", VisibilityTimeout="45")
    expect(page.locator("#panel dl.things")).to_contain_text("45")
    perform(page, "Configure", VisibilityTimeout="43201")
    expect(page.locator("#panel .refusal .aws")).to_contain_text("VisibilityTimeout")
    perform(page, "Configure", VisibilityTimeout="45")
    form = unfold(page, "SetRedrivePolicy")
    form.locator("[name=target]").select_option(label="spoiled")
    form.locator("[name=most]").fill("2")
    page.keyboard.press("Enter")
    dead = page.locator("#panel .sec a.thing")
    expect(dead).to_have_text("spoiled")
    form = write(page, "SetPolicy", '{"Statement": [')
    expect(form.locator(".refusal .aws")).to_contain_text("Policy")
    expect(form.locator(".finding.error")).to_have_count(1)
    everybody = {"Sid": "shop", "Effect": "Allow", "Principal": "*", "Action": "sqs:SendMessage", "Resource": "*"}
    write(page, "SetPolicy", json.dumps({"Version": "2012-10-17", "Statement": [everybody]}))
    expect(page.locator("#panel pre.payload")).to_contain_text('"Sid": "shop"')
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    send(page, page.locator("#panel li", has_text="shop").get_by_role("button"))
    expect(page.locator("#panel pre.payload")).to_have_count(0)
    dead.press("Enter")
    expect(page.locator("#panel h2")).to_contain_text("spoiled")
    expect(page.locator("#panel .sec a.thing")).to_have_text("orders")


@READERS
def test_a_fifo_queue_takes_a_message_once(
    new_page: Open, axe: Axe, trouble: Trouble, locale: str, scheme: str, size: dict[str, int]
) -> None:
    trouble.expect("422")
    page = opened(new_page, locale, scheme, size)
    perform(page, "CreateQueue", kind="fifo", QueueName="steps")
    expect(page.locator("#panel .refusal .aws")).to_contain_text(".fifo")
    assert axe(page) == []
    perform(page, "CreateQueue", kind="fifo", QueueName="steps.fifo")
    expect(page.locator("#panel h2")).to_contain_text("FIFO")
    form = unfold(page, "ConfigureFifo")
    form.locator("[name=ContentBasedDeduplication]").check()
    send(page, form.locator("button[id$='-go']"))
    tab(page, "messages")
    body, group = (
        page.locator("[id='SendMessage-steps.fifo-MessageBody']"),
        page.locator("[id='SendMessage-steps.fifo-MessageGroupId']"),
    )
    for _ in range(2):
        body.fill("fold the dumpling")
        group.fill("table-7")
        send(page, page.locator("[id='SendMessage-steps.fifo-go']"))
    expect(page.locator("#panel .messages .said")).to_have_text(["fold the dumpling"])
    assert axe(page) == []


@READERS
def test_messages_are_worked_off(
    new_page: Open, axe: Axe, trouble: Trouble, locale: str, scheme: str, size: dict[str, int]
) -> None:
    trouble.expect("422")
    page = opened(new_page, locale, scheme, size)
    make(page, "orders", VisibilityTimeout="600")
    tab(page, "messages")
    page.locator("#SendMessage-orders-MessageBody").fill("two mandu")
    send(page, page.locator("#SendMessage-orders-go"))
    perform(page, "SendMessageBatch", bodies="one soup\none rice cake")
    said = page.locator("#panel .messages .said")
    expect(said).to_have_count(3)
    flying = page.locator("#panel .messages").first.locator(".message", has=page.locator(".accent"))
    page.locator("#ReceiveMessage-orders-MaxNumberOfMessages").fill("10")
    while flying.count() < 3:  # a standard queue may keep some back for the next call
        before = flying.count()
        send(page, page.locator("#ReceiveMessage-orders-go"))
        page.wait_for_function("(n) => document.querySelectorAll('#panel .message .accent').length >= n", arg=before)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    other = page.context.new_page()  # the same queue in two tabs: what one has deleted, the other still shows
    other.goto(page.url)
    send(page, flying.first.locator("form.one button"))
    expect(said).to_have_count(2)
    stale = other.locator("#panel .message", has=other.locator(".accent")).first
    stale.locator("summary").first.press("Enter")
    send(other, stale.locator("details.do button[id$='-go']"))
    expect(other.locator("#panel .refusal, #bench .refusal").first).to_contain_text("ReceiptHandle")
    form = flying.first.locator("details.do")
    form.locator("summary").press("Enter")
    form.locator("[name=VisibilityTimeout]").fill("0")
    send(page, form.locator("button[id$='-go']"))
    expect(page.locator("#panel .message .tag.good")).to_have_count(1)
    form = unfold(page, "DeleteMessageBatch")
    form.get_by_role("checkbox").check()
    send(page, form.locator("button[id$='-go']"))
    expect(said).to_have_count(1)


def test_a_queue_is_emptied_and_deleted_and_undo_brings_it_back(page: Page) -> None:
    make(page, "orders")
    tab(page, "messages")
    page.locator("#SendMessage-orders-MessageBody").fill("two mandu")
    send(page, page.locator("#SendMessage-orders-go"))
    tab(page, "queues")
    perform(page, "PurgeQueue")
    number = page.locator("#panel dl.things dd").first
    expect(number).to_have_text("0")
    page.locator("#undo").click()
    expect(number).to_have_text("1")
    perform(page, "DeleteQueue")
    expect(page.locator("#panel .empty")).to_be_visible()
    page.locator("#undo").click()
    expect(page.locator("#panel")).to_contain_text("orders")


@READERS
def test_an_alarm_watches_a_queue_and_tells_a_topic(
    new_page: Open, axe: Axe, locale: str, scheme: str, size: dict[str, int]
) -> None:
    page = opened(new_page, locale, scheme, size)
    make(page, "orders")
    tab(page, "topics")
    perform(page, "CreateTopic", Name="news")
    tab(page, "metrics")
    form = unfold(page, "PutMetricAlarm")
    form.locator("[name=Watched]").select_option("ApproximateAgeOfOldestMessage Maximum")
    form.locator("[name=Action]").select_option(label="sns: news")
    perform(page, "PutMetricAlarm", AlarmName="too-old", Threshold="60")
    alarm = page.locator("#panel ul.rows > li")
    expect(alarm).to_contain_text("ApproximateAgeOfOldestMessage · Maximum > 60")
    expect(alarm.locator(".tag")).to_have_class("tag")
    send(page, alarm.locator("form.one button").first)
    expect(alarm.locator(".tag")).to_have_class("tag bad")
    page.locator("#panel details.more summary").last.press("Enter")
    expect(page.locator("#panel ol.rows")).to_contain_text("Successfully executed action")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
