"""What holds for every page: no accessibility finding, nothing wider than a small phone, nothing in the console.

Each page is opened once in each language and looked at in both themes: the wide one in all four pairs of these, the
narrow one in two."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Literal

import pytest
from playwright.sync_api import Page

from lessons.classroom import publishing
from lessons.courseware import catalogue
from lessons.people.models import Learner
from lessons.sandbox import keys, lab
from lessons.sandbox.endpoint.answering import answer
from lessons.sandbox.sam import uploads
from serverless_lab.engine.caller import Caller
from tests.classroom.classes import classroom, enter, person
from tests.classroom.conftest import TEACHERS, signed_in, written
from tests.iam.shop import do, furnish
from tests.journeys.alone import course_alone  # noqa: F401
from tests.journeys.conftest import NARROW, WIDE, Trouble
from tests.sam.accounts import template
from tests.wire import signing
from tests.wire.signing import signed_request

Open = Callable[..., Page]
Axe = Callable[..., list[str]]
Scheme = Literal["light", "dark"]
FORMS = ("choice", "numeric", "matching", "ordering", "act")  # the other kinds have the same fields as one of these
SMALLEST = {"width": 320, "height": 640}  # WCAG 1.4.10: 1280 pixels at 400 %
COLOURS = ("color-contrast", "link-in-text-block")
DRAWN = "new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))"
WIDER = """[...document.querySelectorAll("body *")]
  .filter((part) => part.getBoundingClientRect().right > innerWidth && !part.closest(".vh, .skip"))
  .map((part) => part.outerHTML.slice(0, 90))"""
VISITOR = (
    "/",
    "/course/",
    "/functions/",
    "/functions/cold-and-warm-start/quiz/",
    "/functions/missions/timed-out/",
    "/iam/",
    "/iam/decisions/quiz/",
    "/iam/missions/access-denied/",
    "/vpc/",
    "/vpc/network-acl/quiz/",
    "/account/",
    "/connect/",
    "/differences/",
    "/sign-in/",
    "/sign-up/",
    "/password/",
    "/password/sent/",
    "/goodbye/",
    "/no/such/place/",
    "/classes/",
    "/classes/join/",
    "/classes/join/ABCDEFGH/",
)
PERMISSIONS = (
    "tab=users",
    "tab=users&user=jun",
    "tab=groups&group=cooks",
    "tab=roles&role=bookkeeper",
    "tab=policies",
    "tab=explain&principal=mina&ask=s3:GetObject&on=*&guess=none",
    "tab=graph",
    "tab=account",
    "tab=journal",
)
INSTRUCTOR = ("/settings/", "/settings/password/", "/settings/delete/", "/quizzes/", "/quizzes/new/", "/classes/new/")


def addresses() -> Iterator[tuple[str, bool]]:
    """Every page that can be looked at before anything was done, and whether an instructor is needed to see it."""
    quiz = written()
    publishing.publish(quiz)
    yield from (
        (each, True)
        for each in (*(f"/iam/roles/?{where}" for where in PERMISSIONS), *denied(), not_verified(), *templates())
    )
    below = ("edit/", *(f"edit/new/{kind}/" for kind in FORMS), "preview/", "")
    yield from ((each, False) for each in VISITOR)
    yield from classes()
    yield from ((f"/{chapter.slug}/{lesson.slug}/", False) for chapter, lesson in catalogue.lessons())
    yield from ((each, True) for each in (*INSTRUCTOR, *(f"/quizzes/{quiz.pk}/{part}" for part in below)))


def classes() -> Iterator[tuple[str, bool]]:
    """A class of the instructor's with somebody in it."""
    room = classroom()
    member = enter(room, person("mina"))
    yield f"/classes/join/{room.code}/", False
    yield from ((f"/classes/{each}", True) for each in ("", f"{room.pk}/", f"{room.pk}/delete/"))
    yield f"/classes/{room.pk}/member/{member.pk}/remove/", True


