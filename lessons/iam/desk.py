"""What the bench shows: the identities and policies of the account, and who may do what."""

from typing import Any

from lessons.courseware.connecting.snippets import Tool, tools
from lessons.courseware.connecting.views import access
from lessons.courseware.console.desk import desk
from lessons.courseware.page import Page
from lessons.iam.panels import PANELS, TABS


def bench(page: Page, *, once: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    return desk(page, PANELS, TABS, once=once, **more) | {"tools": _tools(page, once)}


def _tools(page: Page, once: dict[str, Any] | None) -> list[Tool]:
    """For an access key that was just made: the lines that put it into the learner's own tools."""
    if page.account is None or not once or once["kind"] != "key":
        return []
    return tools(access(page.request, page.account, once["id"], once["secret"]))
