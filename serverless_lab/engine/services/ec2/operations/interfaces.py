"""Rows of the operation table about network interfaces and elastic addresses."""

from serverless_lab.engine.context import Context
from serverless_lab.engine.services.ec2 import elastic, interfaces, names
from serverless_lab.engine.services.ec2.operations.row import describes, new, on, row
from serverless_lab.engine.services.ec2.requests import interfaces as requests


def _beside_interface(context: Context, request: requests.CreateNetworkInterface) -> list[str]:
    return [names.arn(context, "subnet", request.subnet_id), *_groups(context, request.groups)]


def _groups(context: Context, ids: list[str]) -> list[str]:
    return [names.arn(context, "sg", each) for each in ids]


def _target(context: Context, request: requests.AssociateAddress) -> list[str]:
    if request.network_interface_id:
        return [names.arn(context, "eni", request.network_interface_id)]
    return [names.arn(context, "i", request.instance_id)] if request.instance_id else []


def _associated(context: Context, request: requests.DisassociateAddress) -> str:
    found = names.state(context).associations.get(request.association_id or "")
    return names.arn(context, "eipalloc", found or "*")


_INTERFACE = on("eni", "network_interface_id")
_ADDRESS = on("eipalloc", "allocation_id")
OPERATIONS = (
    row(
        "CreateNetworkInterface",
        requests.CreateNetworkInterface,
        interfaces.create_network_interface,
        new("eni"),
        besides=_beside_interface,
    ),
    describes("DescribeNetworkInterfaces", requests.DescribeNetworkInterfaces, interfaces.describe_network_interfaces),
    row("DeleteNetworkInterface", requests.InterfaceNamed, interfaces.delete_network_interface, _INTERFACE),
    row(
        "ModifyNetworkInterfaceAttribute",
        requests.ModifyNetworkInterfaceAttribute,
        interfaces.modify_network_interface_attribute,
        _INTERFACE,
    ),
    row(
        "AssignPrivateIpAddresses",
        requests.AssignPrivateIpAddresses,
        interfaces.assign_private_ip_addresses,
        _INTERFACE,
    ),
    row(
        "UnassignPrivateIpAddresses",
        requests.UnassignPrivateIpAddresses,
        interfaces.unassign_private_ip_addresses,
        _INTERFACE,
    ),
    row("AllocateAddress", requests.AllocateAddress, elastic.allocate_address, new("eipalloc")),
    row("AssociateAddress", requests.AssociateAddress, elastic.associate_address, _ADDRESS, besides=_target),
    row("DisassociateAddress", requests.DisassociateAddress, elastic.disassociate_address, _associated),
    row("ReleaseAddress", requests.ReleaseAddress, elastic.release_address, _ADDRESS),
    describes("DescribeAddresses", requests.DescribeAddresses, elastic.describe_addresses),
)
