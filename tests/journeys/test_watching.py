"""Flow logs and an analysis of the Reachability Analyzer in a real browser, made from nothing by keyboard alone."""

import re
from typing import Literal

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.alone import course_alone  # noqa: F401
from tests.journeys.bench import answered
from tests.journeys.conftest import NARROW, WIDE
from tests.journeys.network import Axe, Open, desk_alone, shop  # noqa: F401
from tests.vpc.desk import Network

pytestmark = pytest.mark.usefixtures("desk_alone")
Scheme = Literal["light", "dark"]
LOOKS: list[tuple[str, Scheme, dict[str, int]]] = [
    ("ko-KR", "dark", WIDE),
    ("ko-KR", "light", NARROW),
    ("en-GB", "light", WIDE),
    ("en-GB", "dark", NARROW),
]


def press(target: Locator) -> None:
    target.focus()
    target.press("Enter")


def fill_in(page: Page, form: str, **fields: str) -> None:
    """Unfold a form, choose and type, and send it."""
    sheet = page.locator(f"#panel details[id={form}], #panel details[id^={form}-]").first
    press(sheet.locator("summary"))
    for name, value in fields.items():
        field = sheet.locator(f"[name={name}]")
        field.focus()
        field.select_option(value) if field.evaluate("field => field.tagName") == "SELECT" else field.fill(value)
    sent(page, form, sheet.locator("[id$=-go]"))


def sent(page: Page, form: str, button: Locator) -> None:
    with answered(page, lambda answer: f"/do/{form}/" in answer.url):
        press(button)


def watched(page: Page) -> Network:
    """The shop, its VPC watched, and a packet from the internet sent to its web server."""
    network = shop(page)
    page.goto("/vpc/desk/?tab=flowlogs")
    fill_in(page, "CreateFlowLogsRole")
    role = f"arn:aws:iam::{network.account.account_id}:role/flow-logs-role"
    vpc = network.ids()["shop"]
    fill_in(page, "CreateFlowLogs", Name="guard", resource=vpc, LogGroupName="flows", DeliverLogsPermissionArn=role)
    expect(page.locator("#panel .head-row h2")).to_contain_text("guard")
    page.goto(network.filled("/vpc/desk/?tab=packet&source=internet&target={web}&protocol=tcp&port=22"))
    sent(page, "SendPacket", page.locator("[id^=SendPacket][id$=-go]"))
    return network


def analysed(page: Page, network: Network) -> None:
    ends = {"Source": network.ids()["db"], "Destination": network.ids()["web"]}
    page.goto("/vpc/desk/?tab=analyzer")
    fill_in(page, "CreateNetworkInsightsPath", Name="visit", DestinationPort="22", **ends)
    sent(page, "StartNetworkInsightsAnalysis", page.locator("[id^=StartNetworkInsightsAnalysis][id$=-go]"))
    expect(page.locator("#panel")).to_contain_text("running")


@pytest.mark.parametrize(("locale", "scheme", "size"), LOOKS, ids=lambda each: str(each)[:20])
def test_what_watches_traffic_is_made_read_and_accessible(
    new_page: Open, axe: Axe, locale: str, scheme: Scheme, size: dict[str, int]
) -> None:
    page = new_page(locale, scheme, size)
    page.emulate_media(reduced_motion="reduce")
    network = watched(page)
    page.locator("#tab-flowlogs").click()
    page.locator("#panel th a", has_text=re.compile("^guard$")).click()
    expect(page.locator(".flow-lines li")).to_have_count(1)
    expect(page.locator(".flow-lines .tag")).to_have_text("REJECT")
    expect(page.locator(".flow-lines .raw")).to_contain_text("198.51.100.10 10.0.0.5 49152 22 6 1 60")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    analysed(page, network)
    assert axe(page) == []
    with answered(page, lambda answer: "/advance/" in answer.url):
        press(page.locator("button[name=seconds]").first)
    expect(page.locator("#answer-title")).to_be_visible()
    expect(page.locator(".verdict code").last).to_have_text("ENI_SG_RULES_MISMATCH")
    expect(page.locator("[data-lit=bad]")).to_have_count(0)
    for _ in range(5):
        press(page.locator("[data-play=next]"))
    expect(page.locator("[data-lit=bad]")).to_contain_text("web")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
