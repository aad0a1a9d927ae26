"""A lesson's scene in a real browser: set up, seen on the bench, taken away, and set up in an emptied account."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import NARROW, WIDE

Open = Callable[..., Page]
Axe = Callable[[Page], list[str]]
LESSON = "/vpc/network-acl/"
WORDS = {"ko-KR": ("내 계정에 준비하기", "계정을 비우고 준비하기"), "en-GB": ("Set it up in my", "Empty my account")}


@pytest.mark.parametrize(("locale", "size"), [("ko-KR", WIDE), ("en-GB", NARROW)])
def test_it_is_set_up_and_taken_away(new_page: Open, axe: Axe, locale: str, size: dict[str, int]) -> None:
    page = new_page(locale, size=size)
    set_up, empty = WORDS[locale]
    page.goto(f"{LESSON}?tab=subnets")
    scene, bench = page.locator("#scene"), page.locator("#panel")
    scene.get_by_role("button", name=set_up).click()
    expect(page.locator("#scene.done")).to_be_visible()
    expect(scene.get_by_role("button")).to_have_count(0)
    expect(bench.get_by_role("link", name="market-front")).to_have_count(1)
    page.locator("#undo").click()
    expect(scene.get_by_role("button", name=set_up)).to_be_visible()
    expect(scene.get_by_role("button", name=empty)).to_have_count(0)  # nothing is there that it would take away
    page.locator("#redo").click()
    expect(page.locator("#scene.done")).to_be_visible()
    page.goto("/vpc/security-groups/")
    page.on("dialog", lambda dialog: dialog.accept())
    scene.get_by_role("button", name=empty).click()
    expect(page.locator("#scene.done")).to_be_visible()
    assert axe(page) == []
    page.goto(LESSON)
    expect(scene.get_by_role("button", name=set_up)).to_be_visible()


def test_without_scripts(new_page: Open) -> None:
    page = new_page("en-GB", scripts=False)
    page.goto(LESSON)
    page.locator("#scene button").click()
    expect(page.locator("#scene.done")).to_contain_text("Set up in your account")
