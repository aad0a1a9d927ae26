"""A mission of chapter 4 solved by the bench's own forms, as a learner fills them in; and rows with what they offer."""

import re

import pytest
from playwright.sync_api import Page, expect

from lessons.sandbox import lab
from lessons.sandbox.models import Account
from lessons.vpc.missions.two_houses.mission import MISSION
from tests.journeys.alone import course_alone  # noqa: F401
from tests.journeys.bench import answered
from tests.journeys.conftest import NARROW
from tests.journeys.network import Axe, Open, desk_alone, shop  # noqa: F401
from tests.vpc.desk import Network

FACTS = MISSION.facts(0)
HIDDEN = """() => [...document.querySelectorAll("#panel .offers summary, #panel .offers button")].filter((each) => {
  const [own, shown] = [each, each.closest(".scroll")].map((part) => part.getBoundingClientRect());
  return each.checkVisibility() && (own.left < shown.left - 1 || own.right > shown.right + 1);
}).length"""


def open_thing(page: Page, tab: str, name: str) -> None:
    """By its name in the list of a tab."""
    page.locator(f"#tab-{tab}").click()
    page.locator(f"#panel[data-tab={tab}] th a", has_text=re.compile(f"^{name}$")).click()
    expect(page.locator("#panel .head-row h2")).to_contain_text(name)


def send(page: Page, form: str, **fields: str) -> None:
    """Unfold a form, choose and type, and press its button."""
    sheet = page.locator(f"#panel details[id^={form}]").first
    sheet.locator("summary").click()
    for name, value in fields.items():
        field = sheet.locator(f"[name={name}]")
        field.select_option(value) if field.evaluate("field => field.tagName") == "SELECT" else field.fill(value)
    press(page, form)


def press(page: Page, form: str) -> None:
    with answered(page, lambda answer: f"/do/{form}/" in answer.url):
        page.locator(f"#panel [id^={form}][id$=-go]").first.click()


def send_packet(page: Page, source: str, target: str) -> None:
    page.locator("#tab-packet").click()
    page.locator("#id_source").select_option(source)
    page.locator("#id_target").select_option(target)
    page.locator("#id_port").fill("5432")
    page.locator("#send-packet").click()


def test_two_houses_are_joined_on_a_phone(new_page: Open, axe: Axe) -> None:
    page = new_page(size=NARROW)
    page.goto("/vpc/missions/two-houses/")
    page.locator("form[action$='begin/'] button").click()
    network = Network(Account.objects.get())
    ids = network.ids()
    send(page, "CreateVpcPeeringConnection", Name="bridge", VpcId=ids["shop"], PeerVpcId=ids["office"])
    expect(page.locator("#mission .note.bad")).to_contain_text("블랙홀")
    press(page, "AcceptVpcPeeringConnection")
    expect(page.locator("#mission .checks .met")).to_have_count(1)
    ids = network.ids()
    open_thing(page, "tables", "street")
    send(page, "CreateRoute", DestinationCidrBlock=FACTS["office"], target=ids["bridge"])
    open_thing(page, "groups", "ledger-sg")
    send(page, "AuthorizeSecurityGroupIngress", protocol="tcp", ports="5432", range=FACTS["counter_range"])
    send_packet(page, ids["counter"], ids["ledger"])
    expect(page.locator("#answer-title")).to_contain_text("응답이 사라졌어요")
    open_thing(page, "tables", "corridor")
    send(page, "CreateRoute", DestinationCidrBlock=FACTS["shop"], target=ids["bridge"])
    expect(page.locator("#solved-title")).to_be_visible()
    page.locator("#panel details[id^=ReplaceRoute] summary").first.click()
    width = page.locator("#panel details[id^=ReplaceRoute] select").first.evaluate("field => field.clientWidth")
    assert width > 200
    assert axe(page) == []


@pytest.mark.usefixtures("desk_alone")
def test_what_a_row_offers_is_in_sight(new_page: Open) -> None:
    page = new_page("en-GB", size={"width": 1280, "height": 800})
    network = shop(page)
    branch = Network(lab.new_account(owner=network.account.owner))
    branch.make("CreateVpc", "vpc", "branch", CidrBlock="10.50.0.0/16")
    asked = {"PeerVpcId": network.ids()["shop"], "PeerOwnerId": network.account.account_id}
    branch.make("CreateVpcPeeringConnection", "vpc-peering-connection", "branch-bridge", VpcId="{branch}", **asked)
    for address in ("connections", "tables&id={out}", "groups&id={db-sg}", "map&vpc={shop}"):
        page.goto(network.filled(f"/vpc/desk/?tab={address}"))
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 800})
            expect(page.locator("#panel .offers .btn").first).to_be_visible()
            assert page.evaluate(HIDDEN) == 0
            page.evaluate("document.querySelectorAll('.scroll').forEach((part) => part.scrollTo(1000, 0))")
            assert page.evaluate(HIDDEN) == 0
