"""Forms about security groups and their rules."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.courseware.console.fields import chosen, name
from lessons.vpc.forms.fields import WITH_PORTS, cidr, name_tag, ports, protocol
from lessons.vpc.forms.operation import OperationForm

EVERY_PORT = (0, 65535)


class CreateSecurityGroup(OperationForm):
    operation, said = "CreateSecurityGroup", _("The security group is there. It lets everything out and nothing in.")
    title, button, tagged, made = _("Create a security group"), _("Create the group"), "security-group", ("GroupId",)
    VpcId = chosen("VPC")
    GroupName = name(_("Group name"))
    Description = name(_("Description"), help_text=_("AWS asks for one."))
    Name = name_tag()


class DeleteSecurityGroup(OperationForm):
    operation, said = "DeleteSecurityGroup", _("The security group is deleted. Undo brings it back.")
    title, button, danger, gone = _("Delete the group"), _("Delete for good"), True, True
    GroupId = name(_("Security group"))


class _Authorize(OperationForm):
    """One rule, written as AWS's IpPermissions."""

    said, button = _("The rule is there."), _("Add the rule")
    aside = ("protocol", "ports", "peer", "range", "prefix_list", "Description")
    GroupId = name(_("Security group"))
    protocol = protocol()
    ports = ports()
    peer = chosen(_("Group at the other end"), required=False)
    range = cidr(_("Or a range (CIDR)"), required=False, help_text=_("Such as 0.0.0.0/0, which is everybody."))
    prefix_list = chosen(_("Or a prefix list"), required=False)
    Description = name(_("Description"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = {**self.cleaned_data}
        if sum(bool(cleaned.get(each)) for each in ("peer", "range", "prefix_list")) != 1:
            wrong = forms.ValidationError(_("Choose a group, type a range or choose a prefix list: one of the three."))
            self.add_error("range", wrong)
        return cleaned

    def params(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        permission: dict[str, Any] = {"IpProtocol": cleaned["protocol"]}
        if cleaned["protocol"] in WITH_PORTS:
            permission["FromPort"], permission["ToPort"] = cleaned["ports"] or EVERY_PORT
        described = {"Description": cleaned["Description"]} if cleaned["Description"] else {}
        if cleaned["peer"]:
            permission["UserIdGroupPairs"] = [{"GroupId": cleaned["peer"]} | described]
        elif cleaned["prefix_list"]:
            permission["PrefixListIds"] = [{"PrefixListId": cleaned["prefix_list"]} | described]
        elif ":" in cleaned["range"]:
            permission["Ipv6Ranges"] = [{"CidrIpv6": cleaned["range"]} | described]
        else:
            permission["IpRanges"] = [{"CidrIp": cleaned["range"]} | described]
        return super().params() | {"IpPermissions": [permission]}


class AuthorizeSecurityGroupIngress(_Authorize):
    operation, title = "AuthorizeSecurityGroupIngress", _("Add an inbound rule")


class AuthorizeSecurityGroupEgress(_Authorize):
    operation, title = "AuthorizeSecurityGroupEgress", _("Add an outbound rule")


class _Revoke(OperationForm):
    said, button, aside = _("The rule is gone."), _("Remove"), ("rule",)
    GroupId = name(_("Security group"))
    rule = name(_("Rule"))

    def params(self) -> dict[str, Any]:
        return super().params() | {"SecurityGroupRuleIds": [self.cleaned_data["rule"]]}


class RevokeSecurityGroupIngress(_Revoke):
    operation = "RevokeSecurityGroupIngress"


class RevokeSecurityGroupEgress(_Revoke):
    operation = "RevokeSecurityGroupEgress"


GROUPS = (
    CreateSecurityGroup,
    DeleteSecurityGroup,
    AuthorizeSecurityGroupIngress,
    AuthorizeSecurityGroupEgress,
    RevokeSecurityGroupIngress,
    RevokeSecurityGroupEgress,
)
