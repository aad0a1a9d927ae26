"""A run that the page shows: worked out once, and remembered for as long as somebody may look at it."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from operator import attrgetter
from typing import Any
from urllib.parse import urlencode

from django.core.cache import cache

from lessons.courseware.metrics.charts import Chart, chart
from lessons.courseware.page import Page
from lessons.messaging.conveyor import words
from lessons.messaging.conveyor.backlog_form import BacklogForm
from lessons.messaging.conveyor.form import ASKED
from lessons.messaging.conveyor.telling import queue_told, told
from lessons.people.throttle import LOAD, spend
from serverless_lab.engine import numbers, prices
from serverless_lab.engine.instant import SECOND, Instant, Span
from serverless_lab.engine.services.sqs.conveyor import unlucky
from serverless_lab.engine.services.sqs.conveyor.backlog import Backlog
from serverless_lab.engine.services.sqs.conveyor.model import Happened, Outcome, Plan
from serverless_lab.engine.services.sqs.conveyor.simulate import simulate

KEPT_S = 600
MOST_TOKENS = 5_000
_MOST_COMPARED = 3_000  # consumers times seconds
ONE = 10**9  # a stride in which only one order is watched
SECONDS_PER_MONTH = 3_600 * prices.HOURS_PER_MONTH
_COLUMNS = attrgetter(
    *("sent", "received", "done", "deleted", "throttled", "held", "delayed", "visible", "in_flight", "dead")
)
WHAT = tuple(words.HAPPENED)  # what may happen to a message, by number in the log


@dataclass(frozen=True)
class Run:
    """`page.where` may name an order whose life is told."""

    page: Page
    plan: Plan

    @property
    def stride(self) -> int:
        """One token stands for so many orders."""
        orders = self.plan.producers.rate * self.plan.producers.seconds + self.plan.producers.backlog
        return max(1, -(-orders // MOST_TOKENS))

    @cached_property
    def found(self) -> Outcome:
        """Without the log, which is large."""
        known: Outcome | None = cache.get(key_of("run", self.plan))
        return known or self._worked_out()[0]

    @property
    def log(self) -> bytes:
        known: bytes | None = cache.get(key_of("log", self.plan))
        return known or self._worked_out()[1]

    def _worked_out(self) -> tuple[Outcome, bytes]:
        if self.page.request.method == "GET":  # an action was counted as such
            spend(self.page.request, LOAD)
        whole = simulate(self.plan, stride=self.stride)
        found, log = replace(whole, log=(), groups={}), _told(whole, self.plan, self.stride)
        cache.set(key_of("run", self.plan), found, KEPT_S)
        cache.set(key_of("log", self.plan), log, KEPT_S)
        return found, log

    @property
    def log_url(self) -> str:
        asked = {name: value for name, value in self.page.where.items() if name in (*ASKED, "at")}
        return f"{self.page.url}conveyor/log/?{urlencode(asked)}"

    @property
    def now(self) -> Instant:
        return self.page.view.now

    @property
    def charts(self) -> list[Chart]:
        """From now on."""
        times = range(self.now, self.now + len(self.found.seconds) * SECOND, SECOND)
        names = [line.id for plan in words.PLANS for line in plan.lines]
        values = {
            name: {time: float(getattr(each, name)) for time, each in zip(times, self.found.seconds, strict=True)}
            for name in names
        }
        return [chart(plan, values, times) for plan in words.PLANS]

    @property
    def rows(self) -> Iterator[tuple[int, ...]]:
        """In the order of the table's columns."""
        return map(_COLUMNS, self.found.seconds)

    @property
    def throttled(self) -> int:
        return sum(each.throttled for each in self.found.seconds)

    @property
    def monthly(self) -> float:
        """If it went on like this."""
        return self.found.cost * SECONDS_PER_MONTH / self.plan.seconds

    @cached_property
    def otherwise(self) -> "Run | None":
        """The same with long polls where these are short, and the other way round; None where that takes long."""
        how = self.plan.consumers
        if self.stride > 1 or how.count * self.plan.seconds > _MOST_COMPARED:
            return None
        return Run(self.page, replace(self.plan, consumers=replace(how, wait=0 if how.wait else numbers.SQS_WAIT_S[1])))

    @property
    def examples(self) -> list[tuple[Any, int]]:
        return [(name, self.found.examples[key]) for key, name in words.EXAMPLES.items() if key in self.found.examples]

    @cached_property
    def life(self) -> "Life | None":
        """Of the order that is asked for."""
        text = self.page.where.get("order", "")
        if not (text.isascii() and text.isdigit() and 0 < int(text[:9]) <= self.found.fates.orders):
            return None
        number = int(text[:9])
        key = key_of(f"life {number}", self.plan)
        known: tuple[Happened, ...] | None = cache.get(key)
        if known is None:
            known = simulate(self.plan, stride=ONE, first=number - 1).log
            cache.set(key, known, KEPT_S)
        return Life(number, known[: words.MOST_LINES], len(known) > words.MOST_LINES)


@dataclass(frozen=True)
class Life:
    """What happened to an order, whose number counts from 1 here."""

    number: int
    log: tuple[Happened, ...]
    cut: bool

    @property
    def lines(self) -> list[tuple[str, Any, Happened, int]]:
        """When in seconds, what, and which of its messages, from 1."""
        serials = list(dict.fromkeys(each.serial for each in self.log if each.serial >= 0))
        return [
            (
                f"{each.at / SECOND:.3f}",
                words.HAPPENED[each.what],
                each,
                serials.index(each.serial) + 1 if each.serial >= 0 else 1,
            )
            for each in self.log
        ]


def searched(plan: Plan, kind: str, page: Page) -> unlucky.Search:
    """The unlucky run of this plan, whichever draw it has."""
    key = key_of(f"search {kind}", replace(plan, draw=1))
    known: unlucky.Search | None = cache.get(key)
    if known is None:
        if page.request.method == "GET":
            spend(page.request, LOAD)
        known = unlucky.search(plan, kind)
        cache.set(key, known, KEPT_S)
    return known


@dataclass(frozen=True)
class Checked:
    """A backlog worked out, and simulated where it is not too large for that. Times in microseconds."""

    backlog: Backlog
    needed: int
    within: Span
    simulated: Span | None

    @property
    def with_needed(self) -> Backlog:
        return replace(self.backlog, consumers=self.needed)


def checked(page: Page, form: BacklogForm) -> Checked:
    wanted = form.wanted
    key = "backlog:" + hashlib.sha256(repr(wanted).encode()).hexdigest()
    simulated: Span | None = cache.get(key)
    if simulated is None and wanted.checkable:
        if page.request.method == "GET":
            spend(page.request, LOAD)
        simulated = wanted.simulated()
        cache.set(key, simulated, KEPT_S)
    return Checked(wanted, form.needed, form.time, simulated)


def _told(whole: Outcome, plan: Plan, stride: int) -> bytes:
    queue = queue_told("", plan.line, plan.consumers, whole.groups)
    return told(((0, each) for each in whole.log), WHAT, [queue], kept=[], every=stride, end=plan.seconds * 1000)


def key_of(name: str, plan: Any) -> str:
    return "conveyor:" + hashlib.sha256(f"{name} {plan!r}".encode()).hexdigest()
