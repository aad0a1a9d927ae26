"""The conveyor in a real browser: messages on the belt, by press and by key; the same without scripts."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.bench import Open
from tests.journeys.conftest import NARROW, WIDE

Axe = Callable[[Page], list[str]]
SECONDS = "(?: s|초)"
TAB = "/messaging/amazon-sqs/?tab=conveyor"
BUSY = f"{TAB}&kind=fifo&groups=4&visibility=6&work=900&takes=2&crashes=50&poison=40&receives=3&delay=2&copies=0"


@pytest.mark.parametrize(
    ("locale", "scheme", "size"), [("ko-KR", "light", WIDE), ("en-US", "dark", NARROW)], ids=["wide", "narrow"]
)
def test_messages_on_the_belt(new_page: Open, axe: Axe, locale: str, scheme: str, size: Any) -> None:
    page = new_page(locale=locale, scheme=scheme, size=size)
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page.goto(BUSY)
    caption = page.locator("[data-belt-caption]")
    expect(caption).to_have_text(re.compile(rf"^0{SECONDS} · .+ 0$"))
    moment = page.locator("[data-belt-at]")
    moment.focus()
    page.keyboard.press("End")
    expect(caption).to_have_text(re.compile(rf"^60{SECONDS} · "))
    told = [int(number) for number in re.findall(r" (\d+)(?: ·|$)", caption.inner_text())]
    assert sum(told) == 120  # every message is somewhere
    row = page.locator("#panel details.more tbody tr").last.locator("td")
    delayed, visible, in_flight, dead = (int(row.nth(place).text_content() or "") for place in (6, 7, 8, 9))
    assert told[:4] == [delayed, visible, in_flight, dead]
    page.locator("[data-belt-do=first]").click()
    page.locator("[data-belt-do=next]").click()
    expect(caption).to_have_text(re.compile(rf"^0\.\d+{SECONDS} · \D+1 · "))
    painted = page.locator("[data-belt-canvas]").evaluate(
        "(it) => it.getContext('2d').getImageData(0, 0, it.width, it.height).data.some((each) => each > 0)"
    )
    assert painted
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_it_plays_by_itself_and_pauses(page: Page) -> None:
    page.goto(TAB)
    caption, toggle = page.locator("[data-belt-caption]"), page.locator("[data-belt-do=toggle]")
    expect(toggle).to_have_class(re.compile("playing"))
    expect(caption).not_to_have_text(re.compile("^0"))
    toggle.click()
    expect(toggle).not_to_have_class(re.compile("playing"))
    stood = caption.inner_text()
    page.wait_for_timeout(300)
    assert caption.inner_text() == stood


def test_another_run_and_an_unlucky_one(page: Page) -> None:
    page.goto(TAB)
    page.locator("#id_rate").fill("9")
    page.locator("#run-conveyor").click()
    expect(page.locator("section[aria-labelledby=fates-title] dl")).to_contain_text("270")
    expect(page.locator("[data-belt]")).to_have_attribute("data-belt", re.compile("rate=9"))
    page.locator("#find-copied").click()
    expect(page.locator("#life-title")).to_be_visible(timeout=30_000)
    expect(page).to_have_url(re.compile(r"draw=\d+.*order=\d+|order=\d+.*draw=\d+"))
    page.locator("#work-out").click()
    expect(page.locator("section[aria-labelledby=backlog-title] dl")).to_be_visible(timeout=30_000)
    expect(page.locator("#id_rate")).to_have_value("9")


def look_again(page: Page) -> None:
    """Until what takes longer is there, by the link that says so."""
    link = page.locator("#panel [role=status] a")
    while link.count():
        page.wait_for_timeout(300)
        link.first.click()


def test_it_works_without_scripts(new_page: Open) -> None:
    page = new_page(scripts=False)
    page.goto(TAB)
    page.locator("#id_rate").fill("9")
    page.locator("#run-conveyor").click()
    look_again(page)
    expect(page.locator("section[aria-labelledby=fates-title] dl")).to_contain_text("270")
    expect(page.locator("#panel .chart")).to_have_count(2)
    expect(page.locator("[data-belt-player]")).to_be_hidden()
    page.locator("#panel details.more:has(table) summary").click()
    assert page.locator("#panel details.more tbody tr").count() == 60


def test_settings_come_from_a_queue_and_go_back(page: Page) -> None:
    page.goto("/messaging/amazon-sqs/?tab=queues")
    page.locator("#CreateQueue > summary").click()
    page.locator("#CreateQueue-QueueName").fill("orders")
    page.locator("#CreateQueue-go").click()
    expect(page.locator("#panel h2")).to_contain_text("orders")
    page.goto(TAB)
    page.locator("#id_like").select_option("orders")
    page.locator("#run-conveyor").click()
    expect(page.locator("#id_of")).to_have_value("orders")
    expect(page.locator("#UseFound-orders-go")).to_have_count(0)
    page.locator("#id_visibility").fill("61")
    page.locator("#run-conveyor").click()
    page.locator("#UseFound-orders-go").click()
    expect(page.locator("#live")).to_have_text(re.compile(r"\S"))
    expect(page.locator("#UseFound-orders-go")).to_have_count(0)
    page.goto("/messaging/amazon-sqs/?tab=queues&queue=orders")
    expect(page.locator("#panel")).to_contain_text("61")


@pytest.mark.parametrize(
    ("locale", "scheme", "size"), [("ko-KR", "dark", NARROW), ("en-US", "light", WIDE)], ids=["narrow", "wide"]
)
def test_one_message_becomes_several(new_page: Open, axe: Axe, locale: str, scheme: str, size: Any) -> None:
    page = new_page(locale=locale, scheme=scheme, size=size)
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page.goto(TAB)
    page.locator("#through-topic").click()
    caption = page.locator("[data-belt-caption]")
    expect(caption).to_have_text(re.compile(rf"^0{SECONDS}\skitchen: .+\scouriers: .+\sledger: .+ 0$"))
    page.locator("[data-belt-at]").focus()
    page.keyboard.press("End")
    expect(caption).to_have_text(re.compile(rf"^60{SECONDS}\skitchen"))
    told = [int(number) for number in re.findall(r" (\d+)(?= ·|$)", caption.inner_text(), re.M)]
    delivered = [int(each) for each in page.locator("#branches tbody td:nth-of-type(1)").all_inner_texts()]
    kept_out = [int(each) for each in page.locator("#branches tbody td:nth-of-type(2)").all_inner_texts()]
    rows = [told[place : place + 5] for place in range(0, 15, 5)]
    assert [sum(row) for row in rows] == [120, 120, 120]
    assert [row[4] for row in rows] == kept_out
    assert [one + other for one, other in zip(delivered, kept_out, strict=True)] == [120, 120, 120]
    page.locator("[data-belt-do=first]").click()
    for _ in range(60):
        page.locator("[data-belt-do=next]").click()
        if "couriers: " in caption.inner_text().rpartition("ledger: ")[2]:
            break
    expect(caption).to_have_text(re.compile(r"couriers: \d+ \S"))  # whom the filter keeps out now, and why
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_topic_refuses_and_is_asked_otherwise(page: Page) -> None:
    page.goto(f"{TAB}&through=topic")
    page.locator("#id_a-kind").select_option("fifo")
    page.locator("#run-conveyor").click()
    expect(page.locator("#panel .refusal")).to_contain_text(
        "FIFO SQS Queues can not be subscribed to standard SNS topics"
    )
    page.locator("#id_topic").select_option("fifo")
    page.locator("#run-conveyor").click()
    expect(page.locator("#branches tbody th").first).to_have_text("kitchen.fifo")
    expect(page.locator("#patterns tbody tr")).to_have_count(7)  # the comparison comes by itself
    page.locator("#id_b-filter").select_option("own")
    page.locator("fieldset:has(#id_b-filter) summary").click()
    page.locator("#id_b-policy").fill('{"city": ["Jeju"]}')
    page.locator("#run-conveyor").click()
    expect(page).to_have_url(re.compile("b-filter=own"))
    page.locator("#tell-otherwise").click()
    expect(page).to_have_url(re.compile("tells=producer"))
    expect(page.locator("#tell-otherwise")).to_have_attribute("href", re.compile("tells=topic"))
    page.locator("#follow-order").fill("7")
    page.locator("#follow button").click()
    expect(page.locator("#life-title")).to_contain_text("7")
    expect(page.locator("#id_b-policy")).to_have_value('{"city": ["Jeju"]}')


def test_a_topic_without_scripts(new_page: Open) -> None:
    page = new_page(scripts=False)
    page.goto(f"{TAB}&through=topic")
    page.locator("#id_rate").fill("9")
    page.locator("#run-conveyor").click()
    look_again(page)
    expect(page.locator("#branches tbody tr").first).to_contain_text("270")
    expect(page.locator("[data-belt-player]")).to_be_hidden()
    page.locator("details.more:has(#seconds) summary").click()
    expect(page.locator("#seconds tbody tr")).to_have_count(60)
    page.goto(f"{TAB}&through=topic")
    page.locator("#compare").click()
    expect(page.locator("#patterns tbody tr")).to_have_count(7)
