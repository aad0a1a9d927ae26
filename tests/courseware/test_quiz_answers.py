"""What is typed into a question: understood, or refused with a sentence, kept as it was, and at no cost."""

from typing import Any

import pytest
from django.http import QueryDict
from django.utils import translation

from lessons.courseware.quizzes.answers import form_for
from lessons.courseware.quizzes.answers.arranged import OrderingForm
from lessons.courseware.quizzes.marking import mark, sides
from lessons.courseware.quizzes.shuffle import jumbled, shuffled
from tests.courseware.quiz_samples import RIGHT, SAMPLES, choice, option

SEED = 7


def sent(**fields: Any) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, value in fields.items():
        data.setlist(name.replace("_", "-"), value if isinstance(value, list) else [value])
    return data


def places(**pairs: str) -> QueryDict:
    """The matching question's form as a browser sends it: sides by their place."""
    order = [side.id for side in shuffled(SAMPLES["matching"], SEED, sides(SAMPLES["matching"]))]
    numbers = {"x": "1", "y": "2", "z": "3"}
    return sent(**{f"pair_{numbers[pair]}": str(order.index(side) + 1) for pair, side in pairs.items()})


RIGHT_FORMS = {
    "choice": sent(answer="b"),
    "multiple": sent(answer=["b", "a"]),
    "true-false": sent(answer="false"),
    "numeric": sent(text="900"),
    "short": sent(text="SQS"),
    "ordering": sent(answer=list("abcd")),
    "matching": places(x="x", y="y", z="x"),
    "act": sent(),
}


@pytest.mark.parametrize("kind", [kind for kind in SAMPLES if kind != "act"])
def test_the_right_answer_is_understood(kind: str) -> None:
    form = form_for(SAMPLES[kind], SEED, RIGHT_FORMS[kind])
    assert (form.is_valid(), form.problems) == (True, [])
    assert form.given() == RIGHT[kind]
    assert mark(SAMPLES[kind], form.given()).right


NONSENSE = [
    ("choice", sent(), "Choose one of the answers first."),
    ("choice", sent(answer=""), "Choose one of the answers first."),
    ("choice", sent(answer="z"), "none of the answers shown"),
    ("multiple", sent(), "Choose at least one"),
    ("multiple", sent(answer=["a", "z"]), "none of the answers shown"),
    ("multiple", sent(answer=["a", "a"]), "came twice"),
    ("true-false", sent(), "Choose true or false first."),
    ("true-false", sent(answer="maybe"), "none of the answers shown"),
    ("numeric", sent(), "Write a number first."),
    ("numeric", sent(text="  "), "Write a number first."),
    ("numeric", sent(text="a lot"), "That is not a number."),
    ("numeric", sent(text="NaN"), "That is not a number."),
    ("numeric", sent(text="inf"), "That is not a number."),
    ("numeric", sent(text="1.2.3"), "commas and dots"),
    ("numeric", sent(text="15 min"), "wanted in this unit: s"),
    ("numeric", sent(text="9" * 500), "too long to read"),
    ("numeric", sent(text="9\0"), "That is not a number."),
    ("short", sent(), "Write your answer first."),
    ("short", sent(text="x" * 201), "at most 200 characters"),
    ("short", sent(text="a\0b"), "NUL character"),
    ("ordering", sent(), "Some of the steps are missing"),
    ("ordering", sent(answer=list("abc")), "Some of the steps are missing"),
    ("ordering", sent(answer=list("aabc")), "came twice"),
    ("ordering", sent(answer=list("abcz")), "none of the answers shown"),
    ("matching", sent(), "Choose something for each"),
    ("matching", sent(pair_1="1", pair_2="2"), "Choose something for each"),
    ("matching", sent(pair_1="1", pair_2="2", pair_3="9"), "none of the answers shown"),
    ("choice", sent(answer="a", confidence="9"), "how sure you are"),
    ("choice", sent(answer="a", confidence="very"), "how sure you are"),
]


@pytest.mark.parametrize(("kind", "data", "sentence"), NONSENSE)
def test_nonsense_is_answered_with_one_sentence(kind: str, data: QueryDict, sentence: str) -> None:
    with translation.override("en"):
        form = form_for(SAMPLES[kind], SEED, data)
        assert not form.is_valid()
        assert [sentence in problem for problem in form.problems] == [True]


def test_the_unit_is_in_the_readers_language() -> None:
    with translation.override("ko"):
        assert "초" in form_for(SAMPLES["numeric"], SEED, sent(text="15 min")).problems[0]


def test_every_kind_has_its_nonsense() -> None:
    assert {kind for kind, *_rest in NONSENSE} == set(SAMPLES) - {"act"}


def test_what_was_sent_is_shown_again() -> None:
    assert form_for(SAMPLES["numeric"], SEED, sent(text="a lot")).typed == "a lot"
    assert form_for(SAMPLES["choice"], SEED, sent(answer="c", confidence="3")).sure == "3"
    chosen = form_for(SAMPLES["multiple"], SEED, sent(answer=["a", "c"])).shown()
    assert sorted(each.id for each, ticked in chosen if ticked) == ["a", "c"]
    assert [item.id for item in form_for(SAMPLES["ordering"], SEED, sent(answer=list("dcba"))).shown()] == list("dcba")
    rows = form_for(SAMPLES["matching"], SEED, sent(pair_1="2")).rows()
    assert [[place for place, _text, ticked in row[2] if ticked] for row in rows] == [[2], [], []]


def test_options_are_shown_in_the_order_of_the_seed() -> None:
    question = choice(options=tuple(option(each) for each in "abcdefgh"))
    orders = {"".join(each.id for each, _ in form_for(question, seed).shown()) for seed in range(5)}
    assert len(orders) == 5
    assert [each for each, _ in form_for(question, 3).shown()] == [each for each, _ in form_for(question, 3).shown()]


def test_an_ordering_question_never_begins_in_order() -> None:
    assert "abcd" not in {"".join(item.id for item in jumbled(SAMPLES["ordering"], seed)) for seed in range(200)}


@pytest.mark.parametrize(
    ("move", "order"),
    [
        ("up:b", "bacd"),
        ("down:b", "acbd"),
        ("up:a", "abcd"),
        ("down:d", "abcd"),
        ("up:z", "abcd"),
        ("left:a", "abcd"),
        ("", "abcd"),
    ],
)
def test_a_step_moves_by_one_place(move: str, order: str) -> None:
    form = form_for(SAMPLES["ordering"], SEED, sent(answer=list("abcd"), confidence="2"))
    assert isinstance(form, OrderingForm)
    moved, _item = form.moved(move)
    assert "".join(item.id for item in moved.shown()) == order
    assert moved.sure == "2"


def test_the_page_of_a_matching_question_does_not_give_the_pairs_away() -> None:
    rows = form_for(SAMPLES["matching"], SEED).rows()
    assert [[place for place, _text, _ticked in row[2]] for row in rows] == [[1, 2, 3]] * 3
