"""Boxes to tick and buttons of which one is chosen are seen as well as the fields beside them, on every ground."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.classroom.conftest import TEACHERS, signed_in
from tests.journeys.alone import course_alone  # noqa: F401

Open = Callable[..., Page]
PLACES = (
    ("/functions/cold-and-warm-start/quiz/", "[type=radio]"),
    ("/messaging/amazon-sns/quiz/", "[type=checkbox]"),
    ("/iam/roles/?tab=policies", "[type=radio]"),
    ("/iam/roles/?tab=account", "[type=checkbox]"),
)
LEAST = 3  # WCAG 1.4.11
FAINT = """(least) => {
  const channels = (colour) => colour.match(/[\\d.]+/g).map(Number)
  const light = (colour) => channels(colour).slice(0, 3)
    .map((each) => each / 255).map((each) => each <= .03928 ? each / 12.92 : ((each + .055) / 1.055) ** 2.4)
    .reduce((sum, each, at) => sum + each * [.2126, .7152, .0722][at], 0)
  const contrast = (...two) => {
    const [low, high] = two.map(light).sort((one, other) => one - other)
    return (high + .05) / (low + .05)
  }
  const behind = (part) => {
    const ground = getComputedStyle(part).backgroundColor
    return (channels(ground)[3] ?? 1) === 1 ? ground : behind(part.parentElement)
  }
  const seen = [...document.querySelectorAll("[type=checkbox], [type=radio]")]
    .filter((each) => each.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
  const faint = seen.filter((each) => {
    const border = getComputedStyle(each).borderTopColor
    const grounds = each.checked ? [each.parentElement] : [each.parentElement, each]
    return grounds.some((ground) => contrast(border, behind(ground)) < least)
  })
  return [seen.length, faint.map((each) => each.closest("label").textContent.trim().slice(0, 40))]
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_they_stand_out(new_page: Open, lab_url: str, scheme: Any) -> None:
    page = new_page(scheme=scheme)
    session = signed_in(TEACHERS[0]).cookies["lab_session"].value
    page.context.add_cookies([{"name": "lab_session", "value": session, "url": lab_url}])
    for address, kind in PLACES:
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
        first = page.locator(f"{kind}:visible").first
        first.scroll_into_view_if_needed()
        for _ in range(2):
            count, faint = page.evaluate(FAINT, LEAST)
            assert (count > 0, faint) == (True, []), address
            first.check()
