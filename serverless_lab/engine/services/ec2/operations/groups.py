"""Rows of the operation table about security groups and their rules."""

from serverless_lab.engine.context import Context
from serverless_lab.engine.services.ec2 import group_rules, groups, names
from serverless_lab.engine.services.ec2.operations.row import describes, new, on, row
from serverless_lab.engine.services.ec2.requests import groups as requests


def _its_vpc(context: Context, request: requests.CreateSecurityGroup) -> list[str]:
    return [names.arn(context, "vpc", request.vpc_id or names.state(context).default_vpc or "*")]


_GROUP = on("sg", "group_id")
OPERATIONS = (
    row(
        "CreateSecurityGroup",
        requests.CreateSecurityGroup,
        groups.create_security_group,
        new("sg"),
        besides=_its_vpc,
    ),
    describes("DescribeSecurityGroups", requests.DescribeSecurityGroups, groups.describe_security_groups),
    row("DeleteSecurityGroup", requests.GroupNamed, groups.delete_security_group, _GROUP),
    row("AuthorizeSecurityGroupIngress", requests.AuthorizeIngress, group_rules.authorize_ingress, _GROUP),
    row("AuthorizeSecurityGroupEgress", requests.Authorize, group_rules.authorize_egress, _GROUP),
    row("RevokeSecurityGroupIngress", requests.RevokeIngress, group_rules.revoke_ingress, _GROUP),
    row("RevokeSecurityGroupEgress", requests.Revoke, group_rules.revoke_egress, _GROUP),
    describes(
        "DescribeSecurityGroupRules",
        requests.DescribeSecurityGroupRules,
        group_rules.describe_security_group_rules,
    ),
    row(
        "ModifySecurityGroupRules",
        requests.ModifySecurityGroupRules,
        group_rules.modify_security_group_rules,
        _GROUP,
    ),
    row(
        "UpdateSecurityGroupRuleDescriptionsIngress",
        requests.UpdateDescriptions,
        group_rules.update_descriptions_ingress,
        _GROUP,
    ),
    row(
        "UpdateSecurityGroupRuleDescriptionsEgress",
        requests.UpdateDescriptions,
        group_rules.update_descriptions_egress,
        _GROUP,
    ),
)
