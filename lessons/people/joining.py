"""Guests and visitors become learners, and learners leave. Each is one transaction: wholly done, or not at all."""

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import get_language

from lessons.people.models import Learner
from lessons.people.signals import guest_joins


class NameTaken(Exception):
    """Somebody has this name, perhaps since a moment ago."""


class NoGuest(Exception):
    """The guest has become a learner meanwhile, or is gone."""


def enrol(name: str, email: str, password: str, theme: str = "") -> Learner:
    """A learner who has done nothing here yet. Raises NameTaken."""
    learner = Learner(language=get_language() or settings.LANGUAGE_CODE, theme=theme)
    return _named(learner, name, email, password)


def claim(guest: Learner, name: str, email: str, password: str) -> Learner:
    """The guest's own row becomes a learner's, so that everything stays where it is. Raises NameTaken, NoGuest."""
    with transaction.atomic():
        row = _locked(guest.pk)
        row.is_guest = False
        return _named(row, name, email, password)


def _named(learner: Learner, name: str, email: str, password: str) -> Learner:
    learner.username, learner.email = Learner.normalize_username(name), email
    learner.set_password(password)
    try:
        with transaction.atomic():
            learner.save()
    except IntegrityError:
        raise NameTaken from None
    return learner


def take_along(guest: Learner, learner: Learner) -> None:
    """Give the learner everything the guest has, then delete the guest. Raises NoGuest."""
    with transaction.atomic():
        row = _locked(guest.pk)
        # Whoever makes the learner's first account waits for this lock, and then finds the guest's.
        Learner.objects.select_for_update().get(pk=learner.pk)
        guest_joins.send(sender=Learner, guest=row, learner=learner)
        row.delete()


def leave(learner: Learner) -> None:
    """Delete a person with everything that is theirs."""
    with transaction.atomic():
        Learner.objects.select_for_update().filter(pk=learner.pk).first()  # nothing new is begun from here on
        Learner.objects.filter(pk=learner.pk).delete()


def _locked(pk: int) -> Learner:
    try:
        return Learner.objects.select_for_update().get(pk=pk, is_guest=True)
    except Learner.DoesNotExist:
        raise NoGuest from None
