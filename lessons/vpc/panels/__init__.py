"""The panels of the bench beside those of every bench, a module each, in the order of their tabs.

`courseware/console/desk.py` says what a panel is.
"""

from types import ModuleType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lessons.vpc.panels import (
    acls,
    analyzer,
    cidr,
    connections,
    flowlogs,
    gateways,
    groups,
    lists,
    machines,
    map,
    packet,
    subnets,
    tables,
    topology,
    vpcs,
)

TABS: dict[str, str | Promise] = {
    "vpcs": _("VPCs"),
    "map": _("Address map"),
    "topology": _("Topology"),
    "packet": _("Packet"),
    "subnets": _("Subnets"),
    "tables": _("Route tables"),
    "gateways": _("Gateways"),
    "groups": _("Security groups"),
    "acls": _("Network ACLs"),
    "lists": _("Prefix lists"),
    "machines": _("Instances"),
    "connections": _("Peering"),
    "flowlogs": _("Flow logs"),
    "analyzer": _("Reachability Analyzer"),
    "cidr": _("CIDR trainer"),
}
PANELS: dict[str, ModuleType] = {
    "vpcs": vpcs,
    "map": map,
    "topology": topology,
    "packet": packet,
    "subnets": subnets,
    "tables": tables,
    "gateways": gateways,
    "groups": groups,
    "acls": acls,
    "lists": lists,
    "machines": machines,
    "connections": connections,
    "flowlogs": flowlogs,
    "analyzer": analyzer,
    "cidr": cidr,
}
