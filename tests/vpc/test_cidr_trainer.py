"""The trainer's exercises: each is drawn by its number, its answer is right, and the bits are those of the ranges."""

from ipaddress import IPv4Network

import pytest
from django.test import Client

from lessons.vpc.cidr_trainer import KINDS, Exercise, bits, draw, of
from tests.vpc.desk import page

SOME = range(1, 301)


def drawn(kind: str) -> list[Exercise]:
    return [each for each in map(draw, SOME) if each.kind == kind]


def test_a_number_is_an_exercise_and_all_kinds_come() -> None:
    assert [draw(each) for each in SOME] == [draw(each) for each in SOME]
    assert {each.kind for each in map(draw, SOME)} == {kind for kind, _make in KINDS}


def test_counts() -> None:
    assert all(int(each.answer) == 2 ** (32 - each.facts["prefix"]) for each in drawn("count"))


def test_what_lies_inside_has_all_its_addresses_there() -> None:
    for each in drawn("lies"):
        inner, outer = each.facts["inner"], each.facts["outer"]
        assert each.answer == ("yes" if inner[0] in outer and inner[-1] in outer else "no")
    assert {each.answer for each in drawn("lies")} == {"yes", "no"}


def test_what_overlaps_has_an_address_in_common() -> None:
    for each in drawn("overlap"):
        one, other = each.facts["one"], each.facts["other"]
        assert each.answer == ("yes" if one[0] <= other[-1] and other[0] <= one[-1] else "no")
    assert {each.answer for each in drawn("overlap")} == {"yes", "no"}


def test_the_next_free_block_is_the_first_that_nothing_touches() -> None:
    for each in drawn("next"):
        taken = [IPv4Network(cidr) for cidr in each.facts["taken"].split(", ")]
        blocks = each.facts["whole"].subnets(new_prefix=each.facts["prefix"])
        assert each.answer == str(next(block for block in blocks if not any(block.overlaps(one) for one in taken)))


def test_the_canonical_form_has_no_host_bits() -> None:
    for each in drawn("canonical"):
        assert each.answer == str(IPv4Network(each.facts["typed"], strict=False))
        assert each.answer != each.facts["typed"]


@pytest.mark.parametrize("prefix", [0, 1, 8, 9, 16, 23, 24, 31, 32])
def test_bits_are_divided_at_the_prefix(prefix: int) -> None:
    network = IPv4Network(("10.0.5.77", prefix), strict=False)
    shown = of(network)
    assert len(shown.network.replace(".", "")) == prefix
    assert int((shown.network + shown.host).replace(".", ""), 2) == int(network[0])
    assert bits(network[-1], prefix).host.replace(".", "") == "1" * (32 - prefix)


@pytest.mark.django_db
def test_an_answer_is_told_with_the_bits(as_learner: Client) -> None:
    as_learner.cookies["lab_language"] = "en"
    exercise = draw(1)
    right = page(as_learner, f"?tab=cidr&exercise=1&given={exercise.answer}")
    assert ("Right." in right, f"<b>{exercise.bits[0].network}</b>" in right) == (True, True)
    wrong = page(as_learner, "?tab=cidr&exercise=1&given=17")
    assert f"Not quite. The answer: {exercise.answer}" in wrong
    assert "exercise=2" in wrong


@pytest.mark.django_db
@pytest.mark.parametrize(("number", "shown"), [("", 1), ("0", 1), ("dumpling", 1), ("7", 7), ("99999999", 9999)])
def test_odd_numbers_are_an_exercise_too(as_learner: Client, number: str, shown: int) -> None:
    as_learner.cookies["lab_language"] = "en"
    assert f"<small>exercise {shown}</small>" in page(as_learner, f"?tab=cidr&exercise={number}")
