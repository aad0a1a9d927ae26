"""The network now beside the network after an earlier step of the journal."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from lessons.courseware.page import Page, position_of
from lessons.courseware.probe import Probe
from lessons.courseware.steps import numbered
from lessons.sandbox import lab
from lessons.vpc.design_diff import REMOVED, Difference, differences

OFFERED = 40  # steps


@dataclass(frozen=True)
class Compared:
    """`choices`: positions of the journal with their words; `found` is None as long as none is chosen."""

    choices: Sequence[tuple[int, str]]
    since: int | None
    found: Sequence[Difference] | None

    @property
    def marks(self) -> dict[str, str]:
        """What stands out in the drawing; what is gone is not drawn."""
        return {each.id: each.what for each in self.found or () if each.what != REMOVED}


def compare(page: Page) -> Compared:
    if page.account is None:
        return Compared((), None, None)
    steps = [(each.end, f"{each.number} · {each.step.entry.operation}") for each in numbered(page, OFFERED)]
    choices = [(page.account.base, _("the beginning")), *steps]
    since = position_of(page.where.get("since", ""))
    if since is None or since not in dict(choices):
        return Compared(choices, None, None)
    before = Probe(lab.look(page.account, since).cloud).ec2
    return Compared(choices, since, differences(before, page.probe.ec2))
