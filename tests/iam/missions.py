"""A mission of this chapter, begun, and what its checks say."""

from collections.abc import Callable, Mapping
from typing import Any

from lessons.courseware.course import Mission
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import reason_of


def begun(mission: Mission, *plays: Callable[..., Any], facts: Mapping[str, Any] | None = None) -> MemoryPlayer:
    player = MemoryPlayer(facts=facts or mission.facts(0))
    return player.play(*mission.start, *plays)


def reasons(mission: Mission, player: MemoryPlayer) -> dict[str, str]:
    """By check, empty where it is met."""
    return {check.id: reason_of(check, player.probe()) for check in mission.checks}


def solution(mission: Mission, *without: int) -> list[Callable[..., Any]]:
    return [step.play for place, step in enumerate(mission.solution) if place not in without]
