"""How far a learner is: checks asked of the account, remembered when met, and said when lost again."""

from dataclasses import dataclass, replace

from django.utils.safestring import SafeString

from lessons.courseware.course import Check, Lesson
from lessons.courseware.finding import Finding
from lessons.courseware.models import Progress
from lessons.courseware.page import Page
from lessons.courseware.probe import Probe
from lessons.courseware.text import sentence


@dataclass(frozen=True)
class CheckState:
    """One check as the page shows it. `row` is what is remembered of it: None when it was never met."""

    check: Check
    finding: Finding
    title: SafeString
    because: SafeString
    row: Progress | None = None
    current: bool = False

    @property
    def met(self) -> bool:
        return self.finding.met

    @property
    def lost_at(self) -> int | None:
        """The step at which it stopped being met."""
        return self.row.position if self.row and not self.row.met and not self.met else None


def ask(check: Check, probe: Probe, language: str, row: Progress | None) -> CheckState:
    finding = check.look(probe)
    because = SafeString("")
    if not finding.met:
        because = sentence(check.reasons[finding.reason][language], dict(finding.facts))
    return CheckState(check, finding, sentence(check.title[language]), because, row)


def states(page: Page, rows: dict[str, Progress]) -> list[CheckState]:
    """The lesson's checks in order; the first that is not met is the current one."""
    found: list[CheckState] = []
    waiting = True
    for check in page.lesson.checks:
        state = ask(check, page.probe, page.language, rows.get(check.id))
        if waiting and not state.met:
            waiting = False
            state = replace(state, current=True)
        found.append(state)
    return found


def remembered(page: Page) -> dict[str, Progress]:
    """One query: what this learner has met in this lesson so far."""
    if page.learner is None:
        return {}
    rows = Progress.objects.filter(learner=page.learner, lesson=page.lesson_key)
    return {row.check_id: row for row in rows}


def record(page: Page, rows: dict[str, Progress], found: list[CheckState]) -> list[CheckState]:
    """Remember checks that were met for the first time, lost, or won back at this step; returns the newly met."""
    position = page.view.head
    new = [state for state in found if state.met and state.check.id not in rows]
    changed = [rows[each.check.id] for each in found if each.check.id in rows and rows[each.check.id].met != each.met]
    for row in changed:
        row.met, row.position = not row.met, position
    owner = {"learner": page.learner, "lesson": page.lesson_key, "position": position}
    if new:
        fresh = [Progress(check_id=state.check.id, **owner) for state in new]
        Progress.objects.bulk_create(fresh, ignore_conflicts=True)
    if changed:
        Progress.objects.bulk_update(changed, ["met", "position"])
    return new


def total(lesson: Lesson) -> int:
    return len(lesson.checks) + sum(len(mission.checks) for mission in lesson.missions)
