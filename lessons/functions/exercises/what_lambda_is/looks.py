"""What the checks and the prediction of "What Lambda is" look at."""

from collections.abc import Iterator
from itertools import pairwise

from lessons.courseware import shop
from lessons.courseware.finding import Finding, Truth, met, not_yet
from lessons.courseware.probe import Probe
from lessons.functions.looking import is_number, no_function, served, unserved
from lessons.functions.order_fn import FUNCTION
from serverless_lab.engine.instant import MINUTE, Span
from serverless_lab.engine.services.lambda_.state import Invocation

SOLD_ALREADY = ("dumplings", "soup")
QUIET_MINUTES = 60
_CENT, _DOLLAR = 0.01, 1.0


def deployed(probe: Probe) -> Finding:
    return met() if probe.function(FUNCTION) else no_function(FUNCTION)


def first_call(probe: Probe) -> Finding:
    answered = served(probe, FUNCTION)
    return met(evidence=answered[0].request_id) if answered else unserved(probe, FUNCTION)


def third_item(probe: Probe) -> Finding:
    """Somebody ordered what the shop did not sell before, and the code had a price for it."""
    answered = served(probe, FUNCTION)
    if not answered:
        return unserved(probe, FUNCTION)
    new = [(run, item) for run in answered if (item := _item(probe, run)) and item not in SOLD_ALREADY]
    if not new:
        return not_yet("known-items", evidence=answered[-1].request_id)
    for run, item in new:
        total = _total(probe, run)
        if total is not None and total > 0:
            return met(evidence=run.request_id, item=item, total=total)
    run, item = new[-1]
    total = _total(probe, run)
    if total is None:
        return not_yet("no-total", evidence=run.request_id, item=item)
    return not_yet("no-price", evidence=run.request_id, item=item, total=total)


def quiet_hour(probe: Probe) -> Finding:
    """At least an hour between two calls, or since the last one."""
    answered = served(probe, FUNCTION)
    if not answered:
        return unserved(probe, FUNCTION)
    longest, before = max(_rests(probe), key=lambda rest: rest[0])
    if longest < QUIET_MINUTES * MINUTE:
        return not_yet("too-short", evidence=before.request_id, minutes=longest // MINUTE, goal=QUIET_MINUTES)
    return met(evidence=before.request_id)


def month_of_orders(probe: Probe) -> Truth | None:
    """A month of calls like the learner's first one that was answered."""
    answered = served(probe, FUNCTION)
    if not answered:
        return None
    run = answered[0]
    month = run.cost * shop.MONTH_ORDERS
    option = "below-a-cent" if month < _CENT else "below-a-dollar" if month < _DOLLAR else "like-a-server"
    facts = {"billed_ms": run.billed_ms, "cost": f"{run.cost:.9f}", "month": f"{month:.5f}"}
    return Truth(option, facts, evidence=run.request_id)


def _rests(probe: Probe) -> Iterator[tuple[Span, Invocation]]:
    """Each stretch of time without a call, and the run before it."""
    runs = [*probe.invocations(FUNCTION), *probe.running(FUNCTION)]
    for run, following in pairwise(runs):
        yield following.started - run.ended, run
    if runs[-1].ended:
        yield probe.now - runs[-1].ended, runs[-1]
    else:
        yield 0, runs[-1]


def _item(probe: Probe, run: Invocation) -> str:
    """What was ordered; empty when the event names nothing."""
    event = probe.event(run)
    item = event.get("item") if isinstance(event, dict) else None
    return item if isinstance(item, str) else ""


def _total(probe: Probe, run: Invocation) -> float | None:
    payload = probe.payload(run)
    total = payload.get("total") if isinstance(payload, dict) else None
    return total if is_number(total) else None
