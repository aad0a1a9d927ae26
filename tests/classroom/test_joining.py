"""Joining a class by its code: typed, or by the link; as a learner, as a guest; and what is in the way."""

from typing import Any

import pytest
from django.test import Client

from lessons.classroom.classes import codes, membership
from lessons.classroom.models import Classroom, Membership
from lessons.people.models import Learner
from lessons.people.throttle import JOIN
from lessons.sandbox import lab
from tests.at_once import at_once
from tests.classroom.classes import classroom, enter, join, learner_in, names, person

pytestmark = pytest.mark.django_db
WRONG = "No class has this code."
CLOSED = "This class takes nobody in now."


@pytest.fixture
def room(db: None) -> Classroom:
    return classroom()


def test_a_learner_joins(room: Classroom, student: Client) -> None:
    assert join(student, room.code)["Location"] == f"/classes/{room.pk}/"
    assert names(room) == ["Teacher", "Mina"]
    assert "You are in the class Evening class now." in student.get(f"/classes/{room.pk}/").text


@pytest.mark.parametrize("how", ["{}-{}", " {} {} ", "{}{}", "{}–{}"])
def test_a_code_is_read_as_people_type_it(room: Classroom, student: Client, how: str) -> None:
    half = codes.LENGTH // 2
    assert join(student, how.format(room.code[:half].lower(), room.code[half:])).status_code == 302


def test_in_full_width_letters(room: Classroom, student: Client) -> None:
    assert join(student, "".join(chr(ord(sign) + 0xFEE0) for sign in room.code)).status_code == 302


def test_a_visitor_joins_as_a_guest(room: Classroom, stranger: Client) -> None:
    assert join(stranger, room.code).status_code == 302
    assert learner_in(stranger).is_guest
    assert names(room) == ["Teacher", "Mina"]


def test_a_guest_who_signs_up_stays_in_the_class(room: Classroom, stranger: Client) -> None:
    join(stranger, room.code)
    guest = learner_in(stranger)
    stranger.post("/sign-up/", {"username": "mina", "password": "a long password 9", "as": guest.pk})
    assert learner_in(stranger).username == "mina"
    assert Membership.objects.get(learner__username="mina").classroom == room


def test_a_guest_who_signs_in_brings_the_class_along(room: Classroom, stranger: Client) -> None:
    mina = person("mina")
    other = classroom("Morning class")
    enter(other, mina, "Mina Kim")
    for each in (room, other):
        join(stranger, each.code, "guest")
    sent = {"username": "mina", "password": "a long password 3", "take_along": "on", "as": learner_in(stranger).pk}
    stranger.post("/sign-in/", sent)
    found = Membership.objects.filter(learner=mina).order_by("classroom")
    assert [(each.classroom_id, each.name) for each in found] == [(room.pk, "guest"), (other.pk, "Mina Kim")]
    assert Membership.objects.count() == 4


def test_the_link_says_which_class_it_is(room: Classroom, student: Client, stranger: Client) -> None:
    for client in (student, stranger):
        page = client.get(f"/classes/join/{room.code}/", headers={"accept-language": "en"}).text
        assert ("<h1>Evening class</h1>" in page, f'value="{codes.shown(room.code)}"' in page) == (True, True)
    assert Learner.objects.filter(is_guest=True).count() == 0


@pytest.mark.parametrize("code", ["", "WRONG-ONE", "x" * 41, "ABC\0"])
def test_a_wrong_code_is_told_with_what_to_do(room: Classroom, stranger: Client, code: str) -> None:
    answer = join(stranger, code)
    assert (answer.status_code, names(room), Learner.objects.filter(is_guest=True).count()) == (422, ["Teacher"], 0)
    assert (WRONG in answer.text) is (code == "WRONG-ONE")


def test_a_link_that_leads_nowhere_says_so(room: Classroom, stranger: Client) -> None:
    answer = stranger.get("/classes/join/ABCDEFGH/", headers={"accept-language": "en"})
    assert (answer.status_code, WRONG in answer.text) == (200, True)


def test_a_renewed_code_is_none(room: Classroom, student: Client) -> None:
    before = room.code
    membership.renew(room)
    assert WRONG in join(student, before).text
    assert names(room) == ["Teacher"]


