"""Forms about network ACLs and their numbered rules."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.courseware.console.fields import chosen, name
from lessons.vpc.forms.fields import WITH_PORTS, cidr, name_tag, ports, protocol
from lessons.vpc.forms.operation import OperationForm

NUMBERS = {"tcp": "6", "udp": "17", "icmp": "1", "-1": "-1"}
DIRECTIONS = (("in", _("Inbound")), ("out", _("Outbound")))
ACTIONS = (("allow", "ALLOW"), ("deny", "DENY"))
EVERY_PORT = (0, 65535)


class CreateNetworkAcl(OperationForm):
    operation, said = "CreateNetworkAcl", _("The network ACL is there. It denies everything until it has rules.")
    title, button, tagged = _("Create a network ACL"), _("Create the ACL"), "network-acl"
    made = ("NetworkAcl", "NetworkAclId")
    VpcId = chosen("VPC")
    Name = name_tag()


class DeleteNetworkAcl(OperationForm):
    operation, said = "DeleteNetworkAcl", _("The network ACL is deleted. Undo brings it back.")
    title, button, danger, gone = _("Delete the ACL"), _("Delete for good"), True, True
    NetworkAclId = name(_("Network ACL"))


class _Entry(OperationForm):
    aside = ("direction", "protocol", "ports")
    NetworkAclId = name(_("Network ACL"))
    direction = forms.ChoiceField(label=_("Direction"), choices=DIRECTIONS)
    RuleNumber = forms.IntegerField(
        label=_("Number"), help_text=_("The lowest number that fits decides. Leave gaps: 100, 110, 120.")
    )
    RuleAction = forms.ChoiceField(label=_("Allow or deny"), choices=ACTIONS)
    protocol = protocol()
    ports = ports()
    CidrBlock = cidr()

    def params(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        more: dict[str, Any] = {"Egress": cleaned["direction"] == "out", "Protocol": NUMBERS[cleaned["protocol"]]}
        if cleaned["protocol"] in WITH_PORTS:
            first, last = cleaned["ports"] or EVERY_PORT
            more["PortRange"] = {"From": first, "To": last}
        elif cleaned["protocol"] == "icmp":
            more["IcmpTypeCode"] = {"Type": -1, "Code": -1}
        return super().params() | more


class CreateNetworkAclEntry(_Entry):
    operation, said = "CreateNetworkAclEntry", _("The rule is there.")
    title, button = _("Add a rule"), _("Add the rule")


class ReplaceNetworkAclEntry(_Entry):
    operation, said = "ReplaceNetworkAclEntry", _("The rule is changed.")
    title, button = _("Change"), _("Change the rule")


class DeleteNetworkAclEntry(OperationForm):
    operation, said, button, aside = "DeleteNetworkAclEntry", _("The rule is gone."), _("Remove"), ("direction",)
    NetworkAclId = name(_("Network ACL"))
    direction = name(_("Direction"))
    RuleNumber = forms.IntegerField(label=_("Number"))

    def params(self) -> dict[str, Any]:
        return super().params() | {"Egress": self.cleaned_data["direction"] == "out"}


ACLS = (CreateNetworkAcl, DeleteNetworkAcl, CreateNetworkAclEntry, ReplaceNetworkAclEntry, DeleteNetworkAclEntry)
