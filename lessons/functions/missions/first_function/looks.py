"""What the checks and known mistakes of "First function" look at."""

import json
from collections.abc import Callable
from math import isclose
from random import Random
from typing import Any, NamedTuple

from lessons.courseware.finding import Finding, met, not_yet
from lessons.courseware.probe import Probe
from lessons.functions.looking import error_of, is_number, no_function, served, try_each, unserved
from lessons.functions.missions.first_function import orders
from lessons.functions.missions.first_function.orders import Order
from lessons.functions.missions.first_function.programs import FUNCTION
from lessons.sandbox.trials import Trial

_MOST = 1_000_000  # of one item in an order of the learner's own


class Tried(NamedTuple):
    """A hidden order and what the function really answered."""

    order: Order
    trial: Trial

    @property
    def total(self) -> Any:
        return self._named("total")

    @property
    def unknown(self) -> Any:
        return self._named("unknown")

    def _named(self, name: str) -> Any:
        return self.trial.payload.get(name) if isinstance(self.trial.payload, dict) else None


def called(probe: Probe) -> Finding:
    """A call of the learner's own, with two different items or more, came to the right total."""
    answered = served(probe, FUNCTION)
    if not answered:
        return unserved(probe, FUNCTION)
    ordered = [(run, lines) for run in answered if (lines := _lines(probe.event(run)))]
    if not ordered:
        return not_yet("small", evidence=answered[-1].request_id)
    findings = [
        _judged(Order("own", lines), _total_of(probe.payload(run)), probe, evidence=run.request_id)
        for run, lines in ordered
    ]
    return next((finding for finding in findings if finding.met), findings[-1])


def totals(probe: Probe) -> Finding:
    return _totals_of(probe, "plain")


def discount(probe: Probe) -> Finding:
    return _totals_of(probe, "threshold", "large")


def unknown(probe: Probe) -> Finding:
    """Names without a price are listed, and nothing else is; the rest is totalled as ever."""
    finding = _totals_of(probe, "unknown", "plain")
    if not finding.met:
        return finding
    for each in _tried(probe):
        expected = orders.unknown(each.order.lines)
        named = each.unknown or []
        if not isinstance(named, list) or sorted(map(str, named)) != sorted(expected):
            reason = "not-named" if expected else "named-known"
            return not_yet(reason, order=each.order.text, named=json.dumps(named, ensure_ascii=False))
    return met()


def empty(probe: Probe) -> Finding:
    return _totals_of(probe, "empty")


def way(name: str) -> Callable[[Probe], bool]:
    """Is the known wrong way of this name the one the function goes?"""
    return lambda probe: _wrong_way(probe) == name


def _wrong_way(probe: Probe) -> str:
    """hard-coded | count-ignored | text | printed | crash | strict, or empty."""
    tried = _tried(probe)
    plain = [each for each in tried if each.order.kind == "plain"]
    if not plain or plain[0].trial.status != "ok":
        return ""
    if plain[0].trial.payload is None:
        return "printed"
    if isinstance(plain[0].total, str):
        return "text"
    if not all(is_number(each.total) for each in plain):
        return ""
    if len({json.dumps(each.total) for each in tried if each.trial.status == "ok"}) == 1:
        return "hard-coded"
    if all(_same(each.total, _once_each(each.order, probe)) for each in plain):
        return "count-ignored"
    if not all(_right(each, probe) for each in plain):
        return ""
    if any(each.order.kind == "unknown" and each.trial.status == "error" for each in tried):
        return "crash"
    rest = {each.order.kind: each for each in tried}
    at, above = rest["threshold"], rest["large"]
    strict = _same(at.total, orders.full_price(at.order.lines, probe.facts)) and _right(above, probe)
    return "strict" if strict else ""


def _tried(probe: Probe) -> list[Tried]:
    function = probe.function(FUNCTION)
    if function is None:
        return []
    hidden = orders.hidden(probe.facts, Random(function.code_sha256))
    trials = try_each(probe, FUNCTION, [order.event for order in hidden])
    return [Tried(order, trial) for order, trial in zip(hidden, trials, strict=False)]


def _totals_of(probe: Probe, *kinds: str) -> Finding:
    tried = _tried(probe)
    if not tried:
        return no_function(FUNCTION)
    for each in [each for each in tried if each.order.kind in kinds] or tried[:1]:
        if each.trial.status == "unavailable":
            return not_yet("by-lab")
        if each.trial.status != "ok":
            return not_yet("fails", order=each.order.text, error=error_of(each.trial))
        finding = _judged(each.order, each.total, probe)
        if not finding.met:
            return finding
    return met()


def _judged(order: Order, total: Any, probe: Probe, evidence: str = "") -> Finding:
    expected = orders.total(order.lines, probe.facts)
    if not is_number(total):
        return not_yet("no-number", evidence=evidence, order=order.text, total=json.dumps(total))
    if not _same(total, expected):
        said = {"expected": f"{expected:,.12g}", "total": f"{total:,.12g}"}
        return not_yet("wrong", evidence=evidence, order=order.text, **said)
    return met(evidence=evidence)


def _right(each: Tried, probe: Probe) -> bool:
    return _same(each.total, orders.total(each.order.lines, probe.facts))


def _same(total: Any, expected: float) -> bool:
    return is_number(total) and isclose(total, expected, abs_tol=0.01)


def _once_each(order: Order, probe: Probe) -> float:
    return orders.total([(item, 1) for item, _count in order.lines], probe.facts)


def _total_of(payload: Any) -> Any:
    return payload.get("total") if isinstance(payload, dict) else None


def _lines(event: Any) -> tuple[orders.Line, ...]:
    """The lines of an order with two different items or more, empty when it is no such order."""
    items = event.get("items") if isinstance(event, dict) else None
    try:
        lines = tuple((str(line["item"]), int(line["count"])) for line in items or ())
    except (TypeError, KeyError, ValueError):
        return ()
    sensible = all(abs(count) <= _MOST for _item, count in lines)
    return lines if sensible and len({item for item, _count in lines}) > 1 else ()
