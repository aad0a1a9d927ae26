"""Sentences of Django's own that readers meet, named here so that the catalogue says them in the course's voice."""

from django.utils.translation import gettext_noop as _

WORDS = (_("This field is required."), _("Enter a whole number."))
