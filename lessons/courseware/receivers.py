"""What a guest did in the course goes along when the guest turns out to be a learner."""

from typing import Any

from django.db.models import Model
from django.dispatch import receiver

from lessons.courseware.models import Answer, Attempt, Kept, Progress, QuizAttempt
from lessons.people.signals import guest_joins

# Of each thing a learner has one per key.
KEYS: tuple[tuple[type[Model], tuple[str, ...]], ...] = (
    (Progress, ("lesson", "check_id")),
    (Answer, ("lesson", "prediction_id")),
    (Kept, ("kind", "owner", "name")),
)
# Of these any number, of which one is current.
TRIES: tuple[tuple[type[Model], str], ...] = ((Attempt, "mission"), (QuizAttempt, "quiz"))


@receiver(guest_joins, dispatch_uid="courseware")
def hand_over(guest: Any, learner: Any, **_more: Any) -> None:
    """Rows for which the learner has none of their own; the learner's own ones stay as they are.

    Tries go along all of them: where the learner is in the middle of one, the guest's is kept as an earlier one.
    """
    for model, key in KEYS:
        rows = model._default_manager
        taken = set(rows.filter(learner=learner).values_list(*key))
        theirs = rows.filter(learner=guest).values_list("pk", *key)
        free = [pk for pk, *found in theirs if tuple(found) not in taken]
        rows.filter(pk__in=free).update(learner=learner)
    for model, name in TRIES:
        rows = model._default_manager
        begun = rows.filter(learner=learner, current=True).values_list(name, flat=True)
        rows.filter(learner=guest, current=True, **{f"{name}__in": list(begun)}).update(current=False)
        rows.filter(learner=guest).update(learner=learner)
