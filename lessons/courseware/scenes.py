"""The scene of a lesson: what it begins with, made in the learner's own account when they ask."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.safestring import SafeString

from lessons.courseware.course import Scene
from lessons.courseware.play import Player
from lessons.courseware.probe import Probe
from lessons.courseware.text import sentence
from lessons.sandbox import lab
from serverless_lab.engine.cloud import Cloud
from serverless_lab.engine.outcome import Outcome

if TYPE_CHECKING:
    from lessons.courseware.lesson_page import LessonPage


@dataclass(frozen=True)
class SceneState:
    """`used`: the account holds something that emptying it would take away."""

    text: SafeString
    cramped: SafeString
    stands: bool
    fits: bool
    used: bool


def states(page: "LessonPage") -> dict[str, SceneState]:
    """The one a lesson may have, as a block without a name finds it."""
    scene = page.lesson.scene
    if scene is None:
        return {}
    state = SceneState(
        text=sentence(page.say(scene.text)),
        cramped=sentence(page.say(scene.cramped)),
        stands=scene.stands(page.probe),
        fits=scene.fits(page.probe),
        used=page.view.can_undo,
    )
    return {"": state}


def make(page: "LessonPage", scene: Scene, *, anew: bool) -> None:
    """One step, or none where it stands already. Raises Refused, AccountBusy, QuotaReached."""
    assert page.account is not None
    if anew:
        lab.reset(page.account)
    with lab.together(page.account) as step:
        if not anew and scene.stands(Probe(step.cloud)):
            return
        player = ScenePlayer(step, page.language)
        for play in scene.plays:
            play(player)


class ScenePlayer(Player):
    """Plays within one step of the learner's journal. What it starts runs when the step is over."""

    def __init__(self, step: lab.Together, language: str) -> None:
        self._step, self.language = step, language

    @property
    def cloud(self) -> Cloud:
        return self._step.cloud

    def call(self, service: str, operation: str, params: dict[str, Any]) -> Outcome:
        return self._step.call(service, operation, params)

    def at_once(self, function: str, event: bytes, count: int) -> None:
        for _ in range(count):
            self.call("lambda", "Invoke", {"FunctionName": function, "Payload": event})

    def advance(self, seconds: float) -> None:
        self._step.advance(seconds)
