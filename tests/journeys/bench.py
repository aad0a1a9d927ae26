"""The bench in a browser: what every journey there does with it."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from re import Pattern

from playwright.sync_api import Locator, Page, Response, expect

Open = Callable[..., Page]


LESSON = "/functions/cold-and-warm-start/"


def settled(page: Page) -> None:
    """Wait until nothing is asked for any more, and what was answered stands on the page."""
    expect(page.locator(".htmx-request, .htmx-swapping, .htmx-settling")).to_have_count(0)


@contextmanager
def answered(page: Page, asked: Pattern[str] | Callable[[Response], bool]) -> Iterator[None]:
    """Within the block something is asked for, by the address or what tells it; after it the answer stands there."""
    with page.expect_response(asked):
        yield
    settled(page)


def result(page: Page) -> Locator:
    return page.locator("#run .result")


def deploy(page: Page) -> None:
    page.locator("#deploy").click()
    expect(page.locator("#invoke-sync")).to_be_visible()


def invoke(page: Page, kind: str = "sync") -> None:
    """Press the button and wait for the answer of that one press."""
    with answered(page, re.compile("/invoke/")):
        page.locator(f"#invoke-{kind}").click()
    expect(page.locator("#invoke-sync")).to_be_enabled()


def write(page: Page, code: str) -> None:
    page.locator(".cm-content").click()
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.insert_text(code)
