"""What the cloud refuses is seen where it was asked for, without scrolling."""

from playwright.sync_api import Page, expect

from tests.journeys.conftest import Trouble

USERS = "/iam/policies/?tab=users"
PASSWORD = "Dumplings-2026!"


def test_the_reason_of_a_refusal_comes_into_sight(page: Page, trouble: Trouble) -> None:
    trouble.expect("422")
    page.goto(USERS)
    page.locator("#CreateUser summary").click()
    page.locator("#CreateUser [name=UserName]").fill("mina")
    page.locator("#CreateUser-go").click()
    page.locator("#CreateLoginProfile-mina summary").click()
    page.locator("#CreateLoginProfile-mina [name=Password]").fill(PASSWORD)
    page.locator("#CreateLoginProfile-mina-go").click()
    page.locator("#sign-in-as").click()
    page.locator("#acting [name=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator("#acting")).to_contain_text("mina")
    page.locator("#CreateAccessKey-mina-go").click()
    refusal = page.locator("#panel .refusal")
    expect(refusal).to_contain_text("because no identity-based policy allows the iam:CreateAccessKey action")
    expect(refusal.get_by_role("link")).to_be_in_viewport(ratio=1)
