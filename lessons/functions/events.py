"""Test events and the draft of the code: the learner's texts that are no part of the account."""

from dataclasses import dataclass

from lessons.courseware.models import Kept
from lessons.courseware.page import Page
from lessons.functions.bench import BenchStart

EVENT, DRAFT = "event", "draft"
AT_MOST = 30


@dataclass(frozen=True)
class TestEvent:
    """`own`: the learner's, so it can be deleted; the others came with the lesson."""

    __test__ = False

    name: str
    body: str
    own: bool

    def initial(self) -> dict[str, str]:
        return {"name": self.name, "body": self.body}


@dataclass(frozen=True)
class KeptTexts:
    """`drafts`: of the code, by `Language.draft`."""

    events: list[TestEvent]
    drafts: dict[str, str]

    def find(self, name: str) -> TestEvent | None:
        """None when there is no event of that name; without a name it is the first one."""
        if not name:
            return self.events[0]
        return next((event for event in self.events if event.name == name), None)

    def chosen(self, name: str) -> TestEvent:
        """The one to show: the first, when that of the name is not there any more."""
        return self.find(name) or self.events[0]


def read(page: Page) -> KeptTexts:
    """One query. An event of the learner's stands in the place of the lesson's of the same name."""
    start: BenchStart = page.bench
    rows = list(Kept.objects.filter(learner=page.learner, owner=page.shelf)) if page.learner else []
    own = {row.name: TestEvent(row.name, row.body, own=True) for row in rows if row.kind == EVENT}
    given = [own.pop(event.name, TestEvent(event.name, event.body, own=False)) for event in start.events]
    drafts = {row.name: row.body for row in rows if row.kind == DRAFT}
    return KeptTexts([*given, *own.values()], drafts)


def keep(page: Page, kind: str, name: str, body: str) -> None:
    key = {"learner": page.learner, "kind": kind, "owner": page.shelf, "name": name}
    Kept.objects.update_or_create(**key, defaults={"body": body})


def drop(page: Page, kind: str, name: str) -> None:
    Kept.objects.filter(learner=page.learner, kind=kind, owner=page.shelf, name=name).delete()


def full(page: Page, name: str) -> bool:
    """Is there no room for an event of this name? One that exists already is only changed."""
    others = Kept.objects.filter(learner=page.learner, kind=EVENT).exclude(owner=page.shelf, name=name)
    return others.count() >= AT_MOST
