"""A packet on its way over the drawn network, in a real browser: it plays, pauses, steps, and stops where dropped."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.alone import course_alone  # noqa: F401
from tests.journeys.conftest import NARROW, WIDE
from tests.journeys.network import Axe, Open, desk_alone, shop  # noqa: F401
from tests.vpc.desk import Network

pytestmark = pytest.mark.usefixtures("desk_alone")


def send(page: Page, source: str, target: str, port: int) -> Network:
    """Between instances by name, or the internet."""
    network = shop(page)
    ids = network.ids()
    page.goto("/vpc/desk/?tab=packet")
    page.locator("#id_source").select_option(ids.get(source, source))
    page.locator("#id_target").select_option(ids.get(target, target))
    page.locator("#id_port").fill(str(port))
    page.locator("#send-packet").click()
    page.locator("[data-player]").wait_for()
    return network


def test_the_token_goes_by_itself_and_stays_where_it_is_dropped(new_page: Open) -> None:
    page = new_page("en-GB")
    send(page, "db", "web", 22)
    expect(page.locator("[data-play=toggle]")).to_have_accessible_name("Pause")
    expect(page.locator("[data-caption]")).to_contain_text("6/6 There · Security group · in", timeout=15_000)
    expect(page.locator("[data-token]")).to_have_class(re.compile("stopped"))
    expect(page.locator("li[data-current]")).to_contain_text("No rule of these groups fits TCP 22")
    expect(page.locator("[data-play=toggle]")).to_have_accessible_name("Play")
    expect(page.locator("[data-lit=bad]")).to_contain_text("web")


def test_less_motion_means_steps(new_page: Open) -> None:
    page = new_page("en-GB")
    page.emulate_media(reduced_motion="reduce")
    network = send(page, "internet", "web", 80)
    caption = page.locator("[data-caption]")
    expect(caption).to_contain_text("1/11 There · The internet")
    page.wait_for_timeout(1500)
    expect(caption).to_contain_text("1/11")
    page.locator("[data-play=next]").focus()
    page.keyboard.press("Enter")
    expect(caption).to_contain_text("2/11 There · Internet gateway")
    expect(page.locator("#live")).to_contain_text("2/11 There · Internet gateway")
    expect(page.locator(f"[data-place='{network.ids()['igw']}'][data-lit]")).to_have_count(1)
    for _ in range(20):
        page.keyboard.press("Enter")
    expect(caption).to_contain_text("11/11 Back · The internet")
    assert len(str(page.locator("[data-trail]").get_attribute("points")).split()) == 11
    page.locator("[data-play=first]").click()
    expect(caption).to_contain_text("1/11")


def test_without_scripts_the_hops_are_a_list_beside_the_picture(new_page: Open) -> None:
    page = new_page("en-GB", scripts=False)
    network = shop(page)
    page.goto(network.filled("/vpc/desk/?tab=packet&source=internet&target={web}&protocol=tcp&port=80"))
    expect(page.locator("[data-hop]")).to_have_count(11)
    expect(page.locator("[data-player]")).to_be_hidden()
    expect(page.locator("svg.topology")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1440", "390"])
def test_the_way_has_no_accessibility_finding(new_page: Open, axe: Axe, scheme: str, size: dict[str, int]) -> None:
    page = new_page("en-GB", scheme, size)
    page.emulate_media(reduced_motion="reduce")
    send(page, "db", "web", 22)
    page.locator("[data-play=next]").click()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
