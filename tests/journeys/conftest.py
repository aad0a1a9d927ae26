"""A real browser against the real process tree; a page fails its test on any console error or CSP violation."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect

from serverless_lab.setup import browser as chromium
from tests.live import Lab
from tests.settings import ROOT

expect.set_options(timeout=10_000)
WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
# A page is laid out as soon as it has loaded: on two busy cores a browser may draw its first frame so late that it
# warns of preloaded fonts that nothing had asked for until then.
WATCH = """
window.violations = [];
addEventListener("load", () => document.body.offsetHeight);
document.addEventListener("securitypolicyviolation", (event) => {
  window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
});
"""


# A browser on two busy cores now and then draws no frame for ten seconds, and then nothing can be pressed. Only such a
# wait is tried once more; whatever a page says or shows wrongly fails at once.
STALLED = ["TimeoutError: (Locator|Page)", "page could not be asked"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.journey)
            item.add_marker(pytest.mark.flaky(reruns=1, only_rerun=STALLED))


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    with Lab(tmp_path_factory.mktemp("lab")) as running:
        yield running


@pytest.fixture(scope="session")
def lab_url(lab: Lab) -> str:
    """The address of the running lab, without a slash at the end."""
    return lab.url


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    return {"executable_path": chromium.find(), "args": chromium.FLAGS, "headless": True}


# What lies half under a bar that stays can be scrolled out from under it, and is no small target.
BARS = """(position) => document.querySelectorAll(".top, .mnav").forEach((bar) => { bar.style.position = position; })"""


class Trouble(list[str]):
    """What the browser complained about; a test may `expect` a complaint it provokes itself."""

    def __init__(self) -> None:
        super().__init__()
        self.expected: list[str] = []

    def expect(self, part: str) -> None:
        self.expected.append(part)

    def unexpected(self) -> list[str]:
        return [line for line in self if not any(part in line for part in self.expected)]


@pytest.fixture
def trouble() -> Trouble:
    return Trouble()


@pytest.fixture
def new_page(browser: Browser, lab_url: str, trouble: Trouble) -> Iterator[Callable[..., Page]]:
    """new_page(locale="ko-KR", scheme="light", size=WIDE, scripts=True): a fresh visitor's page, watched."""
    contexts: list[BrowserContext] = []

    def open_page(locale: str = "ko-KR", scheme: Any = "light", size: Any = WIDE, scripts: bool = True) -> Page:
        context = browser.new_context(
            base_url=lab_url, locale=locale, color_scheme=scheme, viewport=size, java_script_enabled=scripts
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.add_init_script(WATCH)
        page.on("console", lambda message: _note(trouble, message))
        page.on("pageerror", lambda error: trouble.append(f"script error: {error}"))
        return page

    yield open_page
    for context in contexts:
        for page in context.pages:
            if not page.is_closed() and page.url.startswith("http"):
                trouble.extend(_violations(page))
        context.close()
    assert trouble.unexpected() == []


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A Korean visitor at a wide window in light colours."""
    return new_page()


@pytest.fixture(scope="session")
def axe() -> Callable[..., list[str]]:
    """axe(page, *rules): one line for every accessibility finding on the page now; of these rules alone, if any."""
    source = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text()

    options = {"resultTypes": ["violations"], "preload": False, "rules": {"target-size": {"enabled": True}}}

    def run(page: Page, *rules: str) -> list[str]:
        only = {"runOnly": {"type": "rule", "values": rules}} if rules else {}
        page.evaluate(source)
        page.evaluate(BARS, "static")
        result = page.evaluate("(options) => axe.run(document, options)", options | only)
        page.evaluate(BARS, "")
        return [
            f"{finding['id']}: {node['html'][:160]} {node['failureSummary']}"
            for finding in result["violations"]
            for node in finding["nodes"]
        ]

    return run


def _note(trouble: Trouble, message: ConsoleMessage) -> None:
    if message.type in ("error", "warning"):
        trouble.append(f"console {message.type}: {message.text}")


def _violations(page: Page) -> list[str]:
    try:
        return [f"CSP: {line}" for line in page.evaluate("window.violations || []")]
    except Exception as error:  # a page without scripts cannot be asked
        return [] if "JavaScript" in str(error) else [f"page could not be asked: {error}"]
