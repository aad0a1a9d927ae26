"""Network ACLs: numbered rules in front of subnets, asked in order, each packet by itself."""

from typing import Any

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.services.ec2 import acl_entries, making, names, tags
from serverless_lab.engine.services.ec2.describing import described
from serverless_lab.engine.services.ec2.errors.common import (
    DependencyViolation,
    InvalidParameterValue,
    LimitExceeded,
    NotFound,
)
from serverless_lab.engine.services.ec2.requests import acls as requests
from serverless_lab.engine.services.ec2.state.filtering import NetworkAcl


def create_network_acl(context: Context, request: requests.CreateNetworkAcl) -> dict[str, Any]:
    vpc = names.vpc(context, request.vpc_id)
    labels = tags.given(request.tag_specifications, "network-acl")
    if len(vpc.acls) >= numbers.VPC_ACLS:
        raise LimitExceeded(code="NetworkAclLimitExceeded", things="network acls")
    acl = making.make_acl(names.state(context), vpc, names.new_id(context, "acl"))
    acl.tags = labels
    return {"NetworkAcl": say(context, acl)}


def describe_network_acls(context: Context, request: requests.DescribeNetworkAcls) -> dict[str, Any]:
    return described(context, "acl", request.network_acl_ids, request, FILTERS, say, "NetworkAcls")


def delete_network_acl(context: Context, request: requests.AclNamed) -> dict[str, Any]:
    acl = acl_entries.acl(context, request.network_acl_id)
    if acl.is_default:
        raise InvalidParameterValue(message=f"cannot delete default network ACL {acl.id}")
    if acl.subnets:
        raise DependencyViolation(kind="networkAcl", id=acl.id)
    state = names.state(context)
    del state.vpcs[acl.vpc].acls[acl.id]
    del state.acls[acl.id]
    return {}


def replace_network_acl_association(context: Context, request: requests.ReplaceNetworkAclAssociation) -> dict[str, Any]:
    """The only way to move a subnet: it always stands behind exactly one ACL."""
    state = names.state(context)
    before = state.acls.get(state.associations.get(request.association_id, ""))
    if before is None:
        raise NotFound(code="InvalidAssociationID.NotFound", kind="association ID", id=request.association_id)
    acl = acl_entries.acl(context, request.network_acl_id)
    subnet_id = next(subnet for subnet, own in before.subnets.items() if own == request.association_id)
    if acl.vpc != before.vpc:
        raise InvalidParameterValue(message=f"networkAcl {acl.id} and subnet {subnet_id} belong to different networks")
    subnet, association_id = state.subnets[subnet_id], names.new_id(context, "aclassoc")
    del before.subnets[subnet_id], state.associations[request.association_id]
    acl.subnets[subnet_id] = association_id
    state.associations[association_id] = acl.id
    subnet.acl, subnet.acl_association = acl.id, association_id
    return {"NewAssociationId": association_id}


def say(context: Context, acl: NetworkAcl) -> dict[str, Any]:
    return {
        "NetworkAclId": acl.id,
        "VpcId": acl.vpc,
        "OwnerId": context.account_id,
        "IsDefault": acl.is_default,
        "Entries": [acl_entries.say(entry) for entry in acl_entries.in_order(acl)],
        "Associations": [
            {"NetworkAclAssociationId": own, "NetworkAclId": acl.id, "SubnetId": subnet}
            for subnet, own in acl.subnets.items()
        ],
        "Tags": tags.described(acl.tags),
    }


def _of_entries(member: str) -> Any:
    return lambda acl: [str(getattr(entry, member)).lower() for entry in acl_entries.in_order(acl)]


FILTERS = {
    "network-acl-id": lambda acl: acl.id,
    "vpc-id": lambda acl: acl.vpc,
    "default": lambda acl: acl.is_default,
    "association.subnet-id": lambda acl: list(acl.subnets),
    "association.association-id": lambda acl: list(acl.subnets.values()),
    "association.network-acl-id": lambda acl: [acl.id] if acl.subnets else [],
    "entry.cidr": _of_entries("cidr"),
    "entry.egress": _of_entries("egress"),
    "entry.protocol": _of_entries("protocol"),
    "entry.rule-number": _of_entries("number"),
    "entry.rule-action": lambda acl: ["allow" if entry.allow else "deny" for entry in acl_entries.in_order(acl)],
}
