"""Chapter 3 in a real browser: somebody is let in and denied, policies are written, and a mission is solved."""

import json
import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from lessons.iam.missions.one_prefix.mission import MISSION
from lessons.iam.playing import PASSWORD, policy
from lessons.sandbox import moment
from tests.iam.shop import allow, document
from tests.journeys.alone import course_alone  # noqa: F401
from tests.journeys.bench import answered
from tests.journeys.conftest import NARROW, WIDE, Trouble

Open = Callable[..., Page]
Axe = Callable[[Page], list[str]]
STEP = 30_000_000  # how long a code counts
FACTS = MISSION.facts(0)
# The link below a denial, and what the page behind it says.
WORDS = {
    "ko-KR": ("왜 거부되었을까요?", "허용하는 자격 증명 기반 정책이 없어요"),
    "en-GB": ("Why was I denied?", "no identity-based policy allows it"),
}


class Clock:
    """Real time, and what has been waited without waiting."""

    def __init__(self) -> None:
        self.ahead = 0

    def __call__(self) -> int:
        return time.time_ns() // 1000 + self.ahead


@pytest.fixture
def clock() -> Iterator[Clock]:
    made = Clock()
    with moment.read_from(made):
        yield made


def unfolded(page: Page, operation: str) -> Locator:
    """The form of an operation on what is open, with its fields in sight."""
    part = page.locator(f"#panel details.do[id^='{operation}']").first
    if part.get_attribute("open") is None:
        part.locator("summary").first.click()
    return part


def perform(page: Page, operation: str, **fields: str) -> None:
    form = unfolded(page, operation)
    for name, value in fields.items():
        form.locator(f"[name='{name}']").fill(value)
    with answered(page, lambda answer: f"/do/{operation}/" in answer.url):
        form.locator("button[id$='-go']").click()


def write(page: Page, operation: str, text: str) -> Locator:
    """In the policy editor, as somebody who selects all and types."""
    form = unfolded(page, operation)
    form.locator(".cm-content").click()
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.insert_text(text)
    return form


def codes(page: Page) -> tuple[str, str]:
    """What the lab's own authenticator shows: the code before and the one of now."""
    return page.locator("[data-before]").inner_text(), page.locator("[data-now]").inner_text()


def sign_in(page: Page, code: str) -> None:
    page.locator("#acting summary").click()
    page.locator("#acting-user").fill("mina")
    page.locator("#acting-password").fill(PASSWORD)
    page.locator("#acting-code").fill(code)
    page.locator("#acting form[action*='sign-in'] button").click()


@pytest.mark.parametrize(("locale", "size"), [("ko-KR", WIDE), ("en-GB", NARROW)])
def test_signed_in_with_a_code_denied_and_told_why(
    new_page: Open, axe: Axe, trouble: Trouble, clock: Clock, locale: str, size: dict[str, int]
) -> None:
    trouble.expect("422")
    why, reason = WORDS[locale]
    page = new_page(locale=locale, size=size)
    page.goto("/iam/mfa/")
    perform(page, "CreateUser", UserName="mina")
    perform(page, "CreateLoginProfile", Password=PASSWORD)
    perform(page, "CreateVirtualMFADevice", VirtualMFADeviceName="mina-phone")
    before, now = codes(page)
    perform(page, "EnableMFADevice", AuthenticationCode1=before, AuthenticationCode2=now)
    expect(page.locator("#try-device.done")).to_be_attached()

    sign_in(page, "")
    expect(page.locator(".refusal code")).to_have_text("MfaCodeMissing")
    clock.ahead += STEP
    page.reload()
    sign_in(page, codes(page)[1])
    expect(page.locator("#acting summary b")).to_have_text("mina")
    expect(page.locator("#acting summary .good")).to_have_text("MFA")
    expect(page.locator("#try-signed-in.done")).to_be_attached()

    page.locator("#CreateAccessKey-mina-go").click()
    refusal = page.locator(".refusal")
    expect(refusal.locator(".aws")).to_contain_text("is not authorized to perform: iam:CreateAccessKey on resource")
    assert axe(page) == []
    refusal.get_by_role("link", name=why).click()
    expect(page.locator("h1")).to_have_text(why)
    expect(page.locator("main")).to_contain_text(reason)
    assert axe(page) == []

    page.goto("/iam/mfa/")
    page.locator("#acting summary").click()
    page.locator("#acting form[action*='sign-out'] button").press("Enter")
    expect(page.locator("#acting summary .good")).to_have_count(0)


