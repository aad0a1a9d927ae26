"""A class and the people in it, made as their forms make them."""

from typing import Any

from django.test import Client

from lessons.classroom.classes import membership
from lessons.classroom.models import Classroom, Membership
from lessons.people.models import Learner, Role


def person(name: str) -> Learner:
    return Learner.objects.create_user(name, password="a long password 3")


def classroom(name: str = "Evening class", teacher: str = "seonsaeng") -> Classroom:
    """A new class of this teacher's."""
    owner = Learner.objects.filter(username=teacher).first() or person(teacher)
    Learner.objects.filter(pk=owner.pk).update(role=Role.INSTRUCTOR)
    return membership.found(owner, name, "Teacher", f"{Classroom.objects.count():016x}")


def enter(room: Classroom, learner: Learner, name: str = "") -> Membership:
    assert membership.join(room, room.code, learner, name or learner.username)
    return Membership.objects.get(classroom=room, learner=learner)


def learner_in(client: Client) -> Learner:
    return Learner.objects.get(pk=client.session["_auth_user_id"])


def join(client: Client, code: str, name: str = "Mina", **more: Any) -> Any:
    return client.post("/classes/join/", {"code": code, "name": name} | more, headers={"accept-language": "en"})


def names(room: Classroom) -> list[str]:
    return list(room.memberships.values_list("name", flat=True))
