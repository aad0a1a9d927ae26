"""Files between a real browser and the terminal: chosen, used by a command, taken back, refused, never rendered."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Error, Page, expect

from tests.journeys.alone import course_alone  # noqa: F401
from tests.journeys.conftest import NARROW, WIDE, Trouble
from tests.journeys.terminal import run
from tests.journeys.test_terminal import PAGE

Open = Callable[..., Page]
Axe = Callable[..., list[str]]
POLICY = b'{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "iam:ListUsers", "Resource": "*"}]}'
MAKE = "aws iam create-policy --policy-name p --policy-document file://p.json --query Policy.PolicyName --output text"
HTML = b"<!doctype html><title>shown</title><h1>rendered</h1>"


def chosen(name: str, body: bytes) -> dict[str, str | bytes]:
    return {"name": name, "mimeType": "text/html", "buffer": body}


def saved(page: Page, name: str) -> bytes:
    with page.expect_download() as found:
        page.get_by_role("link", name=re.compile(f" {re.escape(name)}$")).and_(page.locator("[download]")).click()
    assert found.value.suggested_filename == name
    return Path(found.value.path()).read_bytes()


@pytest.mark.parametrize(("locale", "size", "scheme"), [("ko-KR", NARROW, "dark"), ("en-GB", WIDE, "light")])
def test_there_and_back(new_page: Open, axe: Axe, locale: str, size: dict[str, int], scheme: str) -> None:
    page = new_page(locale=locale, size=size, scheme=scheme)
    page.goto(PAGE)
    page.locator("#terminal-kept > summary").click()
    page.locator("#upload-files").set_input_files([chosen("p.json", POLICY), chosen("쪽.html", HTML)])
    page.locator("#upload-files").focus()
    page.keyboard.press("Tab")
    expect(page.locator("#terminal-upload")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#terminal-files code").filter(has_text="쪽.html")).to_be_visible()
    expect(page.locator("#terminal-count")).to_have_text("2")
    expect(page.locator("#upload-files")).to_have_value("")
    expect(page.locator("#terminal-upload")).to_be_focused()
    expect(page.locator("#live")).to_have_text("파일 2개를 저장했어요." if locale == "ko-KR" else "2 files are kept.")
    assert axe(page) == []
    expect(run(page, MAKE).locator(".out")).to_have_text("p\n")
    assert [saved(page, "p.json"), saved(page, "쪽.html")] == [POLICY, HTML]
    address = page.locator("[download]").last.get_attribute("href")
    with pytest.raises(Error, match="Download is starting"):
        page.goto(str(address))
    page.locator("#terminal-files form button[value='쪽.html']").click()
    expect(page.locator("#terminal-count")).to_have_text("1")


def test_too_large(page: Page, axe: Axe, trouble: Trouble) -> None:
    trouble.expect("422")
    page.goto(PAGE)
    page.locator("#terminal-kept > summary").click()
    page.locator("#upload-files").set_input_files(chosen("big.bin", b"x" * ((1 << 20) + 1)))
    page.locator("#terminal-upload").click()
    expect(page.locator("#upload-error")).to_contain_text("big.bin 파일이 너무 커요.")
    expect(page.locator("#upload-files")).to_have_attribute("aria-describedby", "upload-room upload-error")
    expect(page.locator("#terminal-count")).to_have_text("0")
    assert axe(page) == []


def test_without_scripts(new_page: Open, trouble: Trouble) -> None:
    trouble.expect("422")
    page = new_page(scripts=False, size=NARROW, locale="en-GB")
    page.goto(PAGE)
    page.locator("#terminal-kept > summary").click()
    page.locator("#upload-files").set_input_files(chosen("big.bin", b"x" * ((1 << 20) + 1)))
    page.locator("#terminal-upload").click()
    expect(page.locator("#upload-error")).to_be_visible()  # where it was chosen, opened again
    page.locator("#upload-files").set_input_files(chosen("p.json", POLICY))
    page.locator("#terminal-upload").click()
    expect(page.locator("#terminal-count")).to_have_text("1")
    page.locator("#terminal-kept > summary").click()
    assert saved(page, "p.json") == POLICY
    page.locator("#terminal-files form button[value='p.json']").click()
    expect(page.locator("#terminal-count")).to_have_text("0")
