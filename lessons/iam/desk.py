"""What the bench shows: the identities and policies of the account, and who may do what."""

from typing import Any

from lessons.courseware import panels
from lessons.courseware.connecting.snippets import Tool, tools
from lessons.courseware.connecting.views import access
from lessons.courseware.journal import last_twins
from lessons.courseware.page import Page
from lessons.iam.bench import BenchStart
from lessons.iam.forms.operation import OperationForm
from lessons.iam.panels import PANELS, TABS
from lessons.sandbox.hints import HINTS
from serverless_lab.engine.outcome import Refusal


def bench(
    page: Page,
    *,
    refusal: Refusal | None = None,
    form: OperationForm | None = None,
    once: dict[str, Any] | None = None,
    quiet: bool = False,
) -> dict[str, Any]:
    """The template's variables; of the panels only the one that is shown is read.

    `form` is one that was refused: it is shown again, filled in, where it stands. `once` is what this answer alone
    shows. `quiet`: the action was about something else, so what somebody may be typing stays untouched.
    """
    start: BenchStart = page.bench
    tab = panels.tab(page, TABS, start.opens)
    panel = PANELS.get(tab)
    common = {
        "bench": start,
        "tab": tab,
        "tabs": TABS,
        "panel_template": panel.TEMPLATE if panel else "",
        "keep_panel": quiet and panel is not None and panel.HAS_FORMS,
        "once": once,
        "tools": _tools(page, once),
        "refusal": refusal,
        "hint": HINTS.get(refusal.hint, "") if refusal else "",
        "twins": last_twins(page),
    }
    shown = panel.read(page, form) if panel else {}
    # A form that was sent from another tab of the browser may have no place any more: the refusal is told below then.
    return common | shown | {"refused": form if form is not None and form.placed else None}


def _tools(page: Page, once: dict[str, Any] | None) -> list[Tool]:
    """For an access key that was just made: the lines that put it into the learner's own tools."""
    if page.account is None or not once or once["kind"] != "key":
        return []
    return tools(access(page.request, page.account, once["id"], once["secret"]))
