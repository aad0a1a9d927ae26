"""Every mission: complete in both languages, solvable as it says, and its known mistakes seen."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import pytest

from lessons.courseware.course import Mission
from lessons.courseware.text import sentence
from tests.courseware.content import MISSIONS, either_language, every_mission, is_complete, texts
from tests.functions.player import MemoryPlayer

VARIANTS = range(4)
LONG = 40  # variants, more than any repair has causes


def begun(mission: Mission, variant: int = 0, language: str = "en") -> tuple[MemoryPlayer, int]:
    player = MemoryPlayer(f"seed {variant}", facts=mission.facts(variant), language=language)
    player.play(*mission.start)
    return player, player.head


def unmet(mission: Mission, player: MemoryPlayer, since: int, language: str) -> list[str]:
    """The checks that are not met; each must be able to say why."""
    found = []
    for check in mission.checks:
        finding = check.look(player.probe(since))
        assert "{" not in sentence(check.title[language], told(player, language))
        if not finding.met:
            found.append(check.id)
            said = sentence(check.reasons[finding.reason][language], told(player, language) | dict(finding.facts))
            assert said.strip()
    return found


def told(player: MemoryPlayer, language: str) -> dict[str, Any]:
    return {name: value[language] if isinstance(value, Mapping) else value for name, value in player.facts.items()}


@every_mission
def test_a_mission_is_complete_in_both_languages(mission: Mission) -> None:
    found = list(texts(mission))
    assert [text for text in found if not is_complete(text)] == []
    assert 1 <= len(mission.hints) <= 3
    assert len(mission.mistakes) >= 2
    assert len(mission.checks) >= 2
    assert len({mistake.message["en"] for mistake in mission.mistakes}) == len(mission.mistakes)


@every_mission
def test_variants_differ_and_stay_what_they_are(mission: Mission) -> None:
    facts = [mission.facts(variant) for variant in VARIANTS]
    assert facts == [mission.facts(variant) for variant in VARIANTS]
    assert not facts[0] or all(one != other for one, other in pairwise(facts))


def played(mission: Mission) -> list[int]:
    """The variants to play: some, and of a repair one for each cause."""
    faults = {mission.facts(variant)["fault"] for variant in range(LONG)} if mission.diagnosis else ()
    return list(range(max(len(VARIANTS), len(faults))))


VARIANTS_OF = [
    pytest.param(mission, variant, id=f"{mission.id}-{variant}") for mission in MISSIONS for variant in played(mission)
]


@pytest.mark.parametrize(("mission", "variant"), VARIANTS_OF)
@either_language
def test_the_start_meets_no_check_and_the_solution_all(mission: Mission, language: str, variant: int) -> None:
    player, since = begun(mission, variant, language)
    assert unmet(mission, player, since, language) == [check.id for check in mission.checks]
    for step in mission.solution:
        assert unmet(mission, player, since, language) != []
        assert "{" not in sentence(step.text[language], told(player, language))
        player.play(step.play)
    assert unmet(mission, player, since, language) == []
    assert [mistake.id for mistake in mission.mistakes if mistake.seen(player.probe(since))] == []
    for text in (mission.story, *(hint.text for hint in mission.hints)):
        assert "{" not in sentence(text[language], told(player, language))


MISTAKES = [
    pytest.param(mission, mistake, variant, id=f"{mission.id}-{mistake.id}-{variant}")
    for mission in MISSIONS
    for mistake in mission.mistakes
    for variant in played(mission)
]


@pytest.mark.parametrize(("mission", "mistake", "variant"), MISTAKES)
@either_language
def test_each_known_mistake_is_seen_and_does_not_pass(mission: Mission, mistake: Any, language: str, variant: int):
    player, since = begun(mission, variant, language)
    player.play(*mistake.play)
    seen = [each.id for each in mission.mistakes if each.seen(player.probe(since))]
    assert seen == [mistake.id]
    assert unmet(mission, player, since, language) != []
    assert "{" not in sentence(mistake.message[language], told(player, language))


@every_mission
def test_a_diagnosis_has_the_cause_of_every_variant(mission: Mission) -> None:
    if mission.diagnosis is None:
        assert "fault" not in mission.facts(0)
        return
    options = [option.id for option in mission.diagnosis.options]
    faults = {mission.facts(variant)["fault"] for variant in range(LONG)}
    assert faults <= set(options)
    assert len(options) > len(faults) or len(faults) > 2


@every_mission
def test_a_twin_of_a_repair_has_another_cause(mission: Mission) -> None:
    """Each comes once before any comes again, so that what was right the last time is wrong now."""
    if mission.diagnosis is None:
        return
    faults: list[Any] = [mission.facts(variant)["fault"] for variant in range(LONG)]
    round_ = len(set(faults))
    assert round_ > 1
    assert all(len(set(faults[first : first + round_])) == round_ for first in range(LONG - round_))
