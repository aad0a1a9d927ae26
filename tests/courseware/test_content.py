"""Every lesson, mission and quiz of the course: complete in both languages, and playable as it says."""

import json
import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from string import Formatter
from typing import Any

import msgspec
import pytest

from lessons.courseware import catalogue
from lessons.courseware.course import Lesson, Mission, Text
from lessons.courseware.quiz import Act, Choice, MultipleChoice, Quiz
from lessons.courseware.text import lesson_text, sentence, with_numbers
from tests.courseware import fingerprints
from tests.functions.player import MemoryPlayer

LANGUAGES = ("en", "ko")
VARIANTS = range(4)
LESSONS = [lesson for _chapter, lesson in catalogue.lessons()]
MISSIONS = [mission for lesson in LESSONS for mission in lesson.missions]
QUIZZES = [(lesson, lesson.quiz) for lesson in LESSONS if lesson.quiz]
every_lesson = pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.slug)
every_mission = pytest.mark.parametrize("mission", MISSIONS, ids=lambda mission: mission.id)
every_quiz = pytest.mark.parametrize(("lesson", "quiz"), QUIZZES, ids=lambda each: getattr(each, "slug", ""))
either_language = pytest.mark.parametrize("language", LANGUAGES)


def test_there_is_content() -> None:
    assert (len(LESSONS) >= 1, len(MISSIONS) >= 1) == (True, True)


def texts(thing: Any) -> Iterator[Text]:
    """Every Text in a piece of content, however deep."""
    if isinstance(thing, Mapping):
        if set(thing) & set(LANGUAGES):
            yield thing
        else:
            for value in thing.values():
                yield from texts(value)
    elif isinstance(thing, tuple | list):
        for value in thing:
            yield from texts(value)
    elif isinstance(thing, msgspec.Struct):
        for name in thing.__struct_fields__:
            yield from texts(getattr(thing, name))
    elif hasattr(thing, "__dataclass_fields__"):
        for name in thing.__dataclass_fields__:
            yield from texts(getattr(thing, name))


def holes(text: str) -> set[str]:
    return {name for _before, name, _spec, _conversion in Formatter().parse(text) if name}


def is_complete(text: Text) -> bool:
    """Both languages, the same facts in both, no particle behind a fact, and nothing that only markup could show."""
    if set(text) != set(LANGUAGES) or not all(text[language].strip() for language in LANGUAGES):
        return False
    if holes(with_numbers(text["en"])) != holes(with_numbers(text["ko"])):
        return False
    return not re.search(r"\}`?(?:이|가|은|는|을|를|와|과|로|으로)\b", text["ko"])


# Lessons


@every_lesson
def test_a_lesson_is_complete_in_both_languages(lesson: Lesson) -> None:
    found = list(texts(lesson))
    assert len(found) > 5
    assert [text for text in found if not is_complete(text)] == []


@every_lesson
@either_language
def test_the_text_names_everything_the_lesson_has_and_nothing_else(lesson: Lesson, language: str) -> None:
    blocks = lesson_text(lesson.template, language)
    for kind, wanted in (
        ("try", [check.id for check in lesson.checks]),
        ("predict", [prediction.id for prediction in lesson.predictions]),
        ("mission", [mission.id for mission in lesson.missions]),
    ):
        named = [block.name for block in blocks if block.kind == kind]
        assert named == wanted if kind == "try" else sorted(named) == sorted(wanted)


@every_lesson
def test_a_lesson_has_its_parts_in_the_order_of_the_course(lesson: Lesson) -> None:
    shapes = [
        [(block.kind, block.name if block.kind != "html" else "") for block in lesson_text(lesson.template, language)]
        for language in LANGUAGES
    ]
    assert shapes[0] == shapes[1]
    kinds = [kind for kind, _name in shapes[0]]
    assert kinds[:3] == ["html", "outcomes", "predict"]
    notes = [name for kind, name in shapes[0] if kind == "note"]
    assert [name for name in notes if name != "then"] == ["aws", "wrong"]
    assert "picture" in kinds
    assert len(lesson.checks) >= 2
    assert lesson.quiz is not None


@every_lesson
@either_language
def test_prose_stays_short(lesson: Lesson, language: str) -> None:
    for block in lesson_text(lesson.template, language):
        if block.kind == "html":
            for part in re.split(r"<h2>", block.html):
                assert len(re.sub(r"<pre>.*?</pre>|<[^>]+>", " ", part, flags=re.DOTALL).split()) <= 120


@every_lesson
def test_no_check_of_a_lesson_is_met_in_a_fresh_account(lesson: Lesson) -> None:
    probe = MemoryPlayer().probe()
    for check in lesson.checks:
        finding = check.look(probe)
        assert (check.id, finding.met) == (check.id, False)
        assert finding.reason in check.reasons


@every_lesson
@either_language
def test_each_check_ticks_at_its_own_step_and_stays(lesson: Lesson, language: str) -> None:
    player, reached = MemoryPlayer(language=language), list[str]()
    for check in lesson.checks:
        assert check.play, f"{check.id} says not how it is done"
        player.play(*check.play)
        reached.append(check.id)
        assert [each.id for each in lesson.checks if each.look(player.probe()).met] == reached
    for prediction in lesson.predictions:
        truth = prediction.truth(player.probe())
        assert truth is not None, f"{prediction.id} is never answered by the lesson's own steps"
        assert truth.option in [option.id for option in prediction.options]
        assert "{" not in sentence(prediction.reveal[language], truth.facts)


# Missions


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


@every_mission
@either_language
@pytest.mark.parametrize("variant", VARIANTS)
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


MISTAKES = [(mission, mistake) for mission in MISSIONS for mistake in mission.mistakes]


@pytest.mark.parametrize(("mission", "mistake"), MISTAKES, ids=lambda each: each.id)
@either_language
@pytest.mark.parametrize("variant", VARIANTS)
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
    faults = {mission.facts(variant)["fault"] for variant in range(20)}
    assert faults <= set(options)
    assert len(options) > len(faults) or len(faults) > 2


# Quizzes


@every_quiz
def test_a_quiz_is_complete_in_both_languages(lesson: Lesson, quiz: Quiz) -> None:
    assert [text for text in texts(quiz) if not is_complete(text)] == []
    assert 3 <= len(quiz.questions) <= 6
    ids = [question.id for question in quiz.questions]
    assert len(set(ids)) == len(ids)
    assert len({type(question) for question in quiz.questions}) >= 2


@every_quiz
def test_a_quiz_has_something_to_do_and_right_answers(lesson: Lesson, quiz: Quiz) -> None:
    acts = [question for question in quiz.questions if isinstance(question, Act)]
    assert len(acts) >= 1
    assert [catalogue.check(question.check)[2].id for question in acts] != []
    for question in quiz.questions:
        if isinstance(question, Choice):
            assert sum(option.right for option in question.options) == 1
        if isinstance(question, MultipleChoice):
            assert 1 <= sum(option.right for option in question.options) < len(question.options)


# Versions


def test_what_decides_a_mark_changes_only_with_its_version() -> None:
    """An attempt pins a version; content that judges otherwise under the same one would betray it."""
    written, now = json.loads(fingerprints.FILE.read_text()), fingerprints.present()
    changed = [
        name
        for name, entry in written.items()
        if name in now and entry["digest"] != now[name]["digest"] and entry["version"] >= now[name]["version"]
    ]
    assert changed == [], "raise the version of these, then run python -m tests.courseware.fingerprints"
    assert written == now, "run python -m tests.courseware.fingerprints"
