"""What happens to accounts when their owner changes or goes."""

import shutil
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models.signals import post_delete, pre_delete
from django.dispatch import receiver

from lessons.people.signals import guest_joins
from lessons.sandbox import hosting, inflight, opened, parting, unpacked
from lessons.sandbox.bodies import FileBodies
from lessons.sandbox.models import Account
from lessons.sandbox.sam import uploads


@receiver(guest_joins, dispatch_uid="sandbox")
def hand_over(guest: Any, learner: Any, **_more: Any) -> None:
    """All of the guest's accounts become the learner's. A learner who has a main account keeps it as such."""
    accounts = Account.objects.filter(owner=guest)
    if Account.objects.filter(owner=learner, main=True).exists():
        accounts.filter(main=True).update(main=False)
    accounts.update(owner=learner)


@receiver(pre_delete, sender=Account, dispatch_uid="sandbox")
def wait_for_writers(instance: Account, **_more: Any) -> None:
    """Nobody may journal into an account whose journal is being deleted. Whom it was peered with hears of it then."""
    Account.objects.select_for_update().filter(pk=instance.pk).first()
    met = parting.met_by(Account.objects.filter(pk=instance.pk))
    transaction.on_commit(lambda: parting.tell(met), robust=True)


@receiver(post_delete, sender=Account, dispatch_uid="sandbox")
def clear_away(instance: Account, **_more: Any) -> None:
    """Once the deletion is certain: the account's processes, its files, and what runs had left."""
    pk: UUID = instance.pk  # Django takes it off the instance before the commit
    transaction.on_commit(lambda: _clear_away(pk), robust=True)


def _clear_away(pk: UUID) -> None:
    opened.close(pk)
    hosting.host().drop_all(pk)
    bodies = FileBodies.of(pk)
    unpacked.forget_all_of(bodies)
    shutil.rmtree(bodies.folder, ignore_errors=True)
    uploads.forget(pk)
    inflight.forget_lost(pk)
