"""The panels of the bench, a module each, in the order of their tabs; courseware/console/desk.py says what one is."""

from types import ModuleType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lessons.iam.panels import account, explain, graph, groups, journal, policies, roles, users

TABS: dict[str, str | Promise] = {
    "users": _("Users"),
    "groups": _("Groups"),
    "roles": _("Roles"),
    "policies": _("Policies"),
    "explain": _("Explain"),
    "graph": _("Graph"),
    "account": _("Account"),
    "journal": _("Journal"),
}
PANELS: dict[str, ModuleType] = {
    "users": users,
    "groups": groups,
    "roles": roles,
    "policies": policies,
    "explain": explain,
    "graph": graph,
    "account": account,
    "journal": journal,
}
