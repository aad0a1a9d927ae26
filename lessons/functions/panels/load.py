"""A minute of load on the function, simulated from its own measured runs. Nothing in the account changes by it."""

import hashlib
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.cache import cache
from django.utils.functional import Promise

from lessons.courseware.console.operation import OperationForm
from lessons.courseware.metrics.charts import Chart
from lessons.courseware.page import Page
from lessons.functions import load_charts
from lessons.functions.load_form import ASKED, LoadForm
from lessons.functions.operations.form import function_of
from lessons.people.throttle import LOAD, spend
from serverless_lab.engine import prices
from serverless_lab.engine.instant import SECOND, Instant
from serverless_lab.engine.services.lambda_.load.capacity import capacity
from serverless_lab.engine.services.lambda_.load.model import Capacity, Load, Outcome, Second
from serverless_lab.engine.services.lambda_.load.simulate import simulate

TEMPLATE = "functions/panels/load.html"
HAS_FORMS = True
KEPT_S = 600
MINUTES_PER_MONTH = 60 * prices.HOURS_PER_MONTH


@dataclass(frozen=True)
class Minute:
    """The answer. It is worked out when the page shows it, and remembered for as long as somebody may look at it."""

    page: Page
    load: Load
    capacity: Capacity
    next_seed: int

    @cached_property
    def found(self) -> Outcome:
        key = "load:" + hashlib.sha256(repr((self.load, self.capacity)).encode()).hexdigest()
        known: Outcome | None = cache.get(key)
        if known is None:
            if self.page.request.method == "GET":  # an action was counted as such
                spend(self.page.request, LOAD)
            known = simulate(self.load, self.capacity)
            cache.set(key, known, KEPT_S)
        return known

    @property
    def now(self) -> Instant:
        return self.page.view.now

    @property
    def charts(self) -> list[Chart]:
        return load_charts.charts(
            self.found, self.now, queue=self.load.asynchronous and bool(self.found.whole.throttled)
        )

    @property
    def rows(self) -> Iterator[tuple[Instant, Second]]:
        return load_charts.rows(self.found, self.now)

    @property
    def reasons(self) -> list[tuple["str | Promise", int]]:
        return [(load_charts.REASONS[key], count) for key, count in self.found.reasons.items()]

    @property
    def share(self) -> float:
        """Of the requests that were refused, in percent."""
        return 100 * self.found.whole.throttled / self.found.whole.sent

    @property
    def needed(self) -> int:
        """Little's law: requests a second × seconds each."""
        return math.ceil(self.load.rate * self.found.mean / SECOND)

    @property
    def crowded(self) -> bool:
        """Far more environments were started than the load needs once they are warm."""
        return self.found.whole.cold > 0 and self.found.whole.environments > 2 * self.needed

    @property
    def most(self) -> int:
        return self.capacity.on_demand + self.capacity.ready

    @property
    def monthly(self) -> float:
        return self.found.whole.cost * MINUTES_PER_MONTH


def read(page: Page, form: OperationForm | None) -> dict[str, Any]:
    function = function_of(page)
    if function is None:
        return {}
    asked = {name: page.where[name] for name in ASKED if name in page.where}
    question = LoadForm(function, asked)
    target = asked.get("target", "")
    if target not in question.targets:
        target = ""
    there = capacity(page.probe.lambda_, function, target)
    answered = question.is_bound and question.is_valid() and there.measured.enough
    return {
        "question": question,
        "kept": [(name, value) for name, value in page.where.items() if name not in (*ASKED, "tab")],
        "target": target,
        "there": there,
        "minute": Minute(page, question.wanted, there, question.next_seed) if answered else None,
    }
