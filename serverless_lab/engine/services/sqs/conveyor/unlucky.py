"""The unlucky run: draws are tried until a standard queue does what it may do."""

from dataclasses import replace
from typing import Final, NamedTuple

from serverless_lab.engine.services.sqs.conveyor.model import Plan
from serverless_lab.engine.services.sqs.conveyor.simulate import simulate

KINDS: Final = ("copied", "overtaken")
MOST_DRAWS: Final = 100
MOST_ORDERS: Final = 60_000  # in all of them together: some seconds of work


class Search(NamedTuple):
    """`draw` in which it happened, None in none of the `tried`; the `order` that it happened to."""

    draw: int | None
    tried: int
    order: int = 0


def search(plan: Plan, kind: str) -> Search:
    """`copied`: a message is delivered a second time, as a copy; `overtaken`: one after a later one."""
    orders = tried = 0
    while tried < MOST_DRAWS and (not tried or orders + orders // tried <= MOST_ORDERS):
        tried += 1
        found = simulate(replace(plan, draw=tried))
        if kind in found.examples:
            return Search(tried, tried, found.examples[kind])
        orders += found.fates.orders
    return Search(None, tried)
