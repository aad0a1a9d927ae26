"""A run of a topic that the page shows, and what it is compared with."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from lessons.courseware.metrics.charts import Chart, Wanted, chart
from lessons.courseware.metrics.charts import Plan as Charted
from lessons.courseware.page import Page
from lessons.messaging.conveyor.behind import ask, keep, key_of
from lessons.messaging.conveyor.run import MOST_TOKENS, ONE, SECONDS_PER_MONTH, order_asked
from lessons.messaging.conveyor.size import steps
from lessons.messaging.conveyor.telling import queue_told, told
from lessons.messaging.conveyor.words import MOST_LINES
from lessons.messaging.fan_out import words
from lessons.messaging.fan_out.form import ASKED
from serverless_lab.engine.fan_out.model import Branch, Outcome, Plan
from serverless_lab.engine.fan_out.simulate import simulate
from serverless_lab.engine.instant import SECOND
from serverless_lab.engine.services.sqs.conveyor.model import Happened

_MOST_COMPARED = 5_000  # orders times queues


@dataclass(frozen=True)
class TopicRun:
    """`page.where` may name an order whose ways are told. `watched`: there is a picture of it."""

    page: Page
    plan: Plan
    watched: bool = True

    @property
    def orders(self) -> int:
        return self.plan.producers.rate * self.plan.producers.seconds

    @property
    def stride(self) -> int:
        """One token stands for so many orders."""
        return max(1, -(-self.orders * len(self.plan.subscribers) // MOST_TOKENS))

    @property
    def ready(self) -> bool:
        """All that the page shows of it, the comparisons aside. What is not is being worked out from now on."""
        return self._found is not None and (self.number is None or self._ways is not None)

    @property
    def compared(self) -> bool:
        """Are the comparisons ready, too?"""
        there = [each.ready for each in (self, self.otherwise, self.unfiltered) if each]  # all are begun
        return all(there)

    @property
    def found(self) -> Outcome:
        """Without the logs, which are large."""
        assert self._found is not None, "it is not ready"
        return self._found

    @cached_property
    def _found(self) -> Outcome | None:
        name, work = ("fan out", self._work_out) if self.watched else ("fan out counted", self._count)
        return ask(self.page.request, key_of(name, self.plan), self._steps, work)

    @property
    def log(self) -> bytes | None:
        """None: it is being worked out."""
        key = key_of("fan out log", self.plan)
        return ask(self.page.request, key, self._steps, lambda: _told(self._watched(self.stride), self))

    @property
    def _steps(self) -> int:
        plan = self.plan
        return sum(steps(plan.producers, each.consumers, each.line, plan.seconds) for each in plan.subscribers)

    def _work_out(self) -> Outcome:
        """All at once that the page and its picture need."""
        whole = self._watched(self.stride)
        keep(key_of("fan out log", self.plan), _told(whole, self))
        if self.number is not None and self.stride == 1:
            keep(key_of(f"ways {self.number}", self.plan), _ways_of(self.number, whole))
        return replace(
            whole,
            branches=tuple(replace(each, found=replace(each.found, log=(), groups={})) for each in whole.branches),
        )

    def _count(self) -> Outcome:
        return simulate(self.plan)

    def _watched(self, stride: int, first: int = 0) -> Outcome:
        return simulate(self.plan, stride=stride, first=first)

    @property
    def log_url(self) -> str:
        return self._address("log")

    def _address(self, name: str) -> str:
        asked = {name: value for name, value in self.page.where.items() if name in (*ASKED, "at")}
        return f"{self.page.url}conveyor/{name}/?{urlencode({'through': 'topic'} | asked)}"

    @property
    def monthly(self) -> float:
        """If it went on like this."""
        return self.found.cost * SECONDS_PER_MONTH / self.plan.seconds

    @property
    def comparable(self) -> bool:
        return self.orders * len(self.plan.subscribers) <= _MOST_COMPARED

    @property
    def comparison_url(self) -> str:
        return self._address("compared")

    @cached_property
    def otherwise(self) -> "TopicRun | None":
        """The same, told by the other: a topic, or the producer itself. None where that takes long."""
        return self._like(direct=not self.plan.direct) if self.comparable else None

    @property
    def alone(self) -> "TopicRun | None":
        """This run or the other: the one in which the producer tells the queues itself."""
        return self if self.plan.direct else self.otherwise

    @property
    def through(self) -> "TopicRun | None":
        """The one in which a topic does."""
        return self.otherwise if self.plan.direct else self

    @property
    def held(self) -> int:
        """What the producers could not send yet at the end."""
        return sum(each.found.seconds[-1].held for each in self.found.branches)

    @property
    def any_kept_out(self) -> bool:
        return any(each.filtered for each in self.found.branches)

    @cached_property
    def unfiltered(self) -> "TopicRun | None":
        """The same without filter policies; None where there are none, or that takes long."""
        if not self.comparable or not any(each.filter for each in self.plan.subscribers):
            return None
        subscribers = tuple(replace(each, filter="") for each in self.plan.subscribers)
        return self._like(subscribers=subscribers)

    def _like(self, **changes: Any) -> "TopicRun":
        return TopicRun(self.page, replace(self.plan, **changes), watched=False)

    @property
    def saved(self) -> float:
        """A month, by filtering."""
        assert self.unfiltered is not None
        return self.unfiltered.monthly - self.monthly

    @property
    def rows(self) -> list[tuple[Branch, Any]]:
        return list(zip(self.found.branches, self.plan.subscribers, strict=True))

    @property
    def charts(self) -> list[Chart]:
        """A line for each queue. They count seconds, as belts and table do."""
        times = range(0, self.plan.seconds * SECOND, SECOND)
        lines = tuple(Wanted(each.name, each.name) for each in self.found.branches)

        def drawn(key: str, title: Any, number: Any) -> Chart:
            values = {
                each.name: {time: float(number(second)) for time, second in zip(times, each.found.seconds, strict=True)}
                for each in self.found.branches
            }
            return chart(Charted(key, title, "", lines), values, times, counted=True)

        waiting = drawn("backlog", words.BACKLOG, lambda second: second.visible + second.in_flight + second.delayed)
        return [waiting, drawn("oldest", words.AGE, lambda second: second.oldest)]

    @property
    def seconds(self) -> Iterator[list[int]]:
        """What was published in each, and of each queue six numbers."""
        for number, published in enumerate(self.found.each_second):
            row = [published]
            for each in self.found.branches:
                now = each.found.seconds[number]
                row += (each.each_second[number], now.visible, now.in_flight, now.dead, now.done, now.oldest)
            yield row

    @property
    def number(self) -> int | None:
        """Of the order that is asked for."""
        return order_asked(self.page, self.orders) if self.watched else None

    @cached_property
    def _ways(self) -> list[tuple[str, Happened]] | None:
        number = self.number or 1
        key = key_of(f"ways {number}", self.plan)
        return ask(self.page.request, key, self._steps, lambda: _ways_of(number, self._watched(ONE, number - 1)))

    @property
    def ways(self) -> "Ways | None":
        """Of that order."""
        if self.number is None or self._ways is None:
            return None
        return Ways(self.number, self._ways[:MOST_LINES], len(self._ways) > MOST_LINES)


@dataclass(frozen=True)
class Ways:
    """What happened to an order in each queue. Its number counts from 1 here."""

    number: int
    log: list[tuple[str, Happened]]
    cut: bool

    @property
    def lines(self) -> list[tuple[str, str, Any, Happened]]:
        """When in seconds, in which queue, and what."""
        return [(f"{each.at / SECOND:.3f}", name, words.HAPPENED[each.what], each) for name, each in self.log]


def _ways_of(number: int, whole: Outcome) -> list[tuple[str, Happened]]:
    ways = [(each.name, one) for each in whole.branches for one in each.found.log if one.order == number - 1]
    return sorted(ways, key=lambda pair: pair[1].at)


def _told(whole: Outcome, run: TopicRun) -> bytes:
    happened = sorted(
        ((number, each) for number, branch in enumerate(whole.branches) for each in branch.found.log),
        key=lambda pair: pair[1].at,
    )
    queues = [
        queue_told(each.name, one.line, one.consumers, each.found.groups)
        for each, one in zip(whole.branches, run.plan.subscribers, strict=True)
    ]
    kept, end = tuple(words.KEPT_OUT), run.plan.seconds * 1000
    return told(happened, words.WHAT, queues, kept=kept, every=run.stride, end=end)
