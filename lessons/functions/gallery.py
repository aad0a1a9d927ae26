"""The gallery of sample events on the bench: shown when it is asked for, one of them picked for the editor."""

from dataclasses import dataclass

from lessons.courseware.page import Page
from lessons.functions.events import TestEvent
from lessons.functions.samples.sample import KINDS, Kind, Sample
from lessons.functions.samples.table import SAMPLES, find

# The query parameter that asks for it: the id of the sample to pick, or any other word for the list alone.
PARAMETER = "gallery"


@dataclass(frozen=True)
class Group:
    kind: Kind
    samples: tuple[Sample, ...]


@dataclass(frozen=True)
class Gallery:
    """`groups` is empty as long as nobody has asked; `picked` is the sample that lies in the editor."""

    groups: tuple[Group, ...] = ()
    picked: Sample | None = None

    @property
    def group(self) -> Group | None:
        """The one that the picked sample is of."""
        return next((group for group in self.groups if self.picked in group.samples), None)

    def initial(self, event: TestEvent) -> dict[str, str]:
        """What the editor starts with: the picked sample, else the chosen test event."""
        return {"name": self.picked.id, "body": self.picked.body} if self.picked else event.initial()


def read(page: Page) -> Gallery:
    asked = page.where.get(PARAMETER, "")
    if not asked:
        return Gallery()
    groups = tuple(Group(kind, tuple(each for each in SAMPLES if each.kind == kind.id)) for kind in KINDS)
    return Gallery(groups, find(asked))
