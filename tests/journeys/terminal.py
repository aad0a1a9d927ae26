"""The terminal of a bench in a browser."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.journeys.bench import answered


def area(page: Page) -> Locator:
    return page.locator("#terminal-line")


def run(page: Page, line: str) -> Locator:
    """Type a line and Enter; the entry that its answer brings."""
    area(page).fill(line)
    with answered(page, re.compile("/terminal/run/")):
        area(page).press("Enter")
    expect(area(page)).to_have_value("")
    return page.locator(".terminal .line").last
