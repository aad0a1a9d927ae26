"""Missions as pages show them: how an attempt stands, what helps, what has been reached."""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.safestring import SafeString

from lessons.courseware.course import Mission, Option
from lessons.courseware.models import Attempt
from lessons.courseware.progress import CheckState, ask
from lessons.courseware.text import sentence
from lessons.sandbox import lab

if TYPE_CHECKING:
    from lessons.courseware.missions.page import MissionPage


@dataclass(frozen=True)
class Cause:
    """One answer to "what is the cause?". `tried`: the learner has named it."""

    option: Option
    text: SafeString
    feedback: SafeString
    tried: bool
    right: bool


@dataclass(frozen=True)
class MissionState:
    """`hints` and `steps` are those asked for so far; `mistakes` the messages of wrong ways that are seen.

    `outdated`: the content is of another version than the attempt, which is only shown as it was last judged.
    """

    mission: Mission
    attempt: Attempt | None
    checks: list[CheckState]
    causes: list[Cause] = field(default_factory=list)
    mistakes: list[SafeString] = field(default_factory=list)
    hints: list[SafeString] = field(default_factory=list)
    steps: list[SafeString] = field(default_factory=list)
    outdated: bool = False

    @property
    def named(self) -> bool:
        """Has the right cause been named?"""
        return any(cause.tried and cause.right for cause in self.causes)

    @property
    def held(self) -> bool:
        """A repair does not say why a check is unmet before its cause is named: that would often name it."""
        return bool(self.causes) and not self.named

    @property
    def misnamed(self) -> "Cause | None":
        """The cause named last, while the right one has not been."""
        tried = self.attempt.tried if self.attempt and not self.named else []
        return next((cause for cause in self.causes if tried and cause.option.id == tried[-1]), None)

    @property
    def met(self) -> bool:
        """As the account stands now."""
        if self.attempt is None or self.outdated:
            return False
        return all(check.met for check in self.checks) and (self.named or self.mission.diagnosis is None)

    @property
    def solved(self) -> bool:
        return self.met or (self.attempt is not None and self.attempt.solved is not None)

    @property
    def assisted(self) -> bool:
        if self.attempt is None:
            return False
        return self.attempt.assisted if self.attempt.solved else self.attempt.steps > 0

    @property
    def helped(self) -> int:
        """How often help was asked for."""
        return self.attempt.hints + self.attempt.steps if self.attempt else 0

    @property
    def more(self) -> str:
        """What can be asked for next: hint | step | nothing."""
        if self.attempt is None or self.met or self.outdated:
            return ""
        if len(self.hints) < len(self.mission.hints):
            return "hint"
        return "step" if len(self.steps) < len(self.mission.solution) else ""


def state(page: "MissionPage") -> MissionState:
    """How a mission stands. Before it is begun its checks are only listed."""
    mission, attempt, facts = page.mission, page.attempt, page.facts
    if attempt is None:
        return MissionState(mission, None, [_listed(check, page) for check in mission.checks])
    if attempt.version != mission.version or attempt.account is None:
        checks = [_as_judged(_listed(check, page), attempt) for check in mission.checks]
        return MissionState(mission, attempt, checks, outdated=True)
    checks = [replace(ask(check, page.probe, page.language, facts), attempt=attempt) for check in mission.checks]
    found = MissionState(mission, attempt, checks, causes=_causes(page, attempt))
    return replace(
        found,
        checks=[replace(check, because="") for check in checks] if found.held else checks,
        mistakes=[] if found.met else _mistakes(page),
        hints=[sentence(page.say(hint.text), facts) for hint in mission.hints[: attempt.hints]],
        steps=[sentence(page.say(step.text), facts) for step in mission.solution[: attempt.steps]],
    )


def record(page: "MissionPage", found: MissionState) -> bool:
    """Write down how the checks stand after an action; is this the moment at which all are met for the first time?"""
    attempt = found.attempt
    if attempt is None or found.outdated or page.account is None:
        return False
    changed = [check for check in found.checks if attempt.checks.get(check.check.id, {}).get("met", False) != check.met]
    fields = []
    if changed:
        step, _number = lab.count_steps(page.account)
        attempt.checks |= {check.check.id: {"met": check.met, "step": step} for check in changed}
        fields.append("checks")
    just_solved = found.met and attempt.solved is None
    if just_solved:
        attempt.solved, attempt.assisted = timezone.now(), attempt.steps > 0
        fields += ["solved", "assisted"]
    if fields:
        attempt.save(update_fields=fields)
    return just_solved


def help_on(page: "MissionPage", shown: int | None) -> str:
    """One hint more, and when there are no more, one step of the solution more: its sentence, to be read out.

    `shown`: how much of both the page had; one that was pressed twice, or is of long ago, asks for nothing further.
    """
    attempt, mission, found = page.attempt, page.mission, state(page)
    if attempt is None or not found.more or shown not in (None, found.helped):
        return ""
    if attempt.hints < len(mission.hints):
        attempt.hints += 1
        text = mission.hints[attempt.hints - 1].text
    else:
        attempt.steps += 1
        text = mission.solution[attempt.steps - 1].text
    attempt.save(update_fields=["hints", "steps"])
    return sentence(page.say(text), page.facts)


def diagnose(page: "MissionPage", option: str) -> bool:
    """Keep the cause that was named; False when it is none of the options. After the right one no more are kept."""
    attempt, diagnosis = page.attempt, page.mission.diagnosis
    if attempt is None or diagnosis is None or option not in {each.id for each in diagnosis.options}:
        return False
    if not state(page).named and option not in attempt.tried:
        attempt.tried = [*attempt.tried, option]
        attempt.save(update_fields=["tried"])
    return True


def _listed(check: Any, page: "MissionPage") -> CheckState:
    return CheckState(check, None, sentence(page.say(check.title), page.facts))


def _as_judged(check: CheckState, attempt: Attempt) -> CheckState:
    return replace(check, remembered=attempt.checks.get(check.check.id, {}).get("met", False))


def _causes(page: "MissionPage", attempt: Attempt) -> list[Cause]:
    diagnosis = page.mission.diagnosis
    if diagnosis is None:
        return []
    fault = page.facts["fault"]
    return [
        Cause(
            option,
            sentence(page.say(option.text), page.facts),
            sentence(page.say(option.feedback), page.facts),
            tried=option.id in attempt.tried,
            right=option.id == fault,
        )
        for option in diagnosis.options
    ]


def _mistakes(page: "MissionPage") -> list[SafeString]:
    return [
        sentence(page.say(mistake.message), page.facts) for mistake in page.mission.mistakes if mistake.seen(page.probe)
    ]
