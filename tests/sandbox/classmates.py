"""People in a class, and their accounts."""

from lessons.classroom.classes import membership
from lessons.classroom.models import Classroom, Membership
from lessons.people.models import Learner
from tests.classroom.classes import classroom, enter


def class_of(*learners: Learner) -> Classroom:
    """A new class with these learners in it, and a teacher of its own."""
    room = classroom(f"Class of {len(learners)}", f"teacher-{Classroom.objects.count()}")
    for each in learners:
        enter(room, each)
    return room


def goes(room: Classroom, learner: Learner) -> None:
    membership.end(Membership.objects.get(classroom=room, learner=learner))
