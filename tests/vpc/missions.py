"""A mission of this chapter, begun, and what its checks say; plays that tests need beside those of the course."""

from collections.abc import Callable
from typing import Any

from lessons.courseware.course import Mission
from lessons.vpc.asking import id_of
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import reason_of

Plays = Callable[[Any], None]


def variants(mission: Mission) -> dict[str, int]:
    """By each fault the first variant that has it."""
    return {mission.facts(variant)["fault"]: variant for variant in reversed(range(60))}


def begun(mission: Mission, *plays: Plays, fault: str = "") -> MemoryPlayer:
    facts = mission.facts(variants(mission)[fault] if fault else 0)
    return MemoryPlayer(facts=facts).play(*mission.start, *plays)


def reasons(mission: Mission, player: MemoryPlayer) -> dict[str, str]:
    """By check, empty where it is met."""
    return {check.id: reason_of(check, player.probe()) for check in mission.checks}


def solved(mission: Mission, *plays: Plays, fault: str = "") -> MemoryPlayer:
    return begun(mission, *solution(mission), *plays, fault=fault)


def solution(mission: Mission) -> list[Plays]:
    return [step.play for step in mission.solution]


def met(mission: Mission) -> dict[str, str]:
    """What `reasons` gives once all is well."""
    return {check.id: "" for check in mission.checks}


def stopped(name: str) -> Plays:
    """The instance of this Name, stopped."""

    def play(player: MemoryPlayer) -> None:
        player.call("ec2", "StopInstances", {"InstanceIds": [id_of(player.probe(), name)]})
        player.advance(120)

    return play


def renamed(name: str, to: str) -> Plays:
    def play(player: MemoryPlayer) -> None:
        tags = [{"Key": "Name", "Value": to}]
        player.call("ec2", "CreateTags", {"Resources": [id_of(player.probe(), name)], "Tags": tags})

    return play
