"""A guest keeps the work, goes, comes back elsewhere, and leaves for good: in a real browser, in both languages."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import NARROW, WIDE, Trouble

Open = Callable[..., Page]
LESSON = "/functions/what-lambda-is/"
Axe = Callable[[Page], list[str]]
SECRET = "steam and dumplings"
WORDS = {
    "ko-KR": ("로그인", "게스트", "내 작업 간직하기", "아직 끝나지 않았어요", "게스트로 한 일 가져가기"),
    "en-GB": ("Sign in", "Guest", "Keep my work", "That did not work yet", "Take along what you did as a guest"),
}


@pytest.fixture
def sound(axe: Axe) -> Callable[[Page], None]:
    """sound(page): axe finds nothing, nothing sticks out sideways, and the account menu's button is in sight."""

    def look(page: Page) -> None:
        assert "\n".join(axe(page)) == ""
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        button = page.locator("a.who, .who > summary").bounding_box()
        assert button["x"] + button["width"] <= page.evaluate("innerWidth")
        assert min(button["width"], button["height"]) >= 24

    return look


def become_guest(page: Page) -> None:
    page.goto(LESSON)
    page.locator("#deploy").click()
    expect(page.locator("#invoke-sync")).to_be_visible()


def menu(page: Page, name: str) -> None:
    page.locator(".who > summary").click()
    page.locator(".who .menu").get_by_text(name, exact=True).click()


def fill(page: Page, name: str, password: str = SECRET) -> None:
    page.locator("#id_username").fill(name)
    page.locator("#id_password").fill(password)


@pytest.mark.parametrize(("locale", "size"), [("ko-KR", NARROW), ("en-GB", WIDE), ("en-GB", NARROW)])
def test_a_guest_keeps_goes_comes_back_and_leaves(
    new_page: Open, sound: Callable[[Page], None], trouble: Trouble, locale: str, size: dict[str, int]
) -> None:
    trouble.expect("422")
    sign_in, guest, keep, not_done, take_along = WORDS[locale]
    name = f"haneul-{locale}-{size['width']}-{'x' * 90}"
    page = new_page(locale=locale, size=size, scheme="dark" if size is WIDE else "light")

    page.goto(LESSON)
    page.get_by_role("link", name=sign_in).click()
    sound(page)
    fill(page, name)
    page.locator("form.card button.pri").click()
    expect(page.locator("#problems")).to_be_focused()
    expect(page.locator("#problems")).to_contain_text(not_done)
    expect(page.locator("#id_username")).to_have_value(name)
    sound(page)
    for address in ("/sign-up/", "/password/", "/password/sent/"):
        page.goto(address)
        sound(page)

    become_guest(page)
    page.reload()
    button = page.locator(".who > summary")
    expect(button).to_contain_text(guest)
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".who .menu")).to_be_visible()
    sound(page)
    page.keyboard.press("Escape")
    expect(page.locator(".who .menu")).to_be_hidden()
    expect(button).to_be_focused()
    button.click()
    page.mouse.click(30, 300)
    expect(page.locator(".who .menu")).to_be_hidden()
    page.goto("/settings/")
    sound(page)

    menu(page, keep)
    fill(page, name, "short")
    page.locator("[data-reveal]").click()
    expect(page.locator("#id_password")).to_have_attribute("type", "text")
    page.locator("form.card button.pri").click()
    page.locator("#problems a").click()
    expect(page.locator("#id_password")).to_be_focused()
    expect(page.locator("#id_password")).to_have_value("")
    expect(page.locator("#id_password")).to_have_attribute("aria-describedby", "id_password_helptext id_password_error")
    sound(page)
    page.locator("#id_password").fill(SECRET)
    page.keyboard.press("Enter")
    expect(page.locator(".notice.success")).to_be_visible()
    expect(button).to_contain_text(name)
    page.goto(LESSON)
    expect(page.locator("#invoke-sync")).to_be_visible()
    for address in ("/settings/", "/settings/password/", "/settings/delete/"):
        page.goto(address)
        sound(page)
    button.click()
    page.locator(".who .menu button").click()
    expect(page.get_by_role("link", name=sign_in)).to_be_visible()

    elsewhere = new_page(locale=locale, size=size)
    become_guest(elsewhere)
    elsewhere.locator(".cm-content").click()
    elsewhere.keyboard.press("ControlOrMeta+A")
    elsewhere.keyboard.insert_text("# typed as a guest, never deployed")
    expect(elsewhere.locator("[data-dirty]")).to_be_visible()
    elsewhere.goto("/sign-in/")
    expect(elsewhere.get_by_label(take_along)).to_be_checked()
    sound(elsewhere)
    fill(elsewhere, name)
    elsewhere.locator("form.card button.pri").click()
    expect(elsewhere.locator(".who > summary")).to_contain_text(name)
    elsewhere.goto(LESSON)
    elsewhere.locator("#code").scroll_into_view_if_needed()
    expect(elsewhere.locator(".cm-content")).to_have_text("# typed as a guest, never deployed")
    elsewhere.goto("/settings/delete/")
    elsewhere.locator("#id_password").fill(SECRET)
    elsewhere.locator("button.danger").click()
    expect(elsewhere).to_have_url(re.compile("/goodbye/$"))
    sound(elsewhere)
    expect(elsewhere.get_by_role("link", name=sign_in)).to_be_visible()


def test_all_of_it_works_without_scripts(new_page: Open) -> None:
    page = new_page(scripts=False, size=NARROW)
    become_guest(page)
    menu(page, "내 작업 간직하기")
    expect(page.locator("[data-reveal]")).to_be_hidden()
    expect(page.locator("#id_password")).to_have_attribute("type", "password")
    fill(page, "bada")
    page.locator("form.card button.pri").click()
    menu(page, "로그아웃")
    page.get_by_role("link", name="로그인").click()
    fill(page, "BADA")
    page.locator("form.card button.pri").click()
    expect(page.locator(".who > summary")).to_contain_text("bada")
    page.goto(LESSON)
    expect(page.locator("#invoke-sync")).to_be_visible()
