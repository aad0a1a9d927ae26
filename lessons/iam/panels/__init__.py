"""The panels of the bench, a module each, in the order of their tabs.

A panel has TEMPLATE, HAS_FORMS (somebody may be typing in it) and `read(page, form)`, which gives the template's
variables; `form` is one of its forms that was refused, or None.
"""

from types import ModuleType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lessons.iam.panels import journal, roles

TABS: dict[str, str | Promise] = {"roles": _("Roles"), "journal": _("Journal")}
PANELS: dict[str, ModuleType] = {"roles": roles, "journal": journal}
