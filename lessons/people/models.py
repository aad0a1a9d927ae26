"""The learner: a guest at first, later perhaps somebody with a password."""

from typing import Any

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class Theme(models.TextChoices):
    AUTO = "auto", _("Automatic")
    LIGHT = "light", _("Light")
    DARK = "dark", _("Dark")


class Role(models.TextChoices):
    LEARNER = "learner", _("Learner")
    INSTRUCTOR = "instructor", _("Instructor")


class LearnerManager(UserManager):
    use_in_migrations = False

    def named(self, name: str) -> "models.QuerySet[Learner]":
        """Whoever has this name, however it is written: in full-width letters, in capitals."""
        written = Lower(models.Value(Learner.normalize_username(name)))
        return self.annotate(folded=Lower("username")).filter(folded=written)

    def get_by_natural_key(self, username: Any) -> "Learner":
        return self.named(str(username)).get()


class Learner(AbstractUser):
    """Empty `language` or `theme`: never chosen, so the browser and the installation decide."""

    is_guest = models.BooleanField(default=False)
    role = models.CharField(max_length=10, choices=Role.choices, default=Role.LEARNER)
    language = models.CharField(max_length=5, blank=True, default="")
    theme = models.CharField(max_length=5, blank=True, default="", choices=Theme.choices)

    objects = LearnerManager()

    class Meta(AbstractUser.Meta):
        constraints = [models.UniqueConstraint(Lower("username"), name="people_one_learner_per_name")]

    @property
    def is_instructor(self) -> bool:
        return self.role == Role.INSTRUCTOR
