"""What the pages about classes show."""

from dataclasses import dataclass
from typing import Any

import segno
from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, Value, When
from django.http import HttpRequest
from django.urls import reverse

from lessons.classroom.classes import codes
from lessons.classroom.classes.forms import roles_for
from lessons.classroom.models import Classroom, Membership
from lessons.sandbox import lab

QR_PIXELS = 6  # for each module
ON_A_PAGE = 50  # people
_FIRST = (Membership.Role.INSTRUCTOR, Membership.Role.ASSISTANT)
_TEACHERS_FIRST = Case(*(When(role=role, then=Value(at)) for at, role in enumerate(_FIRST)), default=len(_FIRST))


@dataclass(frozen=True)
class Way:
    """How one joins: the code to read out, the link, and the link as a picture."""

    code: str
    link: str
    picture: str


@dataclass(frozen=True)
class Person:
    """Somebody in the class; `number` is that of their AWS account, empty while there is none that can be reached.

    `roles`: what they can be made, as values and words; nothing where the reader has no say.
    """

    membership: Membership
    number: str
    roles: list[tuple[str, Any]]


def mine(learner: Any) -> list[Membership]:
    """One query: the classes somebody is in, the newest first, each with how many are in it as `size`."""
    if not learner.is_authenticated:
        return []
    sizes = Count("classroom__memberships")
    found = Membership.objects.filter(learner=learner).select_related("classroom__owner")
    return list(found.annotate(size=sizes).order_by("-joined", "-pk"))


def people(membership: Membership, number: str | None) -> "Page[Person]":
    """Three queries: a page of the people in the class, who teaches first; the nearest where there is no such page."""
    every = membership.classroom.memberships.select_related("learner").order_by(_TEACHERS_FIRST, "joined", "pk")
    found = Paginator(every, ON_A_PAGE).get_page(number)
    numbers = lab.numbers_of([each.learner_id for each in found])
    shown = [Person(each, numbers.get(each.learner_id, ""), _roles(membership, each)) for each in found]
    return Page(shown, found.number, found.paginator)


def _roles(reader: Membership, each: Membership) -> list[tuple[str, Any]]:
    return roles_for(each) if reader.leads and each.learner_id != reader.classroom.owner_id else []


def way_into(request: HttpRequest, classroom: Classroom) -> Way:
    """The link has the address that people type, where the installation says one."""
    path = reverse("classroom:classes:join-with", args=[classroom.code])
    link = settings.LAB_ORIGINS[0] + path if settings.LAB_ORIGINS else request.build_absolute_uri(path)
    picture = str(segno.make(link, micro=False).png_data_uri(scale=QR_PIXELS, border=4))
    return Way(codes.shown(classroom.code), link, picture)
