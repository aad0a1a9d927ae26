"""What a guest did in the course goes along when the guest turns out to be a learner."""

from typing import Any

from django.db.models import Model
from django.dispatch import receiver

from lessons.courseware.models import Answer, Attempt, Kept, Progress
from lessons.people.signals import guest_joins

# Of each thing a learner has one per key.
KEYS: tuple[tuple[type[Model], tuple[str, ...]], ...] = (
    (Progress, ("lesson", "check_id")),
    (Answer, ("lesson", "prediction_id")),
    (Attempt, ("lesson", "mission_id")),
    (Kept, ("kind", "owner", "name")),
)


@receiver(guest_joins, dispatch_uid="courseware")
def hand_over(guest: Any, learner: Any, **_more: Any) -> None:
    """Rows for which the learner has none of their own; the learner's own ones stay as they are."""
    for model, key in KEYS:
        rows = model._default_manager
        taken = set(rows.filter(learner=learner).values_list(*key))
        theirs = rows.filter(learner=guest).values_list("pk", *key)
        free = [pk for pk, *found in theirs if tuple(found) not in taken]
        rows.filter(pk__in=free).update(learner=learner)
