"""What a page with a bench shows, and how an action on it is answered: whole, or in named parts for htmx."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lessons.courseware import acting, dock, panels
from lessons.courseware.opening import act
from lessons.courseware.page import DrawnForAnother, NotBegun, Page
from lessons.people.access import private
from lessons.people.notices import as_notice
from lessons.sandbox import lab
from lessons.sandbox.errors import LabError, NotYours

PAGE = "courseware/workspace.html"


def context(
    page: Page, *, after_action: bool = False, notice: str = "", shared: dict[str, Any] | None = None, **extra: Any
) -> dict[str, Any]:
    """The template's variables.

    `extra` is handed to the chapter's bench: a refusal, a form that was not valid, or `quiet`: the action was about
    something else, so a form that somebody may be filling in stays untouched. `shared` is for the panels of every
    bench.
    """
    left = page.context(after_action=after_action)
    common = {"page": page, "lesson": page.lesson, "dock": dock.read(page), "notice": notice}
    common |= {"acting": acting.read(page), "keep_acting": extra.get("quiet", False)}
    bench = page.chapter.bench(page, **extra)
    bench["tabs"] = {**bench["tabs"], **panels.TABS}
    return left | common | bench | panels.read(page, bench["tab"], **(shared or {}))


def show(page: Page) -> HttpResponse:
    """The page, or the one part that htmx asks for by its name: beside the parts of somebody else's it is not shown."""
    target = page.request.htmx.target if page.request.htmx else None
    if target and page.request.GET.get("as", "") not in ("", page.drawn_for):
        return ended(page.request)
    parts = panels.PARTS | page.chapter.parts
    response = render(page.request, parts.get(target, PAGE), context(page) | {"part": target})
    if target in parts:
        stays = page.request.htmx.current_url_abs_path == page.link()
        response["HX-Replace-Url" if stays else "HX-Push-Url"] = page.link()
    return response


def done(
    page: Page, *, said: str = "", status: int = 200, stay: bool = False, anchor: str = "", **extra: Any
) -> HttpResponse:
    """After an action: with htmx every live part; otherwise a redirect to the page, or the page with its refusal.

    `stay`: the answer holds what no other page will show, so nothing is redirected; `anchor`: where the page is to be
    shown from. Progress is written down by
    actions alone. Asking whether something has happened only shows it.
    """
    page.renew()
    if not page.request.htmx and status == 200 and not stay:
        page.context(after_action=True)
        return HttpResponseRedirect(page.link() + (f"#{anchor}" if anchor else ""), status=303)
    variables = context(page, after_action=page.request.method == "POST", **extra)
    if not page.request.htmx:
        return render(page.request, PAGE, variables, status=status)
    response = render(page.request, "courseware/answer.html", variables | {"oob": True, "said": said}, status=status)
    response["HX-Replace-Url"] = page.link()
    response["HX-Trigger"] = json.dumps({"lab:changed": {"head": page.view.head}})
    return response


def answered(page: Page, result: lab.Result, said: str, *, quiet: bool = False) -> HttpResponse:
    """A refusal keeps the page as it is and says why; 422 tells htmx and browsers that nothing was done."""
    if result.refusal is not None:
        return done(page, status=422, refusal=result.refusal, said=result.refusal.message, quiet=quiet)
    return done(page, said=said, quiet=quiet)


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
    def acting(
        request: HttpRequest, chapter: str, lesson: str = "", mission: str = "", quiz: bool = False, **names: str
    ) -> HttpResponse:
        try:
            page = act(request, begins=begins, chapter=chapter, lesson=lesson, mission=mission, quiz=quiz)
        except DrawnForAnother:
            return ended(request)
        except NotBegun:
            return not_begun(request)
        try:
            return view(page, **names)
        except NotYours:
            raise
        except LabError as error:
            return done(page, status=409, said=error.sentence, notice=error.sentence)

    return acting


def ended(request: HttpRequest) -> HttpResponse:
    """The page is out of date: nothing was done, and the page says how to go on."""
    if request.user.is_authenticated:
        title = _("This page is out of date")
        text = _("It was opened before you started again, or for somebody else, so nothing was done. Reload the page.")
    else:
        title = _("Your session has ended")
        text = _(
            "Your session has ended, so nothing was done. Copy from the editor what you want to keep, then reload the "
            "page. If you have an account, sign in: the text is still there."
        )
    return _refused(request, title, text)


def not_begun(request: HttpRequest) -> HttpResponse:
    """There is no account yet that this could be done in."""
    text = _("Nothing has happened in your account yet. Deploy the function or start the mission first.")
    return _refused(request, _("Nothing to work with yet"), text)


def _refused(request: HttpRequest, title: str, text: str) -> HttpResponse:
    """A notice for htmx, otherwise a page that leads back: the address of an action, opened, is that of its page."""
    if request.htmx:
        variables = {"text": text, "kind": "warning"}
        return as_notice(render(request, "components/notice.html", variables, status=409))
    variables = {"title": title, "text": text, "back": request.path}
    return render(request, "courseware/refused.html", variables, status=409)
