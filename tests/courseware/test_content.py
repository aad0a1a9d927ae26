"""Every lesson and quiz of the course: complete in both languages, and playable as it says."""

import json
import re
from itertools import pairwise

from lessons.courseware import catalogue
from lessons.courseware.course import Lesson
from lessons.courseware.quiz import Act, Choice, MultipleChoice, Quiz
from lessons.courseware.text import Block, lesson_text, sentence
from tests.courseware import fingerprints
from tests.courseware.content import (
    LANGUAGES,
    LESSONS,
    MISSIONS,
    either_language,
    every_lesson,
    every_quiz,
    is_complete,
    texts,
)
from tests.functions.player import MemoryPlayer


def test_there_is_content() -> None:
    assert (len(LESSONS) >= 1, len(MISSIONS) >= 1) == (True, True)


@every_lesson
def test_a_lesson_is_complete_in_both_languages(lesson: Lesson) -> None:
    found = list(texts(lesson))
    assert len(found) > 5
    assert [text for text in found if not is_complete(text)] == []


@every_lesson
@either_language
def test_a_note_has_its_own_title_and_no_heading_before_it(lesson: Lesson, language: str) -> None:
    blocks = lesson_text(lesson.template, language)
    assert [note.name for before, note in pairwise(blocks) if note.kind == "note" and _ends_in_heading(before)] == []


def _ends_in_heading(block: Block) -> bool:
    return block.kind == "html" and block.html.rstrip().endswith("</h2>")


@every_lesson
@either_language
def test_the_text_names_everything_the_lesson_has_and_nothing_else(lesson: Lesson, language: str) -> None:
    blocks = lesson_text(lesson.template, language)
    for kind, wanted in (
        ("try", [check.id for check in lesson.checks]),
        ("predict", [prediction.id for prediction in lesson.predictions]),
        ("sort", [sort.id for sort in lesson.sorts]),
        ("scene", [""] if lesson.scene else []),
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
    assert [kind for kind in kinds if kind != "scene"][:3] == ["html", "outcomes", "predict"]
    notes = [name for kind, name in shapes[0] if kind == "note"]
    assert [name for name in notes if name != "then"] == ["aws", "wrong"]
    assert "picture" in kinds
    assert len(lesson.checks) >= 2


@every_lesson
@either_language
def test_prose_stays_short(lesson: Lesson, language: str) -> None:
    for block in lesson_text(lesson.template, language):
        if block.kind == "html":
            for part in re.split(r"<h2>", block.html):
                assert len(re.sub(r"<pre>.*?</pre>|<[^>]+>", " ", part, flags=re.DOTALL).split()) <= 120


@every_lesson
def test_every_place_of_a_sort_is_answered_and_every_kind_used(lesson: Lesson) -> None:
    for sort in lesson.sorts:
        kinds = [kind.id for kind in sort.kinds]
        assert [list(thing.said) for thing in sort.things] == [kinds] * len(sort.things)
        assert {thing.kind for thing in sort.things} == set(kinds)


@every_lesson
def test_no_check_of_a_lesson_is_met_in_a_fresh_account(lesson: Lesson) -> None:
    for player in (MemoryPlayer(), _begun(lesson)):
        for check in lesson.checks:
            finding = check.look(player.probe())
            assert (check.id, finding.met) == (check.id, False)
            assert finding.reason in check.reasons


def test_a_scene_fits_a_fresh_account_and_stands_once_it_is_made() -> None:
    scenes = [lesson for lesson in LESSONS if lesson.scene]
    assert len(scenes) >= 1
    for lesson in scenes:
        fresh, begun = MemoryPlayer().probe(), _begun(lesson).probe()
        found = (lesson.scene.fits(fresh), lesson.scene.stands(fresh), lesson.scene.stands(begun))
        assert (lesson.slug, *found) == (lesson.slug, True, False, True)


def _begun(lesson: Lesson, language: str = "en") -> MemoryPlayer:
    return MemoryPlayer(language=language).play(*(lesson.scene.plays if lesson.scene else ()))


@every_lesson
@either_language
def test_each_check_ticks_at_its_own_step_and_stays(lesson: Lesson, language: str) -> None:
    player, reached = _begun(lesson, language), list[str]()
    for check in lesson.checks:
        assert check.play, f"{check.id} says not how it is done"
        player.play(*check.play)
        reached.append(check.id)
        assert [each.id for each in lesson.checks if each.look(player.probe()).met] == reached
    for prediction in lesson.predictions:
        truth = prediction.truth(player.probe())
        options = [option.id for option in prediction.options]
        assert (truth and truth.option) in options, f"{prediction.id} is never answered by the lesson's own steps"
        assert "{" not in sentence(prediction.reveal[language], truth.facts)


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
    assert [catalogue.check(act.check)[2].id for act in acts] == [act.check.rsplit("/", 1)[1] for act in acts]
    assert len(acts) >= 1
    for question in quiz.questions:
        if isinstance(question, Choice):
            assert sum(option.right for option in question.options) == 1
        if isinstance(question, MultipleChoice):
            assert 1 <= sum(option.right for option in question.options) < len(question.options)


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


@every_quiz
@either_language
def test_every_text_of_a_quiz_can_be_shown(lesson: Lesson, quiz: Quiz, language: str) -> None:
    found = list(texts(quiz))
    assert len(found) > len(quiz.questions)
    assert all(sentence(text[language]) for text in found)
