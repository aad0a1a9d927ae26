"""Chapter 4's address map in a real browser: subnets are drawn with the mouse, with keys and by clicks."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.alone import course_alone  # noqa: F401
from tests.journeys.bench import answered
from tests.journeys.conftest import NARROW, WIDE
from tests.journeys.network import Axe, Open, desk_alone, shop  # noqa: F401
from tests.vpc.desk import Network

pytestmark = pytest.mark.usefixtures("desk_alone")


def at_map(page: Page) -> tuple[Network, Locator]:
    network = shop(page)
    page.goto(network.filled("/vpc/desk/?tab=map&vpc={shop}"))
    return network, page.locator("[data-map]")


def drag(page: Page, plan: Locator, start: tuple[int, int], end: tuple[int, int], *, drop: bool = True) -> None:
    """Over the map, from one point of its picture to another."""
    plan.scroll_into_view_if_needed()
    box = plan.bounding_box()
    assert box is not None
    scale = box["width"] / 964
    points = [(box["x"] + (x + 2) * scale, box["y"] + (y + 2) * scale) for x, y in (start, end)]
    page.mouse.move(*points[0])
    page.mouse.down()
    page.mouse.move(*points[1], steps=5)
    if drop:
        page.mouse.up()


def create(page: Page, name: str) -> None:
    page.keyboard.type(name)
    with answered(page, lambda answer: "/do/CreateSubnet/" in answer.url):
        page.keyboard.press("Enter")


def test_a_subnet_is_dragged_out_and_made_in_place(page: Page) -> None:
    network, plan = at_map(page)
    drag(page, plan, (250, 130), (330, 200), drop=False)
    expect(plan).to_have_attribute("data-chosen", "10.0.48.0/21")
    expect(page.locator("[data-map-label]")).to_contain_text("2,043")
    expect(page.locator("[data-map-label]")).to_contain_text("10.0.55.255")
    page.mouse.up()
    form = page.locator("[data-map-form]")
    expect(form).to_have_attribute("data-placed", "")
    expect(form.locator("[name=CidrBlock]")).to_have_value("10.0.48.0/21")
    expect(form.locator("[name=Name]")).to_be_focused()
    create(page, "cellar")
    expect(page.locator("[data-map] a.subnet.open")).to_contain_text("cellar")
    assert "10.0.48.0/21" in {each.cidr for each in network.state.subnets.values()}


def test_what_is_taken_is_refused_where_it_lies(new_page: Open) -> None:
    page = new_page("en-GB")
    network, plan = at_map(page)
    drag(page, plan, (5, 5), (100, 100))
    expect(page.locator("[data-map-label].clash")).to_contain_text("Taken: it has 10.0.0.0 to 10.0.0.255 in common")
    expect(page.locator("[data-map-form]")).not_to_have_attribute("data-placed", "")
    expect(page.locator("#live")).to_contain_text("in common with public-a 10.0.0.0/24")
    assert "/vpc/desk/?tab=map" in page.url
    assert len(network.state.subnets) == 7


def test_arrow_keys_move_and_plus_and_minus_size_a_block(new_page: Open) -> None:
    page = new_page("en-GB")
    network, _plan = at_map(page)
    page.locator("a.free").last.focus()
    for key in ("-", "-", "ArrowRight", "ArrowDown", "+", "-"):
        page.keyboard.press(key)
    expect(page.locator("#live")).to_contain_text("10.0.192.0/19")
    page.keyboard.press("Escape")
    expect(page.locator("[data-map-label]")).to_be_hidden()
    page.keyboard.press("-")
    page.keyboard.press("Enter")
    expect(page.locator("[name=Name]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("a.free").last).to_be_focused()
    page.keyboard.press("-")
    page.keyboard.press("Enter")
    create(page, "keys")
    expect(page.locator("a.subnet.open")).to_contain_text("keys")
    assert "10.0.128.0/18" in {each.cidr for each in network.state.subnets.values()}


def test_clicks_alone_halve_a_block_and_take_it(page: Page) -> None:
    network, plan = at_map(page)
    plan.locator("a.cut").last.click()
    expect(plan.locator("a.free", has_text="10.0.192.0/18")).to_have_count(1)
    plan.locator("a.free", has_text="10.0.192.0/18").click(position={"x": 40, "y": 40})
    expect(page.locator("[name=CidrBlock]")).to_have_value("10.0.192.0/18")
    create(page, "clicks")
    expect(page.locator("a.subnet.open")).to_contain_text("clicks")
    assert "10.0.192.0/18" in {each.cidr for each in network.state.subnets.values()}


def test_a_free_block_is_taken_without_scripts(new_page: Open) -> None:
    page = new_page("en-GB", scripts=False)
    _network, _plan = at_map(page)
    page.locator("a.free").last.click()
    expect(page.locator("[name=CidrBlock]")).to_have_value("10.0.128.0/17")
    page.locator("[name=Name]").fill("plain")
    page.locator("[id^=CreateSubnet][id$=-go]").click()
    expect(page.locator("a.subnet", has_text="plain")).to_have_count(1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1440", "390"])
def test_the_map_has_no_accessibility_finding(new_page: Open, axe: Axe, scheme: str, size: dict[str, int]) -> None:
    page = new_page("en-GB", scheme, size)
    _network, plan = at_map(page)
    assert axe(page) == []
    plan.locator("a.free").last.focus()
    page.keyboard.press("-")
    page.keyboard.press("Enter")
    expect(page.locator("[name=Name]")).to_be_focused()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
