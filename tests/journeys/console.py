"""The forms of a console in a browser, by keyboard and by press; ids of forms may hold dots."""

from playwright.sync_api import Locator, Page

from tests.journeys.bench import Open, answered

__all__ = ["Open", "box", "perform", "send", "tab", "unfold", "write"]


def box(page: Page, key: str) -> Locator:
    """The form whose id begins with `key`, or is it."""
    return page.locator(f'#panel details.do[id="{key}"], #panel details.do[id^="{key}-"]').first


def unfold(page: Page, key: str) -> Locator:
    """The same, opened by keyboard."""
    form = box(page, key)
    if form.get_attribute("open") is None:
        form.locator("summary").first.focus()
        page.keyboard.press("Enter")
    return form


def perform(page: Page, key: str, **fields: str) -> Locator:
    """Fill in and send; comes back when the answer has been shown."""
    form = unfold(page, key)
    for name, value in fields.items():
        field = form.locator(f"[name='{name}']")
        if field.evaluate("(it) => it.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    send(page, form.locator("button[id$='-go']"))
    return form


def send(page: Page, button: Locator) -> None:
    with answered(page, lambda answer: "/do/" in answer.url):
        button.press("Enter")


def write(page: Page, key: str, text: str) -> Locator:
    """In the form's editor of JSON, as somebody who selects all and types; then send."""
    form = unfold(page, key)
    form.locator(".cm-content").click()
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.insert_text(text)
    send(page, form.locator("button[id$='-go']"))
    return form


def tab(page: Page, name: str) -> None:
    page.locator(f"#tab-{name}").click()
    page.locator(f"#panel[data-tab={name}]").wait_for()
