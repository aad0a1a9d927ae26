"""Connect your own tools, with a real client of the running lab, by keyboard, and without scripts; and the filter."""

import subprocess
import sys
from collections.abc import Callable

from playwright.sync_api import Page, expect

from lessons.sandbox.differences.found import whole

Open = Callable[..., Page]


def run(page: Page) -> None:
    """The text that the copy button copies, as a program."""
    program = page.locator("#snippet-boto3").evaluate("(part) => part.textContent")
    subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, timeout=60)


def test_the_panel_lights_up(new_page: Open) -> None:
    page = new_page(locale="en-GB")
    page.goto("/connect/")
    page.get_by_role("button", name="Make an account and a key").click()
    expect(page.locator("#key-secret")).to_be_hidden()
    copy = page.locator("[data-copy='snippet-config']")
    copy.focus()
    page.keyboard.press("Enter")
    expect(copy).to_have_text("Copied ~/.aws/config")
    expect(page.locator("#live")).to_have_text("Copied")
    expect(copy).to_be_focused()
    expect(copy).to_have_text("Copy ~/.aws/config")
    page.locator("#show-secret").press("Space")
    expect(page.locator("#key-secret")).to_be_visible()
    run(page)
    expect(page.locator("#waiting-title")).to_have_text("Your call has arrived")
    expect(page.locator("#live")).to_have_text("Your call has arrived: GetCallerIdentity, allowed.")
    page.get_by_role("link", name="Its step in the journal").click()
    expect(page.locator(".journal li:target")).to_contain_text("GetCallerIdentity own tool")
    page.go_back()
    expect(page.locator("#waiting-title")).to_have_text("Your call has arrived")


def test_without_scripts(new_page: Open) -> None:
    page = new_page(locale="en-GB", scripts=False)
    page.goto("/connect/")
    page.get_by_role("button", name="Make an account and a key").click()
    secret = page.locator("#key-secret")
    expect(secret).to_be_hidden()
    page.locator("#show-secret").check()
    expect(secret).to_be_visible()
    program = page.locator("#snippet-boto3").text_content()
    subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, timeout=60)
    page.get_by_role("link", name="Look now").click()
    expect(page.locator("#waiting-title")).to_have_text("Your call has arrived")


def test_a_bench_shows_a_call_as_soon_as_somebody_comes_back(new_page: Open) -> None:
    page = new_page(locale="en-GB")
    page.goto("/connect/")
    page.get_by_role("button", name="Make an account and a key").click()
    program = page.locator("#snippet-boto3").text_content()
    page.goto("/iam/root-and-identities/?tab=journal")
    expect(page.locator(".journal li.empty")).to_be_visible()
    subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, timeout=60)
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(page.locator(".journal li")).to_contain_text("GetCallerIdentity own tool")


def test_operations_are_filtered_while_one_types(new_page: Open) -> None:
    page = new_page(locale="en-GB")
    page.goto("/differences/#sts-AssumeRole")
    expect(page.locator("#sts-AssumeRole")).to_be_in_viewport()
    page.locator("#q").press_sequentially("simulateprin")
    expect(page.locator(".operations li[id]")).to_have_count(1)
    expect(page.locator("#live")).to_have_text(f"1 of {whole().total:,} operations")
    expect(page).to_have_url("/differences/?q=simulateprin")
    expect(page.locator("#q")).to_be_focused()
    page.locator("#state").select_option("not-simulated")
    expect(page.locator(".operations .empty")).to_be_visible()
    page.go_back()
    page.goto("/differences/?service=sts&state=same")
    expect(page.locator(".operations li[id]")).to_have_count(1)


def test_operations_are_filtered_without_scripts(new_page: Open) -> None:
    page = new_page(locale="en-GB", scripts=False)
    page.goto("/differences/")
    page.locator("#q").fill("security keys")
    page.locator("#service").select_option("iam")
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".operations li[id]")).to_have_count(3)
    expect(page.locator("#q")).to_have_value("security keys")
    expect(page.locator("#iam-EnableMFADevice")).to_contain_text("There are virtual MFA devices only")
