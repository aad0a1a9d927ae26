"""What every page knows about its reader."""

from functools import partial
from typing import Any

from django.http import HttpRequest

from lessons.people.carrying import mark
from lessons.people.guests import theme_cookie
from lessons.people.models import Learner, Theme

NEXT = {Theme.AUTO: Theme.LIGHT, Theme.LIGHT: Theme.DARK, Theme.DARK: Theme.AUTO}


def preferences(request: HttpRequest) -> dict[str, Any]:
    """`theme` for the html element, so that the first paint is right; `csp_nonce` under the name htmx_script reads.

    `mark`: for the forms that are carried through signing in.
    """
    theme = theme_context(current_theme(request))
    return {**theme, "csp_nonce": request.csp_nonce, "mark": partial(mark, request)}


def current_theme(request: HttpRequest) -> Theme:
    """The cookie decides; a learner on a new device has none yet."""
    chosen = theme_cookie(request)
    learner = getattr(request, "user", None)  # missing when a request is refused before it is known whose it is
    if not chosen and isinstance(learner, Learner):
        chosen = learner.theme
    return Theme(chosen or Theme.AUTO)


def theme_context(theme: Theme) -> dict[str, Any]:
    return {"theme": theme, "next_theme": NEXT[theme]}
