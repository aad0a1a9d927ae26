"""The lesson page: which lesson, which account, which moment of it."""

from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeVar
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import get_language

from lessons.courseware import catalogue
from lessons.courseware.course import Chapter, Lesson, Text
from lessons.courseware.probe import Probe
from lessons.people.guests import ensure_learner
from lessons.people.models import Learner
from lessons.sandbox import lab

T = TypeVar("T")

# Query parameters that say where on the page somebody is. `at` is a step of the journal that is looked back at.
WHERE = ("at", "tab", "run", "event", "sample")
POSITION_DIGITS = 18  # fewer than the database's integers have


class Page:
    """One request for a lesson's page. `account` is None as long as a visitor has done nothing."""

    def __init__(self, request: HttpRequest, chapter: Chapter, lesson: Lesson) -> None:
        self.request = request
        self.chapter = chapter
        self.lesson = lesson
        self.learner = request.user if isinstance(request.user, Learner) else None
        self.account = self.learner.accounts.filter(main=True).first() if self.learner else None
        self.where = _where(request)

    @cached_property
    def view(self) -> lab.View:
        """The account as it is, or as it was at the step that is looked back at."""
        if self.account is None:
            return lab.preview()
        if self.at is None:
            return lab.look(self.account)
        try:
            return lab.look(self.account, self.at)
        except lab.NoSuchMoment:
            raise Http404 from None

    @property
    def at(self) -> int | None:
        return position_of(self.where.get("at", ""))

    @cached_property
    def probe(self) -> Probe:
        return Probe(self.view.cloud)

    @cached_property
    def language(self) -> str:
        return get_language() or "en"

    @property
    def lesson_key(self) -> str:
        return f"{self.chapter.slug}/{self.lesson.slug}"

    @property
    def url(self) -> str:
        return reverse("courseware:lesson", args=[self.chapter.slug, self.lesson.slug])

    def say(self, text: Text) -> str:
        return text[self.language]

    def link(self, **changes: Any) -> str:
        """This page's address with other query parameters; None takes one away."""
        query = {name: value for name, value in (self.where | changes).items() if value not in (None, "")}
        return f"{self.url}?{urlencode(query)}" if query else self.url

    @property
    def drawn_for(self) -> str:
        """Whom the page was drawn for; its actions say so, and are not done for anybody else."""
        return str(self.learner.pk) if self.learner else ""

    @property
    def query(self) -> str:
        """Where on the page somebody is, for the addresses of forms that work without scripts."""
        kept = {name: value for name, value in self.where.items() if value and name != "at"}
        if self.drawn_for:
            kept["as"] = self.drawn_for
        return f"?{urlencode(kept)}" if kept else ""

    def renew(self) -> None:
        """After an action: read the account again, now."""
        self.where.pop("at", None)
        for name in ("view", "probe"):
            self.__dict__.pop(name, None)


def open_page(request: HttpRequest, chapter: str, lesson: str) -> Page:
    """Raises Http404 when there is no such lesson, or no such moment of it could be."""
    try:
        page = Page(request, *catalogue.find(chapter, lesson))
    except LookupError:
        raise Http404 from None
    if "at" in page.where and page.at is None:
        raise Http404
    return page


def position_of(text: str) -> int | None:
    """A journal position as a request writes it; None where the text cannot be one."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= POSITION_DIGITS else None


class SessionEnded(Exception):
    """The page was drawn for a learner who is not signed in any more, so acting would start a new account."""


def act(request: HttpRequest, chapter: str, lesson: str, *, begins: bool = True) -> Page:
    """The page behind a POST: if the action `begins` one, a visitor becomes a guest with an account of their own.

    Raises SessionEnded.
    """
    page = open_page(request, chapter, lesson)
    drawn_for = request.POST.get("as") or request.GET.get("as", "")
    if drawn_for and drawn_for != str(request.user.pk):
        raise SessionEnded
    if page.account is None and begins:
        page.learner = ensure_learner(request)
        page.account = lab.account_of(page.learner)
    return page


def _where(request: HttpRequest) -> dict[str, str]:
    """From the address; htmx says in a header on which address its page stands, and may change parts of it."""
    queries = [request.META.get("QUERY_STRING", "")]
    if request.htmx and request.htmx.current_url:
        queries.insert(0, _query_of(request.htmx.current_url))
    found = [pair for query in queries for pair in parse_qsl(query, keep_blank_values=True)]
    return {name: value for name, value in dict(found).items() if name in WHERE and value}


def _query_of(address: str) -> str:
    """Of the address a browser says; one that is none has no query."""
    try:
        return urlsplit(address).query
    except ValueError:
        return ""


def find_or_404(find: Callable[[str], T], name: str) -> T:
    """What the lesson has under this id."""
    try:
        return find(name)
    except StopIteration:
        raise Http404 from None
