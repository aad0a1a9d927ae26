"""The journal as the bench shows it: each step with its number and its twin in CLI and boto3."""

from dataclasses import dataclass
from typing import Any

from lessons.courseware.page import Page
from lessons.functions.twins import Twins, twins
from lessons.sandbox import leaves
from lessons.sandbox.lab import Node, Step, history

SHOWN = 60
LOOKED_THROUGH = 400


@dataclass(frozen=True)
class ShownStep:
    """`number` counts from the beginning; `end` is the position after everything the step caused."""

    number: int
    step: Step
    end: int
    params: dict[str, Any]
    twins: Twins | None
    times: int

    @property
    def operation(self) -> str:
        return self.step.entry.operation


def steps(page: Page) -> list[ShownStep]:
    """Newest first, along the line that leads to where the account stands now."""
    if page.account is None:
        return []
    found = history(page.account, LOOKED_THROUGH)
    return [_shown(page, step, len(found) - index) for index, step in enumerate(found[:SHOWN])]


def last_twins(page: Page) -> Twins | None:
    """The last thing the learner did, again in the other tongues."""
    if page.account is None:
        return None
    for step in history(page.account, 3):
        if step.by_learner:
            return _shown(page, step, 0).twins
    return None


def _shown(page: Page, step: Step, number: int) -> ShownStep:
    entry = step.entry
    params = leaves.unpack(entry.params, page.view.cloud.bodies)
    return ShownStep(
        number,
        step,
        max(_last(node) for node in (step.node, *step.more)),
        params,
        twins(entry.service, entry.operation, params, entry.region),
        1 + sum(node.entry.operation == entry.operation for node in step.more),
    )


def _last(node: Node) -> int:
    return max([node.entry.position, *(_last(child) for child in node.children)])
