"""The panels of the bench beside those of every bench, a module each, in the order of their tabs.

`courseware/console/desk.py` says what a panel is.
"""

from types import ModuleType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lessons.iam.panels import account, explain, graph, groups, policies, roles, users

TABS: dict[str, str | Promise] = {
    "users": _("Users"),
    "groups": _("Groups"),
    "roles": _("Roles"),
    "policies": _("Policies"),
    "explain": pgettext_lazy("who may do what", "Explain"),
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
