"""Chapter 4's drawn network in a real browser: moved over, made larger, and things in it moved by hand."""

import pytest
from playwright.sync_api import CDPSession, Locator, Page, expect

from lessons.courseware.models import Kept
from tests.journeys.alone import course_alone  # noqa: F401
from tests.journeys.bench import answered
from tests.journeys.conftest import NARROW, WIDE
from tests.journeys.network import Axe, Open, desk_alone, shop  # noqa: F401
from tests.vpc.desk import Network

pytestmark = pytest.mark.usefixtures("desk_alone")


def at_picture(page: Page) -> tuple[Network, Locator]:
    network = shop(page)
    page.goto("/vpc/desk/?tab=topology")
    picture = page.locator("svg.topology")
    picture.scroll_into_view_if_needed()
    return network, picture


def window(picture: Locator) -> tuple[float, ...]:
    return tuple(float(each) for each in str(picture.get_attribute("viewBox")).split())


def at(picture: Locator, thing: str) -> tuple[float, float]:
    group = picture.locator(f"[data-thing='{thing}']")
    return float(str(group.get_attribute("data-x"))), float(str(group.get_attribute("data-y")))


def drag(page: Page, start: tuple[float, float], across: int, down: int) -> None:
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(start[0] + across, start[1] + down, steps=6)
    page.mouse.up()


def middle(part: Locator) -> tuple[float, float]:
    box = part.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_buttons_keys_wheel_and_a_drag_move_the_window(page: Page) -> None:
    _network, picture = at_picture(page)
    first = window(picture)
    page.locator("[data-zoom=in]").click()
    assert window(picture)[2] == pytest.approx(first[2] / 1.3, rel=1e-3)
    page.locator(".canvas-window").focus()
    page.keyboard.press("-")
    assert window(picture)[2] == pytest.approx(first[2], rel=1e-3)
    page.keyboard.press("ArrowRight")
    moved = window(picture)
    assert moved[0] > first[0]
    box = picture.bounding_box()
    assert box is not None
    drag(page, (box["x"] + 8, box["y"] + 8), 40, 30)
    assert window(picture)[:2] < moved[:2]
    page.keyboard.down("Control")
    page.mouse.wheel(0, -200)
    page.keyboard.up("Control")
    expect(picture).not_to_have_attribute("viewBox", " ".join(map(str, moved)))
    page.locator("[data-zoom=all]").click()
    assert window(picture)[:2] == (0, 0)


def test_what_moves_things_unfolds_below_the_picture(page: Page) -> None:
    at_picture(page)
    page.locator(".moving summary").click()
    expect(page.locator("#moving-thing")).to_be_visible()
    assert middle(page.locator("#moving-thing"))[1] < middle(page.locator("#ask-reach"))[1]


def touch(session: CDPSession, kind: str, *points: tuple[float, float]) -> None:
    fingers = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
    session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": fingers})


def test_two_fingers_make_it_larger_around_the_point_between_them(page: Page) -> None:
    network, picture = at_picture(page)
    kitchen = network.ids()["kitchen"]
    before, first = at(picture, kitchen), window(picture)
    box = picture.bounding_box()
    assert box is not None
    x, y = box["x"] + 0.25 * box["width"], box["y"] + box["height"] / 2
    session = page.context.new_cdp_session(page)
    touch(session, "touchStart", (x - 40, y))
    touch(session, "touchStart", (x - 40, y), (x + 40, y))
    for apart in (50, 60, 70, 80):
        touch(session, "touchMove", (x - apart, y), (x + apart, y))
    touch(session, "touchEnd")
    expect(picture).not_to_have_attribute("viewBox", " ".join(f"{each:g}" for each in first))
    after = window(picture)
    assert after[2] == pytest.approx(first[2] / 2, rel=0.02)
    assert after[0] == pytest.approx(first[0] + first[2] / 8, abs=first[2] / 50)
    assert at(picture, kitchen) == before


def test_a_vpc_is_dragged_and_stays_there_until_it_is_laid_out_again(page: Page) -> None:
    network, picture = at_picture(page)
    kitchen = network.ids()["kitchen"]
    before = at(picture, kitchen)
    page.locator("[data-zoom=all]").click()
    with answered(page, lambda answer: "/move/" in answer.url):
        drag(page, middle(page.locator(f"#at-{kitchen}")), 60, -20)
    expect(picture.locator(f"[data-thing='{kitchen}']")).not_to_have_attribute("data-x", f"{before[0]:g}")
    after = at(picture, kitchen)
    page.reload()
    assert at(picture, kitchen) == after
    assert Kept.objects.filter(name=kitchen, kind="topology").count() == 1
    page.locator("details.moving summary").click()
    page.locator("#lay-out-again").click()
    expect(picture.locator(f"[data-thing='{kitchen}']")).to_have_attribute("data-x", f"{before[0]:g}")


def test_shift_and_an_arrow_key_move_what_has_the_focus(page: Page) -> None:
    network, picture = at_picture(page)
    shelf = network.ids()["public-a"]
    before = at(picture, shelf)
    page.locator(f"#at-{shelf}").focus()
    with answered(page, lambda answer: "/move/" in answer.url):
        page.keyboard.press("Shift+ArrowDown")
    expect(picture.locator(f"[data-thing='{shelf}']")).to_have_attribute("data-y", f"{before[1] + 40:g}")
    expect(page.locator(f"#at-{shelf}")).to_be_focused()
    assert at(picture, shelf)[0] == before[0]


def test_buttons_move_without_scripts(new_page: Open) -> None:
    page = new_page("en-GB", scripts=False)
    network, picture = at_picture(page)
    kitchen = network.ids()["kitchen"]
    before = at(picture, kitchen)
    page.locator("details.moving summary").click()
    page.locator("#moving-thing").select_option(kitchen)
    page.locator("#move-right").click()
    assert at(picture, kitchen) == (before[0] + 40, before[1])


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1440", "390"])
def test_the_picture_has_no_accessibility_finding(new_page: Open, axe: Axe, scheme: str, size: dict[str, int]) -> None:
    page = new_page("en-GB", scheme, size)
    _network, _picture = at_picture(page)
    page.locator("details.moving summary").click()
    page.locator("#ask-reach").click()
    expect(page.locator(".found li")).to_have_count(4)
    expect(page.locator("#ask-reach")).to_be_focused()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
