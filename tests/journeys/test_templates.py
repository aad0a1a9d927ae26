"""Zips and templates in a real browser: a zip on the bench, the account as a template, and back, by keyboard alone."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from serverless_lab.runtime import packages
from serverless_lab.runtime.packages import File
from tests.journeys.bench import LESSON, Open, invoke, result
from tests.journeys.conftest import NARROW, WIDE, Trouble
from tests.journeys.test_terminal_files import Axe
from tests.sam.accounts import FUNCTION, template

SOURCE = b"import menu\n\ndef lambda_handler(event, context):\n    return menu.SOUP\n"
ZIP = packages.write({"lambda_function.py": File(SOURCE), "menu.py": File(b"SOUP = 6000\n")})
WRONG = packages.write({"shop/lambda_function.py": File(SOURCE)})
SHOP = packages.write(
    {
        "template.yaml": File(
            template(
                FUNCTION.replace("order-fn", "kitchen-fn")
                + "      MemorySize: !Ref Size\n  T: {Type: AWS::DynamoDB::Table}\n",
                "Parameters: {Size: {Type: Number, Default: 256, Description: in MB}}\n",
            ).encode()
        ),
        "src/app.py": File(b"def handler(event, context):\n    return 1\n"),
    }
)


def chosen(data: bytes) -> dict[str, str | bytes]:
    return {"name": "shop.zip", "mimeType": "application/zip", "buffer": data}


def saved(page: Page, link: str) -> bytes:
    with page.expect_download() as found:
        page.locator(link).click()
    return Path(found.value.path()).read_bytes()


@pytest.mark.parametrize(("locale", "size", "scheme"), [("ko-KR", NARROW, "dark"), ("en-GB", WIDE, "light")])
def test_a_zip_on_the_bench_and_the_account_as_a_template(
    new_page: Open, axe: Axe, trouble: Trouble, locale: str, size: dict[str, int], scheme: str
) -> None:
    trouble.expect("422")
    page = new_page(locale=locale, size=size, scheme=scheme)
    page.goto(LESSON)
    page.locator("#package summary").focus()
    page.keyboard.press("Enter")
    page.locator("#package-file").set_input_files([chosen(WRONG)])
    page.locator("#package-upload").press("Enter")
    expect(page.locator("#package-error")).to_contain_text("lambda_function.py")
    assert axe(page) == []
    page.locator("#package-file").set_input_files([chosen(ZIP)])
    page.locator("#package-upload").press("Enter")
    expect(page.locator("#package .holds")).to_contain_text("menu.py")
    expect(page.locator("#code")).to_contain_text("menu.SOUP")
    assert axe(page) == []
    invoke(page)
    expect(result(page)).to_contain_text("6000")
    assert saved(page, "#package a[download]") == ZIP
    page.goto("/account/")
    page.locator(".actions a[href$='/template/']").click()
    assert axe(page) == []
    found = packages.read(saved(page, ".templates a[href$='/template/download/']"))
    assert sorted(found) == [
        "README.md",
        "functions/order-fn/lambda_function.py",
        "functions/order-fn/menu.py",
        "template.yaml",
    ]
    assert saved(page, "a[href$='/code/order-fn/']") == ZIP


@pytest.mark.parametrize(("locale", "size", "scheme"), [("en-GB", NARROW, "light"), ("ko-KR", WIDE, "dark")])
def test_a_template_is_planned_and_made(
    new_page: Open, axe: Axe, trouble: Trouble, locale: str, size: dict[str, int], scheme: str
) -> None:
    trouble.expect("422")
    page = new_page(locale=locale, size=size, scheme=scheme)
    page.goto(LESSON)
    page.locator("#deploy").click()
    expect(page.locator("#invoke-sync")).to_be_visible()
    page.goto("/account/")
    page.locator(".actions a[href$='/template/']").press("Enter")
    page.locator("#file").set_input_files([chosen(b"no zip")])
    page.locator("form[action$='/upload/'] .btn").press("Enter")
    expect(page.locator("#file-error")).to_be_visible()
    expect(page.locator("#file")).to_be_focused()
    page.locator("#file").set_input_files([chosen(SHOP)])
    page.locator("form[action$='/upload/'] .btn").press("Enter")
    expect(page.locator(".table tbody tr")).to_have_count(2)
    assert axe(page) == []
    page.get_by_label("Size").fill("9")
    page.locator("button[name=look]").press("Enter")
    expect(page.locator("#refused")).to_contain_text("CreateFunction")
    expect(page.locator("button[name=make]")).to_be_disabled()
    assert axe(page) == []
    page.get_by_label("Size").fill("512")
    page.locator("button[name=look]").press("Enter")
    page.locator("button[name=make]").press("Enter")
    expect(page.locator("#problems")).to_be_focused()
    page.locator("#plan-leave_out").check()
    page.locator("button[name=make]").press("Enter")
    expect(page).to_have_url(re.compile("/template/$"))
    expect(page.locator(".files code").filter(has_text="kitchen-fn")).to_be_visible()


def test_without_scripts_it_goes_the_same_way(new_page: Open) -> None:
    page = new_page(scripts=False)
    page.goto(LESSON)
    page.locator("#package summary").click()
    page.locator("#package-file").set_input_files([chosen(ZIP)])
    page.locator("#package-upload").click()
    expect(page.locator("#package .holds")).to_contain_text("menu.py")
    page.goto("/account/")
    page.locator(".actions a[href$='/template/']").click()
    page.locator("#file").set_input_files([chosen(SHOP)])
    page.locator("form[action$='/upload/'] .btn").click()
    page.locator("#plan-leave_out").check()
    page.locator("button[name=make]").click()
    expect(page.locator(".files li")).to_have_count(2)
