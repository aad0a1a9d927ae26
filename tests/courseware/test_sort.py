"""Sorting in a lesson: what was put somewhere is answered and kept, for a visitor too, and by scripts or without."""

import re
from typing import Any

import pytest
from django.test import Client

from lessons.courseware.models import Answer
from lessons.iam.exercises.mfa.kinds import SORT
from lessons.people.models import Learner

PAGE = "/iam/mfa/"
HTMX = {"HX-Request": "true", "HX-Current-URL": f"http://testserver{PAGE}"}
URL = f"{PAGE}sort/{SORT.id}/"
RIGHT = {thing.id: thing.kind for thing in SORT.things}


def _rows(page: str) -> dict[str, str]:
    """By thing: right, off, or empty where it was not put anywhere."""
    found = re.findall(r'<fieldset class="thing ?(\w*)">.*?name="([\w-]+)"', page, re.S)
    return {name: state for state, name in found}


@pytest.mark.django_db
def test_each_place_is_answered_and_kept(as_learner: Client, learner: Learner) -> None:
    as_learner.cookies["lab_language"] = "en"
    answer = as_learner.post(URL, {"password": "knowledge", "pin": "possession"}, headers=HTMX).content.decode()
    expected = dict.fromkeys(RIGHT, "") | {"password": "right", "pin": "off"}
    assert _rows(answer) == expected
    assert "1 of 9 in the right place" in answer
    pin = next(thing for thing in SORT.things if thing.id == "pin")
    assert pin.said["possession"]["en"] in answer
    assert _rows(as_learner.get(PAGE).content.decode()) == expected
    kept = Answer.objects.filter(learner=learner).values_list("prediction_id", "option")
    assert dict(kept) == {f"{SORT.id}.password": "knowledge", f"{SORT.id}.pin": "possession"}


@pytest.mark.django_db
def test_a_place_can_be_changed_until_all_are_right(as_learner: Client) -> None:
    as_learner.cookies["lab_language"] = "en"
    as_learner.post(URL, RIGHT | {"iris": "knowledge"})
    assert _rows(as_learner.get(PAGE).content.decode()) == dict.fromkeys(RIGHT, "right") | {"iris": "off"}
    assert as_learner.post(URL, RIGHT).status_code == 303
    page = as_learner.get(PAGE).content.decode()
    assert _rows(page) == dict.fromkeys(RIGHT, "right")
    assert "have to be stolen in two different ways" in page


@pytest.mark.django_db
def test_what_lies_right_already_counts_in_what_is_said(as_learner: Client) -> None:
    as_learner.cookies["lab_language"] = "en"
    as_learner.post(URL, {"password": "knowledge"}, headers=HTMX)
    answer = as_learner.post(URL, {"iris": "inherence"}, headers=HTMX).text
    assert '<p id="live" hx-swap-oob="innerHTML">2 of 9 are in the right place.</p>' in answer


@pytest.mark.django_db
@pytest.mark.parametrize("sent", [{}, {"password": "magic"}, {"wallet": "possession"}])
def test_nonsense_is_answered_with_a_sentence(as_learner: Client, sent: dict[str, Any]) -> None:
    as_learner.cookies["lab_language"] = "en"
    answer = as_learner.post(URL, sent, headers=HTMX)
    assert (answer.status_code, "Choose a kind for one of the things" in answer.content.decode()) == (422, True)
    assert Answer.objects.count() == 0


@pytest.mark.django_db
def test_there_is_nothing_else_to_sort(as_learner: Client) -> None:
    assert as_learner.post(f"{PAGE}sort/nothing/", RIGHT).status_code == 404


@pytest.mark.django_db
def test_a_visitor_sorts_as_well(client: Client) -> None:
    assert client.post(URL, {"password": "knowledge"}).status_code == 303
    assert Answer.objects.get().option == "knowledge"
