"""The panels of the bench beside those of every bench, a module each, in the order of their tabs.

A panel has TEMPLATE, HAS_FORMS (somebody may be typing in it) and `read(page, form)`, which gives the template's
variables; `form` is one of its forms that was refused, or None.
"""

from types import ModuleType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lessons.iam.panels import account, explain, graph, groups, policies, roles, users

TABS: dict[str, str | Promise] = {
    "users": _("Users"),
    "groups": _("Groups"),
    "roles": _("Roles"),
    "policies": _("Policies"),
    "explain": _("Explain"),
    "graph": _("Graph"),
    "account": _("Account"),
}
PANELS: dict[str, ModuleType] = {
    "users": users,
    "groups": groups,
    "roles": roles,
    "policies": policies,
    "explain": explain,
    "graph": graph,
    "account": account,
}
