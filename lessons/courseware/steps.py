"""The steps of the current line, numbered from the beginning, as the journal and a look back name them."""

from dataclasses import dataclass

from lessons.courseware.page import Page
from lessons.sandbox.lab import Node, Step, count_steps, history


@dataclass(frozen=True)
class NumberedStep:
    """`end` is the journal position after everything the step caused: what a look back shows."""

    number: int
    step: Step
    end: int


def numbered(page: Page, most: int) -> list[NumberedStep]:
    """The newest steps, newest first."""
    if page.account is None:
        return []
    total, _number = count_steps(page.account)
    found = history(page.account, most)
    return [NumberedStep(total - index, step, end_of(step)) for index, step in enumerate(found)]


def end_of(step: Step) -> int:
    return max(_last(node) for node in (step.node, *step.more))


def _last(node: Node) -> int:
    return max([node.entry.position, *(_last(child) for child in node.children)])
