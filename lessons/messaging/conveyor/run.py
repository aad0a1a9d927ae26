"""A run that the page shows, an unlucky one that is looked for, and a backlog that is checked."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from operator import attrgetter
from typing import Any
from urllib.parse import urlencode

from lessons.courseware.metrics.charts import Chart, chart
from lessons.courseware.page import Page
from lessons.messaging.conveyor import words
from lessons.messaging.conveyor.backlog_form import BacklogForm
from lessons.messaging.conveyor.behind import ask, keep, key_of
from lessons.messaging.conveyor.form import ASKED
from lessons.messaging.conveyor.size import steps
from lessons.messaging.conveyor.telling import queue_told, told
from serverless_lab.engine import numbers, prices
from serverless_lab.engine.instant import SECOND, Span
from serverless_lab.engine.services.sqs.conveyor import unlucky
from serverless_lab.engine.services.sqs.conveyor.backlog import Backlog
from serverless_lab.engine.services.sqs.conveyor.model import Happened, Outcome, Plan
from serverless_lab.engine.services.sqs.conveyor.simulate import simulate

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
    """`page.where` may name an order whose life is told. `watched`: there is a picture of it."""

    page: Page
    plan: Plan
    watched: bool = True

    @property
    def stride(self) -> int:
        """One token stands for so many orders."""
        orders = self.plan.producers.rate * self.plan.producers.seconds + self.plan.producers.backlog
        return max(1, -(-orders // MOST_TOKENS))

    @property
    def ready(self) -> bool:
        """All that the page shows of it. What is not is being worked out from now on."""
        there = [self._found is not None, self.otherwise is None or self.otherwise._found is not None]
        return all(there) and (self.number is None or self._life is not None)

    @property
    def found(self) -> Outcome:
        """Without the log, which is large."""
        assert self._found is not None, "it is not ready"
        return self._found

    @cached_property
    def _found(self) -> Outcome | None:
        name, work = ("run", self._work_out) if self.watched else ("counted", self._count)
        together = self._steps + (self.otherwise._steps if self.otherwise else 0)
        return ask(self.page.request, key_of(name, self.plan), together, work)

    @property
    def log(self) -> bytes | None:
        """None: it is being worked out."""
        return ask(
            self.page.request, key_of("log", self.plan), self._steps, lambda: _told(self._watched(self.stride), self)
        )

    @property
    def _steps(self) -> int:
        plan = self.plan
        return steps(plan.producers, plan.consumers, plan.line, plan.seconds)

    def _work_out(self) -> Outcome:
        """All at once that the page and its picture need."""
        whole = self._watched(self.stride)
        keep(key_of("log", self.plan), _told(whole, self))
        number = order_asked(self.page, whole.fates.orders)
        if number is not None and self.stride == 1:
            life = tuple(each for each in whole.log if each.order == number - 1)
            keep(key_of(f"life {number}", self.plan), life)
        return replace(whole, log=(), groups={})

    def _count(self) -> Outcome:
        return simulate(self.plan)

    def _watched(self, stride: int, first: int = 0) -> Outcome:
        return simulate(self.plan, stride=stride, first=first)

    @property
    def log_url(self) -> str:
        asked = {name: value for name, value in self.page.where.items() if name in (*ASKED, "at")}
        return f"{self.page.url}conveyor/log/?{urlencode(asked)}"

    @property
    def charts(self) -> list[Chart]:
        """They count seconds, as belt and table do."""
        times = range(0, len(self.found.seconds) * SECOND, SECOND)
        names = [line.id for plan in words.PLANS for line in plan.lines]
        values = {
            name: {time: float(getattr(each, name)) for time, each in zip(times, self.found.seconds, strict=True)}
            for name in names
        }
        return [chart(plan, values, times, counted=True) for plan in words.PLANS]

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
        other = replace(self.plan, consumers=replace(how, wait=0 if how.wait else numbers.SQS_WAIT_S[1]))
        return Run(self.page, other, watched=False)

    @property
    def examples(self) -> list[tuple[Any, int]]:
        return [(name, self.found.examples[key]) for key, name in words.EXAMPLES.items() if key in self.found.examples]

    @property
    def number(self) -> int | None:
        """Of the order that is asked for."""
        return order_asked(self.page, self.found.fates.orders)

    @cached_property
    def _life(self) -> tuple[Happened, ...] | None:
        if self.number is None:
            return None
        first, key = self.number - 1, key_of(f"life {self.number}", self.plan)
        return ask(self.page.request, key, self._steps, lambda: self._watched(ONE, first).log)

    @property
    def life(self) -> "Life | None":
        """Of that order."""
        if self.number is None or self._life is None:
            return None
        return Life(self.number, self._life[: words.MOST_LINES], len(self._life) > words.MOST_LINES)


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


def order_asked(page: Page, orders: int) -> int | None:
    """The number that the address names, from 1."""
    text = page.where.get("order", "")
    if not (text.isascii() and text.isdigit() and 0 < int(text[:9]) <= orders):
        return None
    return int(text[:9])


def searched(plan: Plan, kind: str, page: Page) -> unlucky.Search | None:
    """The unlucky run of this plan, whichever draw it has. None: it is being looked for."""
    key = key_of(f"search {kind}", replace(plan, draw=1))
    tries = unlucky.MOST_DRAWS * steps(plan.producers, plan.consumers, plan.line, plan.seconds)
    return ask(page.request, key, tries, lambda: unlucky.search(plan, kind))


@dataclass(frozen=True)
class Checked:
    """A backlog worked out, and simulated where it is not too large for that. Times in microseconds.

    `waits`: it is being simulated.
    """

    backlog: Backlog
    needed: int
    within: Span
    simulated: Span | None
    waits: bool

    @property
    def with_needed(self) -> Backlog:
        return replace(self.backlog, consumers=self.needed)


def checked(page: Page, form: BacklogForm) -> Checked:
    wanted, waits, simulated = form.wanted, False, None
    if wanted.checkable:
        found = ask(page.request, key_of("backlog", wanted), form.steps, lambda: (wanted.simulated(),))
        waits, simulated = found is None, found[0] if found else None
    return Checked(wanted, form.needed, form.time, simulated, waits)


def _told(whole: Outcome, run: Run) -> bytes:
    plan = run.plan
    queue = queue_told("", plan.line, plan.consumers, whole.groups)
    return told(((0, each) for each in whole.log), WHAT, [queue], kept=[], every=run.stride, end=plan.seconds * 1000)
