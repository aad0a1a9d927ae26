"""What becomes of a class and of who is in it. Whoever leaves loses what the class let them reach."""

from django.db import transaction
from django.db.models import QuerySet

from lessons.classroom.classes import codes
from lessons.classroom.models import Classroom, Membership
from lessons.people.models import Learner
from lessons.sandbox import lab

MOST_CLASSES = 50  # of one owner
MOST_MEMBERS = 300


class NoClass(Exception):
    """No class has this code."""


class Closed(Exception):
    """The class takes nobody in now."""


class Full(Exception):
    """The class has as many members, or its owner as many classes, as there may be."""


def found(owner: Learner, name: str, own_name: str, form_key: str) -> Classroom:
    """A new class with its owner in it. Raises Full."""
    with transaction.atomic():
        Learner.objects.select_for_update().get(pk=owner.pk)
        made = Classroom.objects.filter(owner=owner, form_key=form_key).first()
        if made is not None:
            return made
        if Classroom.objects.filter(owner=owner).count() >= MOST_CLASSES:
            raise Full
        made = Classroom.objects.create(owner=owner, name=name, code=_fresh_code(), form_key=form_key)
        made.memberships.create(learner=owner, name=own_name, role=Membership.Role.INSTRUCTOR)
    return made


def with_code(typed: str) -> Classroom:
    """Raises NoClass."""
    found = Classroom.objects.select_related("owner").filter(code=codes.read(typed)).first()
    if found is None:
        raise NoClass
    return found


def is_in(classroom: Classroom, learner: int | None) -> bool:
    return learner is not None and classroom.memberships.filter(learner=learner).exists()


def join(classroom: Classroom, code: str, learner: Learner, name: str) -> bool:
    """With the code as it was typed; False for who is in already. Raises NoClass, Closed, Full."""
    with transaction.atomic():
        now = Classroom.objects.select_for_update().filter(pk=classroom.pk, code=codes.read(code)).first()
        if now is None:  # renewed or deleted since a moment ago
            raise NoClass
        if now.memberships.filter(learner=learner).exists():
            return False
        if not now.is_open:
            raise Closed
        if now.memberships.count() >= MOST_MEMBERS:
            raise Full
        now.memberships.create(learner=learner, name=name)
    return True


def end(membership: Membership) -> None:
    """Somebody leaves or is removed. Never its owner."""
    Membership.objects.filter(pk=membership.pk).exclude(learner=membership.classroom.owner_id).delete()
    lab.end_peerings([membership.learner_id])


def delete(classroom: Classroom) -> None:
    people = list(classroom.memberships.values_list("learner", flat=True))
    classroom.delete()
    lab.end_peerings(people)


def renew(classroom: Classroom) -> None:
    """From now on the old code leads nowhere."""
    Classroom.objects.filter(pk=classroom.pk).update(code=_fresh_code())


def open_or_close(classroom: Classroom, *, is_open: bool) -> None:
    Classroom.objects.filter(pk=classroom.pk).update(is_open=is_open)


def classmates_of(learner: int) -> "QuerySet[Membership, int]":
    """The ids of all who are in a class with somebody, whoever teaches it."""
    mine = Classroom.objects.filter(memberships__learner=learner)
    others = Membership.objects.filter(classroom__in=mine).exclude(learner=learner)
    return others.values_list("learner", flat=True)


def names_near(learner: int) -> dict[int, str]:
    """What the classmates of somebody are called, by their ids, in alphabetical order: one query."""
    mine = Classroom.objects.filter(memberships__learner=learner)
    others = Membership.objects.filter(classroom__in=mine).exclude(learner=learner)
    return dict(others.order_by("name", "pk").values_list("learner", "name"))


def _fresh_code() -> str:
    while True:
        code = codes.draw()
        if not Classroom.objects.filter(code=code).exists():
            return code
