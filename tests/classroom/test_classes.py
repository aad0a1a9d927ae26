"""A class is made, shown to those in it, led by its instructor, and deleted by its owner."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lessons.classroom.classes import codes, membership, pages
from lessons.classroom.models import Classroom, Membership
from tests.classroom.classes import classroom, enter, learner_in, names, person

pytestmark = pytest.mark.django_db
KEY = "0123456789abcdef01234567"


@pytest.fixture
def room(teacher: Client) -> Classroom:
    return classroom()


@pytest.fixture
def member(room: Classroom, student: Client) -> Membership:
    return enter(room, learner_in(student), "Mina")


def test_an_instructor_makes_a_class_and_sees_how_one_joins(teacher: Client) -> None:
    form = teacher.get("/classes/new/").text
    assert re.search(r'name="form_key" value="[0-9a-f]{24}"', form)
    answer = teacher.post("/classes/new/", {"name": "Evening class", "own_name": "Teacher", "form_key": KEY})
    room = Classroom.objects.get()
    assert (answer["Location"], room.is_open, names(room)) == (f"/classes/{room.pk}/", True, ["Teacher"])
    page = teacher.get(answer["Location"]).text
    assert f'<b id="join-code">{codes.shown(room.code)}</b>' in page
    assert f'<code id="join-link">http://testserver/classes/join/{room.code}/</code>' in page
    assert 'src="data:image/png;base64,' in page


def test_a_form_that_is_sent_twice_makes_one_class(teacher: Client) -> None:
    sent = {"name": "Evening class", "own_name": "Teacher", "form_key": KEY}
    assert teacher.post("/classes/new/", sent)["Location"] == teacher.post("/classes/new/", sent)["Location"]
    assert Classroom.objects.count() == 1


@pytest.mark.parametrize("field", ["name", "own_name"])
def test_a_class_needs_both_names(teacher: Client, field: str) -> None:
    sent = {"name": "Evening class", "own_name": "Teacher", "form_key": KEY} | {field: "  "}
    answer = teacher.post("/classes/new/", sent)
    assert (answer.status_code, "Write something here." in answer.text) == (422, True)
    assert Classroom.objects.count() == 0


def test_there_are_not_more_classes_than_one_can_lead(teacher: Client, room: Classroom, monkeypatch: Any) -> None:
    monkeypatch.setattr(membership, "MOST_CLASSES", 1)
    answer = teacher.post("/classes/new/", {"name": "Another", "own_name": "Teacher", "form_key": KEY})
    assert (answer.status_code, "You lead 1 classes" in answer.text) == (422, True)


def test_a_learner_sees_who_is_in_the_class_and_not_how_one_joins(
    room: Classroom, member: Membership, student: Client
) -> None:
    page = student.get(f"/classes/{room.pk}/").text
    assert ["Mina" in page, "Teacher" in page, codes.shown(room.code) in page, room.code in page] == [
        True,
        True,
        False,
        False,
    ]
    assert "Evening class" in student.get("/classes/").text


def test_an_assistant_sees_how_one_joins_and_decides_nothing(
    teacher: Client, room: Classroom, member: Membership, student: Client
) -> None:
    teacher.post(f"/classes/{room.pk}/member/{member.pk}/role/", {"role": "assistant"})
    page = student.get(f"/classes/{room.pk}/").text
    assert (codes.shown(room.code) in page, "Make a new code" in page, "Remove from" in page) == (True, False, False)
    assert student.post(f"/classes/{room.pk}/code/").status_code == 403


def test_only_whom_the_lab_knows_as_an_instructor_leads_a_class(
    teacher: Client, room: Classroom, member: Membership, other_teacher: Client
) -> None:
    colleague = enter(room, learner_in(other_teacher))
    for each, role in ((member, "learner"), (colleague, "instructor")):
        teacher.post(f"/classes/{room.pk}/member/{each.pk}/role/", {"role": "instructor"})
        each.refresh_from_db()
        assert each.role == role
    assert other_teacher.post(f"/classes/{room.pk}/door/", {"is_open": "no"}).status_code == 302
    room.refresh_from_db()
    assert not room.is_open


def test_the_code_is_renewed(teacher: Client, room: Classroom) -> None:
    before = room.code
    teacher.post(f"/classes/{room.pk}/code/")
    room.refresh_from_db()
    assert (room.code == before, len(room.code)) == (False, codes.LENGTH)
    assert set(room.code) <= set(codes.ALPHABET)


def test_it_is_closed_and_opened(teacher: Client, room: Classroom) -> None:
    for wanted in (False, True):
        teacher.post(f"/classes/{room.pk}/door/", {"is_open": "yes" if wanted else "no"})
        room.refresh_from_db()
        assert room.is_open is wanted


def test_somebody_is_removed_after_a_question(
    teacher: Client, room: Classroom, member: Membership, student: Client
) -> None:
    url = f"/classes/{room.pk}/member/{member.pk}/remove/"
    assert "Remove Mina from the class?" in teacher.get(url).text
    assert names(room) == ["Teacher", "Mina"]
    teacher.post(url)
    assert names(room) == ["Teacher"]
    assert (student.get(f"/classes/{room.pk}/").status_code, teacher.post(url).status_code) == (404, 404)


def test_one_leaves(room: Classroom, member: Membership, student: Client) -> None:
    url = f"/classes/{room.pk}/leave/"
    assert "Leave this class?" in student.get(url).text
    assert student.post(url)["Location"] == "/classes/"
    assert names(room) == ["Teacher"]


def test_the_owner_cannot_leave_or_be_removed(teacher: Client, room: Classroom, other_teacher: Client) -> None:
    colleague = enter(room, learner_in(other_teacher))
    Membership.objects.filter(pk=colleague.pk).update(role="instructor")
    owner = room.memberships.get(name="Teacher")
    assert teacher.post(f"/classes/{room.pk}/leave/")["Location"] == f"/classes/{room.pk}/"
    for verb in ("remove", "role"):
        url = f"/classes/{room.pk}/member/{owner.pk}/{verb}/"
        assert other_teacher.post(url, {"role": "learner"}).status_code == 404
    other_teacher.post(f"/classes/{room.pk}/delete/")
    owner.refresh_from_db()
    assert owner.leads


def test_it_is_deleted_after_a_question(teacher: Client, room: Classroom, member: Membership) -> None:
    url = f"/classes/{room.pk}/delete/"
    assert "Delete this class?" in teacher.get(url).text
    assert teacher.post(url)["Location"] == "/classes/"
    assert (Classroom.objects.count(), Membership.objects.count()) == (0, 0)
    assert teacher.get(url).status_code == 404


def test_members_of_another_class_are_not_touched(
    teacher: Client, other_teacher: Client, room: Classroom, member: Membership
) -> None:
    theirs = classroom("Morning class", "gyosu")
    for verb in ("remove", "role"):
        url = f"/classes/{theirs.pk}/member/{member.pk}/{verb}/"
        assert other_teacher.post(url, {"role": "assistant"}).status_code == 404
    assert names(room) == ["Teacher", "Mina"]


@pytest.mark.parametrize("client", ["student", "other_teacher", "stranger"])
def test_who_is_not_in_a_class_finds_none(request: Any, client: str, room: Classroom) -> None:
    asks: Client = request.getfixturevalue(client)
    looks = ["", "leave/", "delete/", "member/1/remove/"]
    acts = ["code/", "door/", "leave/", "delete/", "member/1/remove/", "member/1/role/"]
    answers = [asks.get(f"/classes/{room.pk}/{each}") for each in looks]
    answers += [asks.post(f"/classes/{room.pk}/{each}", {"is_open": "no", "role": "assistant"}) for each in acts]
    assert {answer.status_code for answer in answers} == {302 if client == "stranger" else 404}
    if client == "stranger":
        assert all(answer["Location"].startswith("/sign-in/") for answer in answers)
    room.refresh_from_db()
    assert (room.is_open, names(room)) == (True, ["Teacher"])


def test_learners_make_no_classes(student: Client, stranger: Client) -> None:
    assert (student.get("/classes/new/").status_code, student.post("/classes/new/").status_code) == (403, 403)
    assert stranger.get("/classes/new/")["Location"] == "/sign-in/?next=/classes/new/"
    assert "/classes/new/" not in student.get("/classes/").text


@pytest.mark.parametrize("count", [1, 3])
def test_the_pages_cost_the_same_with_many(teacher: Client, student: Client, count: int) -> None:
    rooms = [classroom(f"Class {number}") for number in range(count)]
    for room in rooms:
        enter(room, learner_in(student))
    for number in range(count - 1):
        enter(rooms[0], person(f"person-{number}"))
    # session, person, classes, who acts; a class's page: session, person, membership, count, people,
    # numbers, who acts
    for client, path, queries in (
        (student, "/classes/", 4),
        (teacher, "/classes/", 4),
        (student, rooms[0].get_absolute_url(), 7),
        (teacher, rooms[0].get_absolute_url(), 7),
    ):
        with CaptureQueriesContext(connection) as made:
            answer = client.get(path)
        assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-store")
        assert len(made) == queries, [query["sql"] for query in made]


def test_a_large_class_has_pages(teacher: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "ON_A_PAGE", 2)
    room = classroom()
    people = [enter(room, person(f"person-{number}")) for number in range(4)]
    Membership.objects.filter(pk=people[3].pk).update(role=Membership.Role.ASSISTANT)
    path = room.get_absolute_url()

    def shown(query: str) -> list[str]:
        return re.findall(r"<li>\s*<p><b>([^<]*)</b>", teacher.get(f"{path}{query}").content.decode())

    assert [shown(query) for query in ("", "?page=2", "?page=3")] == [
        ["Teacher", "person-3"],
        ["person-0", "person-1"],
        ["person-2"],
    ]
    assert (shown("?page=99"), shown("?page=x")) == (["person-2"], ["Teacher", "person-3"])
    text = teacher.get(f"{path}?page=2", headers={"accept-language": "en"}).content.decode()
    assert "5 people in this class" in text
    assert ('href="?page=1"' in text, 'href="?page=3"' in text, "Page 2 of 3" in text) == (True, True, True)
