"""How far a learner is: checks asked of the account, remembered when met, and said when lost again."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.utils.safestring import SafeString

from lessons.courseware.course import Check
from lessons.courseware.finding import Finding
from lessons.courseware.models import Attempt, Progress
from lessons.courseware.probe import Probe
from lessons.courseware.text import sentence
from lessons.sandbox import lab

if TYPE_CHECKING:
    from lessons.courseware.lesson_page import LessonPage


@dataclass(frozen=True)
class CheckState:
    """One check as the page shows it. `finding` is None while it is only listed, or shown as once `remembered`.

    `row` of a lesson, `attempt` of a mission: what is remembered of it.
    """

    check: Check
    finding: Finding | None
    title: SafeString
    because: str = ""
    row: Progress | None = None
    attempt: Attempt | None = None
    remembered: bool = False
    current: bool = False

    @property
    def met(self) -> bool:
        return self.finding.met if self.finding else self.remembered

    @property
    def lost_at(self) -> int | None:
        """The step at which it stopped being met."""
        if self.met:
            return None
        if self.row is not None:
            return None if self.row.met else self.row.step
        past = self.attempt.checks.get(self.check.id) if self.attempt else None
        return past["step"] if past and not past["met"] else None

    @property
    def evidence(self) -> str:
        """The request id of the call that shows it."""
        return self.finding.evidence if self.finding else ""


def ask(check: Check, probe: Probe, language: str, facts: Mapping[str, Any]) -> CheckState:
    """How a check stands. `facts` are those of the task's variant, in the reader's language."""
    finding = check.look(probe)
    because = ""
    if not finding.met:
        because = sentence(check.reasons[finding.reason][language], {**facts, **finding.facts})
    return CheckState(check, finding, sentence(check.title[language], facts), because)


def states(page: "LessonPage", rows: Mapping[str, Progress]) -> list[CheckState]:
    """The lesson's checks in order; the first that is not met is the current one."""
    found: list[CheckState] = []
    waiting = True
    for check in page.lesson.checks:
        state = ask(check, page.probe, page.language, {})
        found.append(replace(state, row=rows.get(check.id), current=waiting and not state.met))
        waiting = waiting and state.met
    return found


def remembered(page: "LessonPage") -> dict[str, Progress]:
    """One query: what this learner has met in this lesson so far."""
    if page.learner is None:
        return {}
    rows = Progress.objects.filter(learner=page.learner, lesson=page.key)
    return {row.check_id: row for row in rows}


def record(page: "LessonPage", rows: Mapping[str, Progress], found: list[CheckState]) -> None:
    """Remember checks that were met for the first time, lost, or won back by this step."""
    new = [state for state in found if state.met and state.check.id not in rows]
    changed = [rows[each.check.id] for each in found if each.check.id in rows and rows[each.check.id].met != each.met]
    if page.account is None or not (new or changed):
        return
    step, _number = lab.count_steps(page.account)
    for row in changed:
        row.met, row.step = not row.met, step
    owner = {"learner": page.learner, "lesson": page.key, "step": step}
    if new:
        fresh = [Progress(check_id=state.check.id, **owner) for state in new]
        Progress.objects.bulk_create(fresh, ignore_conflicts=True)
    if changed:
        Progress.objects.bulk_update(changed, ["met", "step"])
