"""What a packet meets on its way, by name."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

KINDS: dict[str, "str | Promise"] = {
    "interface": gettext_lazy("Network interface"),
    "security-group": gettext_lazy("Security group"),
    "network-acl": gettext_lazy("Network ACL"),
    "route-table": gettext_lazy("Route table"),
    "internet-gateway": gettext_lazy("Internet gateway"),
    "egress-only-internet-gateway": gettext_lazy("Egress-only internet gateway"),
    "nat-gateway": gettext_lazy("NAT gateway"),
    "peering": gettext_lazy("Peering connection"),
    "endpoint": gettext_lazy("Endpoint"),
    "internet": gettext_lazy("The internet"),
    "service": gettext_lazy("AWS service"),
}
