"""The panels that every bench has, whatever its chapter: the terminal and the journal. Their tabs come last."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lessons.courseware import journal
from lessons.courseware.page import Page
from lessons.courseware.terminal import panel as terminal
from lessons.sandbox.terminal import Typed

Titles = Mapping[str, str | Promise]

TABS: Titles = {"terminal": _("Terminal"), "journal": _("Journal")}
TEMPLATES = {"terminal": terminal.TEMPLATE, "journal": journal.TEMPLATE}
# What htmx may ask for by name, beside the parts of the chapter.
PARTS = {"terminal-editor": f"{terminal.TEMPLATE}#editor"}


def tab(page: Page, own: Titles, opens: str) -> str:
    """The tab that is asked for: one of the chapter's `own` or of every bench; else the one it `opens` with."""
    asked = page.where.get("tab", "")
    return asked if asked in own or asked in TABS else opens


def read(page: Page, tab: str, typed: Typed | None = None, **changes: Any) -> dict[str, Any]:
    """The template's variables of the panel that is shown, if it is one of these."""
    variables: dict[str, Any] = {"shared_panel": TEMPLATES.get(tab, ""), "terminal": None}
    if tab == "terminal":
        # The line somebody is typing stays, whatever is done on the page: its answer brings what was printed.
        return variables | {"keep_panel": True, "terminal": terminal.read(page, typed, **changes)}
    return variables | {"steps": journal.steps(page)} if tab == "journal" else variables
