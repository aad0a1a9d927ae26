"""A run of a topic that the page shows: worked out once, and remembered for as long as somebody may look at it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.core.cache import cache

from lessons.courseware.metrics.charts import Chart, Wanted, chart
from lessons.courseware.metrics.charts import Plan as Charted
from lessons.courseware.page import Page
from lessons.messaging.conveyor.run import KEPT_S, MOST_TOKENS, ONE, SECONDS_PER_MONTH, key_of
from lessons.messaging.conveyor.telling import queue_told, told
from lessons.messaging.conveyor.words import MOST_LINES
from lessons.messaging.fan_out import words
from lessons.messaging.fan_out.form import ASKED
from lessons.people.throttle import LOAD, spend
from serverless_lab.engine.fan_out.model import Branch, Outcome, Plan
from serverless_lab.engine.fan_out.simulate import simulate
from serverless_lab.engine.instant import SECOND, Instant
from serverless_lab.engine.services.sqs.conveyor.model import Happened

_MOST_COMPARED = 5_000  # orders times queues


@dataclass(frozen=True)
class TopicRun:
    """`page.where` may name an order whose ways are told."""

    page: Page
    plan: Plan

    @property
    def orders(self) -> int:
        return self.plan.producers.rate * self.plan.producers.seconds

    @property
    def stride(self) -> int:
        """One token stands for so many orders."""
        return max(1, -(-self.orders * len(self.plan.subscribers) // MOST_TOKENS))

    @cached_property
    def found(self) -> Outcome:
        """Without the logs, which are large."""
        known: Outcome | None = cache.get(key_of("fan out", self.plan))
        return known or self._worked_out()[0]

    @property
    def log(self) -> bytes:
        known: bytes | None = cache.get(key_of("fan out log", self.plan))
        return known or self._worked_out()[1]

    def _worked_out(self) -> tuple[Outcome, bytes]:
        if self.page.request.method == "GET":  # an action was counted as such
            spend(self.page.request, LOAD)
        whole = simulate(self.plan, stride=self.stride)
        branches = tuple(replace(each, found=replace(each.found, log=(), groups={})) for each in whole.branches)
        found, log = replace(whole, branches=branches), _told(whole, self.plan, self.stride)
        cache.set(key_of("fan out", self.plan), found, KEPT_S)
        cache.set(key_of("fan out log", self.plan), log, KEPT_S)
        return found, log

    @property
    def log_url(self) -> str:
        asked = {name: value for name, value in self.page.where.items() if name in (*ASKED, "at")}
        return f"{self.page.url}conveyor/log/?{urlencode({'through': 'topic'} | asked)}"

    @property
    def monthly(self) -> float:
        """If it went on like this."""
        return self.found.cost * SECONDS_PER_MONTH / self.plan.seconds

    @property
    def compared(self) -> bool:
        return self.orders * len(self.plan.subscribers) <= _MOST_COMPARED

    @cached_property
    def otherwise(self) -> "TopicRun | None":
        """The same, told by the other: a topic, or the producer itself. None where that takes long."""
        return TopicRun(self.page, replace(self.plan, direct=not self.plan.direct)) if self.compared else None

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
        if not self.compared or not any(each.filter for each in self.plan.subscribers):
            return None
        subscribers = tuple(replace(each, filter="") for each in self.plan.subscribers)
        return TopicRun(self.page, replace(self.plan, subscribers=subscribers))

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
        """From now on, a line for each queue."""
        now: Instant = self.page.view.now
        times = range(now, now + self.plan.seconds * SECOND, SECOND)
        lines = tuple(Wanted(each.name, each.name) for each in self.found.branches)

        def drawn(key: str, title: Any, number: Any) -> Chart:
            values = {
                each.name: {time: float(number(second)) for time, second in zip(times, each.found.seconds, strict=True)}
                for each in self.found.branches
            }
            return chart(Charted(key, title, "", lines), values, times)

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

    @cached_property
    def ways(self) -> "Ways | None":
        """Of the order that is asked for."""
        text = self.page.where.get("order", "")
        if not (text.isascii() and text.isdigit() and 0 < int(text[:9]) <= self.orders):
            return None
        number = int(text[:9])
        key = key_of(f"ways {number}", self.plan)
        known: list[tuple[str, Happened]] | None = cache.get(key)
        if known is None:
            branches = simulate(self.plan, stride=ONE, first=number - 1).branches
            known = sorted(
                ((each.name, one) for each in branches for one in each.found.log), key=lambda pair: pair[1].at
            )
            cache.set(key, known, KEPT_S)
        return Ways(number, known[:MOST_LINES], len(known) > MOST_LINES)


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


def _told(whole: Outcome, plan: Plan, stride: int) -> bytes:
    happened = sorted(
        ((number, each) for number, branch in enumerate(whole.branches) for each in branch.found.log),
        key=lambda pair: pair[1].at,
    )
    queues = [
        queue_told(each.name, one.line, one.consumers, each.found.groups)
        for each, one in zip(whole.branches, plan.subscribers, strict=True)
    ]
    return told(happened, words.WHAT, queues, kept=tuple(words.KEPT_OUT), every=stride, end=plan.seconds * 1000)
