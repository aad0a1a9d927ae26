"""The learner: a guest at first, later perhaps somebody with a password."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class Theme(models.TextChoices):
    AUTO = "auto", _("Automatic")
    LIGHT = "light", _("Light")
    DARK = "dark", _("Dark")


class Learner(AbstractUser):
    """Empty `language` or `theme`: never chosen, so the browser and the installation decide."""

    is_guest = models.BooleanField(default=False)
    language = models.CharField(max_length=5, blank=True, default="")
    theme = models.CharField(max_length=5, blank=True, default="", choices=Theme.choices)
