"""Rows of the operation table about network ACLs."""

from serverless_lab.engine.context import Context
from serverless_lab.engine.services.ec2 import acl_entries, acls, names
from serverless_lab.engine.services.ec2.operations.row import describes, new, on, row
from serverless_lab.engine.services.ec2.requests import acls as requests


def _its_vpc(context: Context, request: requests.CreateNetworkAcl) -> list[str]:
    return [names.arn(context, "vpc", request.vpc_id)]


_ACL = on("acl", "network_acl_id")
OPERATIONS = (
    row("CreateNetworkAcl", requests.CreateNetworkAcl, acls.create_network_acl, new("acl"), besides=_its_vpc),
    describes("DescribeNetworkAcls", requests.DescribeNetworkAcls, acls.describe_network_acls),
    row("DeleteNetworkAcl", requests.AclNamed, acls.delete_network_acl, _ACL),
    row("CreateNetworkAclEntry", requests.AclEntry, acl_entries.create_network_acl_entry, _ACL),
    row("ReplaceNetworkAclEntry", requests.AclEntry, acl_entries.replace_network_acl_entry, _ACL),
    row("DeleteNetworkAclEntry", requests.EntryNamed, acl_entries.delete_network_acl_entry, _ACL),
    row(
        "ReplaceNetworkAclAssociation",
        requests.ReplaceNetworkAclAssociation,
        acls.replace_network_acl_association,
        _ACL,
    ),
)