def denied() -> tuple[str, str]:
    """Why somebody of the instructor's dumpling shop was denied something, and that call as one of their own tool."""
    account = furnish(lab.account_of(Learner.objects.get(username=TEACHERS[0])))
    mina = Caller.user(f"arn:aws:iam::{account.account_id}:user/mina")
    refusal = lab.call(account, "iam", "CreateUser", {"UserName": "bora"}, caller=mina, face="sdk").refusal
    do(account, "CreateLoginProfile", UserName="mina", Password="Dumplings-4-all!")
    lab.call(account, "lab", "SignIn", {"UserName": "mina", "Password": "Dumplings-4-all!"})  # every page tells it
    lab.root_key(account)
    return f"/account/{account.pk}/why/{refusal.position}/", f"/account/{account.pk}/connect/?since=0"


def not_verified() -> str:
    """A call with a key of the instructor's that could not be verified."""
    account = lab.account_of(Learner.objects.get(username=TEACHERS[0]))
    key = keys.root_key(account)
    request = signed_request("SigV4Auth", "http://127.0.0.1:4566/", at=datetime.now(UTC), secret="wrong")
    authorization = request.headers["authorization"].replace(signing.KEY, key.key)
    assert answer(request._replace(headers=request.headers | {"authorization": authorization})).status == 403
    return f"/account/{account.pk}/unverified/"


def templates() -> tuple[str, ...]:
    """The instructor's account as a template, and plans of two: one that can be made, one that is refused."""
    account = lab.account_of(Learner.objects.get(username=TEACHERS[0]))
    further = lab.new_account(owner=account.owner)
    plain = template(
        "  T: {Type: AWS::DynamoDB::Table}\n  Shop: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}\n"
    )
    kept = (
        (account, plain),  # whoever is signed in there may not
        (further, plain),
    )
    plans = [f"/account/{each.pk}/template/{uploads.keep(each.pk, text.encode())}/" for each, text in kept]
    return f"/account/{account.pk}/template/", *plans


def problems(page: Page, axe: Axe, schemes: tuple[Scheme, Scheme]) -> list[str]:
    """What axe finds wide in both themes and narrow in the second, then headings and the page behind the workspace.

    Themes differ in colours alone, so that the second is asked about these alone.
    """
    found = []
    for scheme, about in zip(schemes, ((), COLOURS), strict=True):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.evaluate(DRAWN)
        found += [f"{scheme}: {line}" for line in axe(page, *about)]
    page.set_viewport_size(NARROW)
    found += [f"{NARROW['width']} px: {line}" for line in axe(page)]
    for size in (NARROW, SMALLEST):
        page.set_viewport_size(size)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found += [f"{size['width']} px: {line}" for line in page.evaluate(WIDER)]
    page.set_viewport_size(WIDE)
    if page.locator("h1").count() != 1:
        found.append("not exactly one h1")
    if page.evaluate("document.querySelector('.workspace') && document.documentElement.scrollHeight > innerHeight"):
        found.append("the page behind the workspace scrolls")
    return found


@pytest.mark.parametrize(("locale", "schemes"), [("ko-KR", ("dark", "light")), ("en-GB", ("light", "dark"))])
def test_every_page(
    new_page: Open,
    axe: Axe,
    trouble: Trouble,
    lab_url: str,
    locale: str,
    schemes: tuple[Scheme, Scheme],
) -> None:
    trouble.expect("404")
    session = signed_in(TEACHERS[0]).cookies["lab_session"].value
    visitor, instructor = (new_page(locale=locale) for _ in range(2))
    instructor.context.add_cookies([{"name": "lab_session", "value": session, "url": lab_url}])
    found = []
    for address, teaching in addresses():
        page = instructor if teaching else visitor
        page.goto(address)
        assert page.locator("html").get_attribute("lang") == locale[:2]
        found += [f"{address} {line}" for line in problems(page, axe, schemes)]
    assert "\n".join(found) == ""
