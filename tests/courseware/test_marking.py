"""What an answer is worth: case files that read like a table, and promises for every answer."""

import json
import re
import unicodedata
from itertools import permutations
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lessons.courseware.finding import met, not_yet
from lessons.courseware.quiz import NearMiss
from lessons.courseware.quizzes.marking import mark, normalised, sides
from lessons.courseware.quizzes.numbers_typed import NotANumber, read_number
from tests.courseware.quiz_samples import RIGHT, SAMPLES
from tests.settings import ROOT

FOLDER = ROOT / "tests" / "marking_cases"


def cases(name: str) -> list[Any]:
    return json.loads((FOLDER / f"{name}.json").read_text())


def number_or_reason(text: str, unit: str) -> str:
    try:
        return f"{read_number(text, unit):f}"
    except NotANumber as refused:
        return f"refused: {refused.reason}"


def test_the_tables_are_not_empty() -> None:
    assert {path.stem: len(cases(path.stem)) > 15 for path in FOLDER.glob("*.json")} == {
        "marks": True,
        "numbers": True,
        "texts": True,
    }
    assert {kind for kind, *_rest in cases("marks")} == set(SAMPLES)


@pytest.mark.parametrize(("text", "unit", "expected"), cases("numbers"))
def test_a_number_is_read_as_people_type_it(text: str, unit: str, expected: str) -> None:
    read = number_or_reason(text, unit)
    assert read == expected if expected.startswith("refused") else float(read) == float(expected)


@pytest.mark.parametrize(("typed", "wanted", "verdict"), cases("texts"))
def test_texts_that_read_the_same_are_the_same(typed: str, wanted: str, verdict: str) -> None:
    assert ("same" if normalised(typed) == normalised(wanted) else "other") == verdict


@pytest.mark.parametrize(("kind", "answer", "fraction", "why"), cases("marks"))
def test_an_answer_has_its_mark(kind: str, answer: Any, fraction: float, why: str) -> None:
    assert round(mark(SAMPLES[kind], answer).fraction, 4) == fraction, why


def parts(kind: str, answer: Any) -> list[tuple[str, bool, bool, str]]:
    return [(part.id, part.right, part.chosen, part.rationale["en"]) for part in mark(SAMPLES[kind], answer).parts]


def test_every_option_says_whether_it_is_right_and_why() -> None:
    assert parts("choice", "a") == [
        ("a", False, True, "Why a"),
        ("b", True, False, "Why b"),
        ("c", False, False, "Why c"),
    ]
    assert [part[:3] for part in parts("multiple", ["b", "c"])] == [
        ("a", True, False),
        ("b", True, True),
        ("c", False, True),
        ("d", False, False),
    ]
    assert [part[:3] for part in parts("true-false", True)] == [("true", False, True), ("false", True, False)]


def test_items_and_pairs_say_which_of_them_are_right() -> None:
    assert [part[:2] for part in parts("ordering", ["b", "c", "d", "a"])] == [
        ("a", False),
        ("b", True),
        ("c", True),
        ("d", True),
    ]
    assert not any(right for _id, right, *_rest in parts("ordering", ["d", "c", "b", "a"]))
    assert [part[:2] for part in parts("matching", {"x": "x", "y": "+0", "z": "y"})] == [
        ("x", True),
        ("y", False),
        ("z", False),
    ]


def test_a_known_wrong_answer_has_its_own_rationale_and_a_right_one_none_of_it() -> None:
    assert [part[3] for part in parts("numeric", "15 s")] == ["That is in minutes.", "Fifteen minutes are 900 s."]
    assert [part[3] for part in parts("numeric", "900")] == ["Fifteen minutes are 900 s."]
    assert [part[0] for part in parts("short", "sns")] == ["near", "answer"]
    assert [part[0] for part in parts("short", "something")] == ["answer"]


def test_a_near_miss_within_the_tolerance_is_no_miss() -> None:
    near = NearMiss(value=901, rationale={"en": "Almost."})
    question = msgspec.structs.replace(SAMPLES["numeric"], near=(near,))
    assert [part.id for part in mark(question, "901").parts] == ["answer"]


def test_the_engine_judges_an_act() -> None:
    assert (mark(SAMPLES["act"], met()).fraction, mark(SAMPLES["act"], not_yet("none")).fraction) == (1, 0)


def test_sides_that_read_the_same_are_one() -> None:
    assert [side.id for side in sides(SAMPLES["matching"])] == ["x", "y", "+0"]


def test_an_answer_is_right_or_below_one() -> None:
    """Every answer there is, for the kinds where they can be counted."""
    sets = [[each for bit, each in enumerate("abcd") if number >> bit & 1] for number in range(16)]
    matched = [{"x": x, "y": y, "z": z} for x in ("x", "y", "+0") for y in ("x", "y", "+0") for z in ("x", "y", "+0")]
    every = {
        "choice": ["a", "b", "c"],
        "multiple": sets,
        "true-false": [True, False],
        "ordering": [list(order) for order in permutations("abcd")],
        "matching": matched,
    }
    for kind, answers in every.items():
        right = [answer for answer in answers if mark(SAMPLES[kind], answer).right]
        assert right == [RIGHT[kind]]
        assert all(0 <= mark(SAMPLES[kind], answer).fraction < 1 for answer in answers if answer != RIGHT[kind])


@given(st.decimals(-(10**9), 10**9, places=3))
def test_a_number_is_right_exactly_within_the_tolerance(number: Any) -> None:
    assert mark(SAMPLES["numeric"], f"{number:f}").right == (895 <= number <= 905)


@given(st.integers(0, 10**12), st.integers(0, 999))
def test_separators_change_no_number(whole: int, rest: int) -> None:
    for comma, dot in ((",", "."), (".", ","), (" ", "."), ("'", ",")):
        written = f"{whole:,}.{rest:03d}5".replace(",", "_").replace(".", dot).replace("_", comma)
        assert float(read_number(written)) == pytest.approx(float(f"{whole}.{rest:03d}5"))


@given(st.text())
def test_reading_a_number_answers_or_refuses(text: str) -> None:
    read = number_or_reason(text, "MB")
    assert re.fullmatch(r"[+-]?\d+(\.\d+)?|refused: (empty|number|unit|separators|huge)", read)


@given(st.text())
@settings(max_examples=300)
def test_normalising_twice_is_normalising_once(text: str) -> None:
    assert normalised(normalised(text)) == normalised(text)


@given(st.text())
def test_a_text_is_the_same_with_spaces_around_it_and_in_decomposed_form(text: str) -> None:
    assert normalised(f"  {text} ") == normalised(text)
    assert normalised(unicodedata.normalize("NFD", text)) == normalised(text)
