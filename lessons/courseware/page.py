"""A page with a bench: which account it shows, which moment of it, and where on it somebody is.

`Page` is what a lesson's, a quiz's and a mission's page have in common; each has a module of its own.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, TypeVar
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.http import Http404, HttpRequest
from django.utils.translation import get_language

from lessons.courseware.course import Chapter, Lesson, Text
from lessons.courseware.probe import Probe
from lessons.people.access import learner_of
from lessons.sandbox import lab

T = TypeVar("T")

# Query parameters that say where on a page somebody is; a chapter adds its own. `at` is a step of the journal that is
# looked back at, `file` one that is being written in the terminal.
WHERE = ("at", "tab", "attempt", "file")
MOST_PAIRS = 20
POSITION_DIGITS = 18  # fewer than the database's integers have


class Page(ABC):
    """One request. `account` is None as long as nothing has begun.

    `left` is the template of the column beside the bench, `live` the parts of it that change with the account.
    """

    left: str
    live: str
    newcomer = False  # a visitor who has become a guest by this very request
    next_hint: Callable[[], str] | None = None  # gives one hint more, empty when there are no more

    def __init__(self, request: HttpRequest, chapter: Chapter, lesson: Lesson) -> None:
        self.request = request
        self.chapter = chapter
        self.lesson = lesson
        self.learner = learner_of(request)
        self.where = _where(request, (*WHERE, *chapter.where))
        self.pairs = _pairs(request, chapter.pairs) if chapter.pairs else []
        if "at" in self.where and self.at is None:
            raise Http404  # no such moment could be

    @property
    @abstractmethod
    def url(self) -> str:
        """The page's address; what it can do has addresses below it."""

    @property
    @abstractmethod
    def title(self) -> Text: ...

    @property
    @abstractmethod
    def bench(self) -> Any:
        """What the chapter's bench starts with."""

    @property
    @abstractmethod
    def shelf(self) -> str:
        """Under which name test events and drafts of code are kept."""

    @property
    @abstractmethod
    def account(self) -> lab.Account | None: ...

    @abstractmethod
    def begin(self) -> None:
        """Before the first action: see that there is an account. Raises NotBegun where it cannot simply be made."""

    @abstractmethod
    def context(self, *, after_action: bool) -> dict[str, Any]:
        """The variables of `left`, with `done` of `total`. `after_action`: what was reached is written down."""

    @property
    def drawn_for(self) -> str:
        """Whom the page was drawn for; its actions say so, and are not done for anybody else."""
        return str(self.learner.pk) if self.learner else ""

    @property
    def facts(self) -> Mapping[str, Any]:
        """What differs between the variants of the page's task."""
        return {}

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

    def say(self, text: Text) -> str:
        return text[self.language]

    def link(self, **changes: Any) -> str:
        """This page's address with other query parameters; None takes one away."""
        query = [(name, value) for name, value in (self.where | changes).items() if value not in (None, "")]
        query += self._paired()
        return f"{self.url}?{urlencode(query)}" if query else self.url

    def _paired(self) -> list[tuple[str, str]]:
        return [
            (name, value) for pair in self.pairs for name, value in zip(self.chapter.pairs or (), pair, strict=True)
        ]

    @property
    def query(self) -> str:
        """Where on the page somebody is, for the addresses of forms that work without scripts."""
        kept = [(name, value) for name, value in self.where.items() if value and name != "at"] + self._paired()
        if self.drawn_for:
            kept.append(("as", self.drawn_for))
        return f"?{urlencode(kept)}" if kept else ""

    def renew(self) -> None:
        """After an action: read the account again, now."""
        self.where.pop("at", None)
        for name in ("view", "probe"):
            self.__dict__.pop(name, None)


class NotBegun(Exception):
    """There is no account to act on, and this action cannot begin one."""


class DrawnForAnother(Exception):
    """The page was drawn for somebody, or for an attempt, that is not there any more: acting would go astray."""


def position_of(text: str) -> int | None:
    """A journal position as a request writes it; None where the text cannot be one."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= POSITION_DIGITS else None


def _where(request: HttpRequest, known: tuple[str, ...]) -> dict[str, str]:
    """From the address; htmx says in a header on which address its page stands, and may change parts of it."""
    found = [pair for query in reversed(_queries(request)) for pair in parse_qsl(query, keep_blank_values=True)]
    return {name: value for name, value in dict(found).items() if name in known and value}


def _pairs(request: HttpRequest, names: tuple[str, str]) -> list[tuple[str, str]]:
    """Of the address asked for, or of the one that htmx's page stands on where that one does not say."""
    for query in _queries(request):
        found = parse_qsl(query, keep_blank_values=True)
        first, second = ([value for name, value in found if name == wanted] for wanted in names)
        if first or second:
            return [pair for pair in zip(first, second, strict=False) if all(pair)][:MOST_PAIRS]
    return []


def _queries(request: HttpRequest) -> list[str]:
    """Of the address asked for, then of the one that htmx's page stands on."""
    own = request.META.get("QUERY_STRING", "")
    stands_on = request.htmx.current_url if request.htmx else None
    return [own, _query_of(stands_on)] if stands_on else [own]


def _query_of(address: str) -> str:
    """Of the address a browser says; one that is none has no query."""
    try:
        return urlsplit(address).query
    except ValueError:
        return ""


def find_or_404(find: Callable[[str], T], name: str) -> T:
    """What the content has under this id."""
    try:
        return find(name)
    except (StopIteration, LookupError):
        raise Http404 from None
