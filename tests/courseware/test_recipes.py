"""CONTRIBUTING's recipes for a lesson and a mission, followed: what they show is held to what all content is."""

import importlib
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from lessons.courseware import catalogue
from lessons.functions import exercises, missions
from tests.courseware import test_content, test_missions_content
from tests.courseware.content import LANGUAGES
from tests.settings import ROOT

FILES = re.compile(
    r"^`(?P<path>(?:lessons|templates)/[^`]+)`[^\n]*\n\n(?P<fence>`{3,})\w+\n(?P<body>.*?)^(?P=fence)$", re.M | re.S
)


@pytest.fixture
def recipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Any) -> Any:
    """The lesson with its mission as a newcomer makes them, in a folder beside the real ones."""
    for found in FILES.finditer((ROOT / "CONTRIBUTING.md").read_text()):
        path = tmp_path / found["path"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found["body"])
        if path.suffix == ".py":
            (path.parent / "__init__.py").touch()
    text = tmp_path / "templates/functions/lessons/steam-room.en.md"
    text.write_text(text.read_text() + "\n```mission two-portions\n```\n")
    text.with_name("steam-room.ko.md").write_text(text.read_text())
    for package in (exercises, missions):
        below = tmp_path / package.__name__.replace(".", "/")
        monkeypatch.setattr(package, "__path__", [*package.__path__, str(below)])
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path / "templates"]}]
    lesson = importlib.import_module("lessons.functions.exercises.steam_room.lesson").LESSON
    mission = importlib.import_module("lessons.functions.missions.two_portions.mission").MISSION
    lesson = replace(lesson, missions=(mission,))
    chapter = catalogue.chapter("functions")
    monkeypatch.setattr(catalogue, "chapters", lambda: (replace(chapter, lessons=(lesson,)),))
    return lesson


def test_the_lesson_is_one(recipe: Any) -> None:
    test_content.test_a_lesson_is_complete_in_both_languages(recipe)
    test_content.test_a_lesson_has_its_parts_in_the_order_of_the_course(recipe)
    test_content.test_no_check_of_a_lesson_is_met_in_a_fresh_account(recipe)
    test_content.test_a_quiz_is_complete_in_both_languages(recipe, recipe.quiz)
    test_content.test_a_quiz_has_something_to_do_and_right_answers(recipe, recipe.quiz)
    for language in LANGUAGES:
        test_content.test_the_text_names_everything_the_lesson_has_and_nothing_else(recipe, language)
        test_content.test_each_check_ticks_at_its_own_step_and_stays(recipe, language)


def test_the_mission_is_one(recipe: Any) -> None:
    (mission,) = recipe.missions
    test_missions_content.test_a_mission_is_complete_in_both_languages(mission)
    test_missions_content.test_variants_differ_and_stay_what_they_are(mission)
    test_missions_content.test_a_diagnosis_has_the_cause_of_every_variant(mission)
    test_missions_content.test_a_twin_of_a_repair_has_another_cause(mission)
    for language in LANGUAGES:
        test_missions_content.test_the_start_meets_no_check_and_the_solution_all(mission, language, 1)
        for mistake in mission.mistakes:
            test_missions_content.test_each_known_mistake_is_seen_and_does_not_pass(mission, mistake, language, 1)


def test_a_recipe_that_does_not_work_is_noticed(recipe: Any) -> None:
    with pytest.raises(AssertionError):
        test_content.test_no_check_of_a_lesson_is_met_in_a_fresh_account(replace(recipe, checks=(_always(recipe),)))


def _always(recipe: Any) -> Any:
    from lessons.courseware.finding import met

    return replace(recipe.checks[0], look=lambda _probe: met())
