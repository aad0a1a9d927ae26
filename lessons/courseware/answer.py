"""What the page shows, and how a request is answered: whole, or in named parts for htmx."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lessons.courseware import dock, missions, predictions, progress
from lessons.courseware.page import Page, SessionEnded, act
from lessons.courseware.text import Block, lesson_text
from lessons.people.access import private
from lessons.sandbox.errors import LabError, NotYours

PAGE = "courseware/lesson.html"


@dataclass(frozen=True)
class Piece:
    """A block of the lesson's text with the state of what it names: a check, a prediction, a mission."""

    block: Block
    state: Any = None


def context(page: Page, *, after_action: bool = False, notice: str = "", **extra: Any) -> dict[str, Any]:
    """The template's variables. `extra` is handed to the chapter's bench: a refusal, a form that was not valid,

    or `quiet`: the action was about something else, so a form that somebody may be filling in stays untouched.
    """
    rows = progress.remembered(page)
    checks = progress.states(page, rows)
    tasks = missions.states(page, missions.attempts(page))
    if after_action and page.learner is not None:
        progress.record(page, rows, checks)
        for task in tasks.values():
            missions.remember_solved(task)
    asked = predictions.states(page)
    found: dict[str, dict[str, Any]] = {
        "try": {state.check.id: state for state in checks},
        "predict": asked,
        "mission": tasks,
    }
    blocks = lesson_text(page.lesson.template, page.language)
    return {
        "page": page,
        "lesson": page.lesson,
        "pieces": [Piece(block, found.get(block.kind, {}).get(block.name)) for block in blocks],
        "live": [Piece(block, found[block.kind].get(block.name)) for block in blocks if block.kind in found],
        "done": sum(state.met for state in checks) + sum(each.met for task in tasks.values() for each in task.checks),
        "total": progress.total(page.lesson),
        "dock": dock.read(page),
        "notice": notice,
    } | page.chapter.bench(page, **extra)


def show(page: Page) -> HttpResponse:
    """The page, or the one part that htmx asks for by its name."""
    target = page.request.htmx.target if page.request.htmx else None
    response = render(page.request, page.chapter.parts.get(target, PAGE), context(page) | {"part": target})
    if target in page.chapter.parts:
        response["HX-Push-Url"] = page.link()
    return response


def done(page: Page, *, said: str = "", status: int = 200, **extra: Any) -> HttpResponse:
    """After an action: with htmx every live part; otherwise a redirect to the page, or the page with its refusal.

    Progress is written down by actions alone. Asking whether something has happened only shows it.
    """
    page.renew()
    variables = context(page, after_action=page.request.method == "POST", **extra)
    if not page.request.htmx and status == 200:
        return HttpResponseRedirect(page.link(), status=303)
    if not page.request.htmx:
        return render(page.request, PAGE, variables, status=status)
    response = render(page.request, "courseware/answer.html", variables | {"oob": True, "said": said}, status=status)
    response["HX-Replace-Url"] = page.link()
    response["HX-Trigger"] = json.dumps({"lab:changed": {"head": page.view.head}})
    return response


def not_understood(page: Page, text: str) -> HttpResponse:
    """What was sent is not what the page's forms send: nothing was done, and the sentence says what is possible."""
    return done(page, status=422, said=text, notice=text, quiet=True)


def action(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view that acts on the account: it is given the `Page`, and what the lab refuses becomes a notice.

    A visitor becomes a guest by it.
    """
    return _acting(view, begins=True)


def on_account(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The same for what only an account that has begun can do: a visitor is told so and stays a visitor."""
    return _acting(view, begins=False)


def _acting(view: Callable[..., HttpResponse], *, begins: bool) -> Callable[..., HttpResponse]:
    @require_POST
    @private
    @wraps(view)
    def acting(request: HttpRequest, chapter: str, lesson: str, **names: str) -> HttpResponse:
        try:
            page = act(request, chapter, lesson, begins=begins)
        except SessionEnded:
            return ended(request)
        if page.account is None:
            text = _("Nothing has happened in your account yet. Deploy the function first.")
            return done(page, status=409, said=text, notice=text, quiet=True)
        try:
            return view(page, **names)
        except NotYours:
            raise
        except LabError as error:
            return done(page, status=409, said=error.sentence, notice=error.sentence)

    return acting


def ended(request: HttpRequest) -> HttpResponse:
    """The session is over: nothing was done, and the page says how to go on."""
    text = _(
        "Your session has ended, so nothing was done. Reload the page; text in the editor is kept in this browser."
    )
    template = "components/notice.html" if request.htmx else "courseware/session_ended.html"
    response = render(request, template, {"text": text, "kind": "warning"}, status=409)
    if request.htmx:
        response["HX-Retarget"], response["HX-Reswap"] = "#notice", "innerHTML"
    return response
