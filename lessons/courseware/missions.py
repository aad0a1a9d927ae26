"""Missions on the page: begun, hinted, solved."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString

from lessons.courseware.course import Mission
from lessons.courseware.models import Attempt
from lessons.courseware.page import Page
from lessons.courseware.play import Player
from lessons.courseware.probe import Probe
from lessons.courseware.progress import CheckState, ask
from lessons.courseware.text import sentence
from lessons.sandbox import lab
from serverless_lab.engine.cloud import Cloud
from serverless_lab.engine.outcome import Outcome


@dataclass(frozen=True)
class MissionState:
    """`hints` and `steps` are those asked for so far; `mistakes` the messages of wrong ways that are seen."""

    mission: Mission
    attempt: Attempt | None
    checks: list[CheckState]
    mistakes: list[SafeString]
    hints: list[SafeString]
    steps: list[SafeString]

    @property
    def solved(self) -> bool:
        return bool(self.checks) and self.attempt is not None and all(state.met for state in self.checks)

    @property
    def assisted(self) -> bool:
        return self.attempt is not None and self.attempt.steps > 0

    @property
    def more(self) -> str:
        """What can be asked for next: hint | step | nothing."""
        if self.attempt is None or self.solved:
            return ""
        if len(self.hints) < len(self.mission.hints):
            return "hint"
        return "step" if len(self.steps) < len(self.mission.solution) else ""


def states(page: Page, attempts: dict[str, Attempt]) -> dict[str, MissionState]:
    return {mission.id: state(page, mission, attempts.get(mission.id)) for mission in page.lesson.missions}


def state(page: Page, mission: Mission, attempt: Attempt | None) -> MissionState:
    """How a mission stands; before it is begun its checks are only listed."""
    language = page.language
    probe = Probe(page.view.cloud, since=attempt.since if attempt else 1 << 62)
    checks = [ask(check, probe, language, None) for check in mission.checks]
    seen = [sentence(mistake.message[language]) for mistake in mission.mistakes if attempt and mistake.seen(probe)]
    hints = [sentence(hint.text[language]) for hint in mission.hints[: attempt.hints if attempt else 0]]
    steps = [sentence(step.text[language]) for step in mission.solution[: attempt.steps if attempt else 0]]
    solved = bool(checks) and attempt is not None and all(each.met for each in checks)
    return MissionState(mission, attempt, checks, [] if solved else seen, hints, steps)


def attempts(page: Page) -> dict[str, Attempt]:
    """One query: this learner's attempts in this lesson."""
    if page.learner is None:
        return {}
    rows = Attempt.objects.filter(learner=page.learner, lesson=page.lesson_key)
    return {row.mission_id: row for row in rows}


def begin(page: Page, mission: Mission) -> None:
    """Start, or start again: the scene is set in the learner's account, and what follows counts."""
    player = LearnerPlayer(page.account)
    for play in mission.start:
        play(player)
    key = {"learner": page.learner, "lesson": page.lesson_key, "mission_id": mission.id}
    since = lab.look(page.account).head
    values = {"version": mission.version, "since": since, "hints": 0, "steps": 0, "solved": None}
    Attempt.objects.update_or_create(**key, defaults=values)


def help_on(page: Page, mission: Mission) -> None:
    """One hint more, and when there are no more, one step of the solution more."""
    attempt = attempts(page).get(mission.id)
    if attempt is None:
        return
    if attempt.hints < len(mission.hints):
        attempt.hints += 1
    elif attempt.steps < len(mission.solution):
        attempt.steps += 1
    attempt.save(update_fields=["hints", "steps"])


def remember_solved(found: MissionState) -> None:
    if found.solved and found.attempt and found.attempt.solved is None:
        found.attempt.solved = timezone.now()
        found.attempt.save(update_fields=["solved"])


class LearnerPlayer(Player):
    """Plays in the learner's own account, journaled like everything else."""

    def __init__(self, account: Any) -> None:
        self.account = account

    @property
    def cloud(self) -> Cloud:
        return lab.look(self.account).cloud

    def call(self, service: str, operation: str, params: dict[str, Any]) -> Outcome:
        return lab.call(self.account, service, operation, params).outcome

    def at_once(self, function: str, event: bytes, count: int) -> None:
        lab.invoke_together(self.account, function, event, count)

    def advance(self, seconds: float) -> None:
        lab.advance(self.account, seconds)
