"""The panels of the bench, a module each, in the order of their tabs; courseware/console/desk.py says what one is."""

from types import ModuleType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lessons.vpc.panels import acls, connections, gateways, groups, journal, machines, packet, subnets, tables, vpcs

TABS: dict[str, str | Promise] = {
    "vpcs": _("VPCs"),
    "subnets": _("Subnets"),
    "tables": _("Route tables"),
    "gateways": _("Gateways"),
    "groups": _("Security groups"),
    "acls": _("Network ACLs"),
    "machines": _("Instances"),
    "connections": _("Peering"),
    "packet": _("Packet"),
    "journal": _("Journal"),
}
PANELS: dict[str, ModuleType] = {
    "vpcs": vpcs,
    "subnets": subnets,
    "tables": tables,
    "gateways": gateways,
    "groups": groups,
    "acls": acls,
    "machines": machines,
    "connections": connections,
    "packet": packet,
    "journal": journal,
}