def test_the_editor_finds_what_is_wrong_and_completes_an_action(page: Page, axe: Axe) -> None:
    page.goto("/iam/policies/?tab=policies")
    form = write(page, "CreatePolicy", document(allow("s3:GetObjects", "arn:aws:s3:::dumpling-photos/*")))
    expect(form.locator(".cm-lintRange-error")).to_have_text('"s3:GetObjects"')
    form.locator("button[id$='-check']").click()
    expect(page.locator(".finding.error")).to_contain_text("s3:GetObjects")
    assert axe(page) == []

    form = write(page, "CreatePolicy", json.dumps(policy({"Effect": "Allow", "Resource": "*", "Action": ""})))
    for _ in '"}]}':
        page.keyboard.press("ArrowLeft")
    page.keyboard.type("s3:GetObjectTagg")
    expect(page.locator(".cm-tooltip-autocomplete [aria-selected=true]")).to_contain_text("s3:GetObjectTagging")
    page.wait_for_timeout(150)  # the editor takes a key for a slip when it comes right after the offers
    page.keyboard.press("Enter")
    expect(form.locator(".cm-content")).to_contain_text('"Action": "s3:GetObjectTagging')


def test_a_choice_brings_the_editor(page: Page) -> None:
    page.goto("/iam/roles/?tab=roles")
    form = unfolded(page, "CreateRole")
    expect(form.locator("textarea[data-policy]")).to_be_hidden()
    form.locator("#CreateRole-trusted").select_option("written")
    expect(form.locator(".cm-content")).to_contain_text("sts:AssumeRole")


def test_from_the_text_to_the_builder_and_back(page: Page, axe: Axe) -> None:
    page.goto("/iam/policies/?tab=policies")
    statement = allow("s3:GetObject", "arn:aws:s3:::dumpling-photos/*", Sid="ReadPhotos")
    form = write(page, "CreatePolicy", document(statement))
    form.locator("button[id$='-build']").click()
    card = page.locator("fieldset.statement")
    expect(card.locator("input[name$='-action'][value='s3:GetObject']")).to_be_checked()
    assert axe(page) == []
    card.locator("textarea[name$='-resource']").fill("arn:aws:s3:::dumpling-photos/menu/*")
    page.locator("#panel button[id$='-json']").click()
    form = unfolded(page, "CreatePolicy")
    expect(form.locator(".cm-content")).to_contain_text("dumpling-photos/menu/*")
    perform(page, "CreatePolicy", PolicyName="photo-reader")
    saved = json.loads(page.locator("#panel pre.payload").first.inner_text())
    assert saved["Statement"] == [statement | {"Resource": ["arn:aws:s3:::dumpling-photos/menu/*"]}]


def test_one_prefix_is_solved_through_the_page(page: Page, axe: Axe) -> None:
    bucket, prefix = f"arn:aws:s3:::{FACTS['bucket']}", FACTS["prefix"]
    page.goto("/iam/missions/one-prefix/")
    page.locator("form[action$='begin/'] button").click()
    expect(page.locator("#mission .checks .met")).to_have_count(0)
    page.locator("#panel").get_by_role("link", name=FACTS["user"], exact=True).click()
    page.locator("button[id^='DetachUserPolicy'][id$='-go']").click()
    expect(page.locator("button[id^='DetachUserPolicy'][id$='-go']")).to_have_count(0)

    read = allow("s3:GetObject", f"{bucket}/{prefix}*")
    write(page, "PutUserPolicy", document(allow("s3:ListBucket", bucket), read))
    perform(page, "PutUserPolicy", PolicyName="one-prefix")
    expect(page.locator("#mission .note.bad")).to_contain_text("나열에 조건이 없어서 모든 객체의 이름이 보여요.")
    listing = allow("s3:ListBucket", bucket, Condition={"StringLike": {"s3:prefix": f"{prefix}*"}})
    page.locator("#panel details.fold summary").first.click()
    page.locator("#panel details.fold .cm-content").click()
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.insert_text(document(listing, read))
    page.locator("#panel details.fold button[id$='-go']").click()
    expect(page.locator("#solved-title")).to_be_visible()
    assert axe(page) == []


def test_a_user_is_made_by_keys_alone(page: Page) -> None:
    page.goto("/iam/root-and-identities/?tab=users")
    page.locator("#tab-users").focus()
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('details')?.id") == "CreateUser":
            break
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#CreateUser-UserName")).to_be_focused()
    page.keyboard.type("mina")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text("mina")
    expect(page.locator("#panel:focus, #panel :focus")).to_have_count(1)