def test_a_closed_class_says_whom_to_ask(room: Classroom, student: Client, stranger: Client) -> None:
    membership.open_or_close(room, is_open=False)
    for client in (student, stranger):
        answer = join(client, room.code)
        assert (answer.status_code, CLOSED in answer.text) == (422, True)
        page = client.get(f"/classes/join/{room.code}/", headers={"accept-language": "en"}).text
        assert CLOSED in page
    assert (names(room), Learner.objects.filter(is_guest=True).count()) == (["Teacher"], 0)


def test_who_is_in_is_led_there_and_also_when_it_is_closed(room: Classroom, student: Client) -> None:
    join(student, room.code)
    membership.open_or_close(room, is_open=False)
    assert join(student, room.code, "Somebody")["Location"] == f"/classes/{room.pk}/"
    assert student.get(f"/classes/join/{room.code}/")["Location"] == f"/classes/{room.pk}/"
    assert names(room) == ["Teacher", "Mina"]


def test_a_full_class_says_so(room: Classroom, student: Client, monkeypatch: Any) -> None:
    monkeypatch.setattr(membership, "MOST_MEMBERS", 1)
    answer = join(student, room.code)
    assert (answer.status_code, "This class is full." in answer.text, names(room)) == (422, True, ["Teacher"])


@pytest.mark.parametrize("by_link", [True, False])
def test_codes_cannot_be_guessed_in_a_row(room: Classroom, student: Client, by_link: bool) -> None:
    def guess(code: str) -> Any:
        return student.get(f"/classes/join/{code}/") if by_link else join(student, code)

    given = [guess("ABCDEFGH").status_code for _ in range(JOIN.learner.size)]
    assert set(given) == {200 if by_link else 422}
    answer = guess(room.code)
    assert (answer.status_code, int(answer["Retry-After"]) > 0, names(room)) == (429, True, ["Teacher"])


def test_a_form_drawn_for_somebody_else_does_nothing(room: Classroom, student: Client, other_learner: Learner) -> None:
    answer = join(student, room.code, **{"as": str(other_learner.pk)})
    assert (answer.status_code, names(room)) == (422, ["Teacher"])


def test_classmates_are_those_of_every_class(room: Classroom, student: Client) -> None:
    mina, bada, haneul = learner_in(student), person("bada"), person("haneul")
    other = classroom("Morning class", "gyosu")
    for each, people in ((room, (mina, bada)), (other, (mina, haneul))):
        for one in people:
            enter(each, one)
    known = {each: set(membership.classmates_of(each.pk)) for each in (mina, bada, haneul)}
    teachers = [each.owner_id for each in (room, other)]
    assert known[mina] == {bada.pk, haneul.pk, *teachers}
    assert known[bada] == {mina.pk, teachers[0]}
    assert known[haneul] == {mina.pk, teachers[1]}


def test_the_numbers_of_accounts_stand_beside_the_names(room: Classroom, student: Client) -> None:
    join(student, room.code)
    page = student.get(f"/classes/{room.pk}/").text
    assert page.count("no account that can be reached yet") == 2
    number = lab.account_of(learner_in(student)).account_id
    assert f"Account {number}" in student.get(f"/classes/{room.pk}/").text


@pytest.mark.django_db(transaction=True)
def test_one_place_and_many_who_want_it() -> None:
    room = classroom()
    people = [person(f"person-{number}") for number in range(4)]

    def tries(learner: Learner) -> bool:
        try:
            return membership.join(room, room.code, learner, learner.username)
        except membership.Full:
            return False

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(membership, "MOST_MEMBERS", 2)
        joined = at_once(*((lambda each=each: tries(each)) for each in people))
    assert (sum(joined), room.memberships.count()) == (1, 2)


@pytest.mark.django_db(transaction=True)
def test_a_form_sent_twice_at_the_same_moment_joins_once() -> None:
    room, mina = classroom(), person("mina")
    joined = at_once(*(lambda: membership.join(room, room.code, mina, "Mina") for _ in range(3)))
    assert (sorted(joined), names(room)) == ([False, False, True], ["Teacher", "Mina"])
