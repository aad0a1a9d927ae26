"""A mission of chapter 7 solved at the terminal: the worker's code is opened, mended, packed, deployed, called."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.journeys.conftest import NARROW
from tests.journeys.test_terminal import run

Open = Callable[..., Page]
Axe = Callable[..., list[str]]
DEPLOY = "aws lambda update-function-code --function-name kitchen-fn --zip-file fileb://code.zip --query FunctionName"
LOSING = "        put_away(message)\n        cook(message)\n"
SAFE = "        cook(message)\n        put_away(message)\n"


def test_nothing_is_lost_any_more(new_page: Open, axe: Axe) -> None:
    page = new_page(size=NARROW)
    page.goto("/messaging/missions/nothing-lost/")
    page.locator("form[action$='begin/'] button").click()
    page.locator("#tab-terminal").click()
    run(page, "edit lambda_function.py")
    text = page.locator("#file-body").input_value()
    assert LOSING in text
    page.locator("#file-body").fill(text.replace(LOSING, SAFE))
    page.locator("#terminal-save").click()
    expect(page.locator("#file-body")).to_have_count(0)
    run(page, "zip code.zip lambda_function.py")
    expect(run(page, DEPLOY).locator(".out")).to_contain_text("kitchen-fn")
    expect(page.locator("#mission .checks .met")).to_have_count(2)
    run(page, "aws lambda invoke --function-name kitchen-fn out.json")
    expect(page.locator("#solved-title")).to_be_visible()
    assert axe(page) == []
