"""What the bench of a console shows: tabs, the panel that is open, and the last action.

A panel is a module with TEMPLATE, HAS_FORMS (somebody may be typing in it) and `read(page, form)`, which gives the
template's variables; `form` is one of its forms that was refused, or None. One with MOVES shows what changes by itself:
it is brought along all the same, and a script looks whether somebody is filling something in.
"""

from collections.abc import Mapping
from types import ModuleType
from typing import Any

from lessons.courseware import panels as shared
from lessons.courseware.console.operation import OperationForm, Words
from lessons.courseware.journal import last_twins
from lessons.courseware.page import Page
from lessons.sandbox.hints import HINTS
from serverless_lab.engine.outcome import Refusal


def desk(
    page: Page,
    panels: Mapping[str, ModuleType],
    tabs: Mapping[str, Words],
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
    tab = shared.tab(page, tabs, page.bench.opens)
    panel = panels.get(tab)
    moves = getattr(panel, "MOVES", False)
    common = {
        "bench": page.bench,
        "tab": tab,
        "tabs": tabs,
        "panel_template": panel.TEMPLATE if panel else "",
        "keep_panel": quiet and panel is not None and panel.HAS_FORMS and not moves,
        "by_itself": quiet and moves,
        "once": once,
        "refusal": refusal,
        "hint": HINTS.get(refusal.hint, "") if refusal else "",
        "twins": last_twins(page),
    }
    shown = panel.read(page, form) if panel else {}
    # A form that was sent from another tab of the browser may have no place any more: the refusal is told below then.
    return common | shown | {"refused": form if form is not None and form.placed else None}
