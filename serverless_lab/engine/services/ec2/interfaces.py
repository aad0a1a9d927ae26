"""Network interfaces: addresses in a subnet that security groups guard and instances plug into."""

from typing import Any

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.services.ec2 import instance_types, interface_answers, names, placing, tags
from serverless_lab.engine.services.ec2.describing import described
from serverless_lab.engine.services.ec2.errors.common import (
    InvalidParameterCombination,
    InvalidParameterValue,
    LimitExceeded,
    MissingParameter,
)
from serverless_lab.engine.services.ec2.errors.filtering import GroupsPerInterface, OtherNetwork
from serverless_lab.engine.services.ec2.errors.machines import (
    InterfaceInUse,
    ManagedInterface,
    NoSuchAttachment,
    PrivateIpAddressLimitExceeded,
)
from serverless_lab.engine.services.ec2.requests import interfaces as requests
from serverless_lab.engine.services.ec2.state.machines import NetworkInterface
from serverless_lab.engine.services.ec2.state.vpcs import Subnet


def create_network_interface(context: Context, request: requests.CreateNetworkInterface) -> dict[str, Any]:
    subnet = names.subnet(context, request.subnet_id)
    labels = tags.given(request.tag_specifications, "network-interface")
    groups = checked_groups(context, subnet.vpc, request.groups)
    addresses = _addresses(subnet, request)
    if len(names.state(context).interfaces) >= numbers.VPC_INTERFACES:
        raise LimitExceeded(code="NetworkInterfaceLimitExceeded", things="network interfaces")
    interface = placing.make_interface(
        context, subnet, addresses, groups=groups, description=request.description, tags=labels
    )
    return {"NetworkInterface": interface_answers.say(context, interface)}


def describe_network_interfaces(context: Context, request: requests.DescribeNetworkInterfaces) -> dict[str, Any]:
    ids = request.network_interface_ids
    return described(context, "eni", ids, request, FILTERS, interface_answers.say, "NetworkInterfaces")


def delete_network_interface(context: Context, request: requests.InterfaceNamed) -> dict[str, Any]:
    interface = own(context, request.network_interface_id)
    if interface.attachment is not None:
        raise InterfaceInUse(interface=interface.id)
    placing.remove_interface(context, interface)
    return {}


def modify_network_interface_attribute(
    context: Context, request: requests.ModifyNetworkInterfaceAttribute
) -> dict[str, Any]:
    """One attribute at a time, as AWS has it."""
    interface = own(context, request.network_interface_id)
    given = (request.description, request.source_dest_check, request.groups, request.attachment)
    if sum(each is not None for each in given) != 1:
        raise InvalidParameterCombination(message="Exactly one attribute must be specified")
    if request.groups is not None:
        wear(context, interface, request.groups)
    if request.description is not None:
        interface.description = request.description.value
    if request.source_dest_check is not None:
        interface.source_dest_check = request.source_dest_check.value
    if request.attachment is not None:
        _change_attachment(interface, request.attachment)
    return {}


def assign_private_ip_addresses(context: Context, request: requests.AssignPrivateIpAddresses) -> dict[str, Any]:
    interface = own(context, request.network_interface_id)
    subnet = names.subnet(context, interface.subnet)
    if bool(request.private_ip_addresses) is bool(request.secondary_private_ip_address_count):
        raise InvalidParameterCombination(
            message="Exactly one of privateIpAddresses and secondaryPrivateIpAddressCount must be specified"
        )
    new = [placing.checked_address(subnet, text) for text in request.private_ip_addresses]
    new = new or placing.free_address(subnet, request.secondary_private_ip_address_count)
    _check_room(context, interface, len(new))
    for text in new:
        placing.take(subnet, text, interface.id)
        interface.private_ips.append(text)
    return {
        "NetworkInterfaceId": interface.id,
        "AssignedPrivateIpAddresses": [{"PrivateIpAddress": text} for text in new],
    }


def unassign_private_ip_addresses(context: Context, request: requests.UnassignPrivateIpAddresses) -> dict[str, Any]:
    interface = own(context, request.network_interface_id)
    for text in request.private_ip_addresses:
        if text not in interface.private_ips[1:] or text in interface.elastic:
            raise InvalidParameterValue(
                message=f"Some of the addresses are not assigned to interface {interface.id}, primary or in use: {text}"
            )
    for text in dict.fromkeys(request.private_ip_addresses):
        interface.private_ips.remove(text)
        del names.subnet(context, interface.subnet).used[text]
    return {}


def own(context: Context, interface_id: str) -> NetworkInterface:
    """An interface that no service keeps for itself. Raises ManagedInterface, and what `names.thing` raises."""
    interface: NetworkInterface = names.thing(context, "eni", interface_id)
    if interface.requester:
        raise ManagedInterface(kind=interface.kind)
    return interface


def checked_groups(context: Context, vpc_id: str, group_ids: list[str]) -> list[str]:
    """Groups of the VPC; its default group where none is named."""
    vpc = names.vpc(context, vpc_id)
    ids = list(dict.fromkeys(group_ids)) or [vpc.default_group]
    for group_id in ids:
        if names.thing(context, "sg", group_id).vpc != vpc.id:
            raise OtherNetwork()
    if len(ids) > numbers.VPC_GROUPS_PER_INTERFACE:
        raise GroupsPerInterface()
    return ids


def wear(context: Context, interface: NetworkInterface, group_ids: list[str]) -> None:
    """Exchange the groups of an interface. Raises as `checked_groups`."""
    if not group_ids:
        raise MissingParameter(name="groupId")
    groups = names.state(context).groups
    ids = checked_groups(context, interface.vpc, group_ids)
    for group_id in interface.groups:
        del groups[group_id].interfaces[interface.id]
    for group_id in ids:
        groups[group_id].interfaces[interface.id] = None
    interface.groups = ids


def _change_attachment(interface: NetworkInterface, changes: requests.AttachmentChanges) -> None:
    """Whether it goes when its instance is terminated."""
    attachment = interface.attachment
    if attachment is None or attachment.id != changes.attachment_id:
        raise NoSuchAttachment(id=changes.attachment_id)
    if changes.delete_on_termination is None:
        raise MissingParameter(name="deleteOnTermination")
    attachment.delete_on_termination = changes.delete_on_termination


def _check_room(context: Context, interface: NetworkInterface, more: int) -> None:
    """How many addresses it may have depends on the instance that it is plugged into."""
    attachment = interface.attachment
    if attachment is None or not attachment.instance:
        return
    kind = names.state(context).instances[attachment.instance].type
    if len(interface.private_ips) + more > instance_types.room(kind).addresses:
        raise PrivateIpAddressLimitExceeded()


def _addresses(subnet: Subnet, request: requests.CreateNetworkInterface) -> list[str]:
    """The primary address first."""
    listed = sorted(request.private_ip_addresses, key=lambda each: not each.primary)
    wanted = [each.private_ip_address for each in listed]
    if request.private_ip_address and request.private_ip_address not in wanted:
        wanted = [request.private_ip_address, *wanted]
    found = [placing.checked_address(subnet, text) for text in wanted]
    if len(set(found)) < len(found):
        raise InvalidParameterValue(message="The same private IP address was given twice.")
    missing = max(1 - len(found), 0) + request.secondary_private_ip_address_count
    return [*found, *placing.free_address(subnet, missing, beside=found)] if missing else found


FILTERS = {
    "network-interface-id": lambda interface: interface.id,
    "subnet-id": lambda interface: interface.subnet,
    "vpc-id": lambda interface: interface.vpc,
    "group-id": lambda interface: interface.groups,
    "description": lambda interface: interface.description,
    "interface-type": lambda interface: interface.kind,
    "mac-address": lambda interface: interface.mac,
    "private-ip-address": lambda interface: interface.private_ips[:1],
    "addresses.private-ip-address": lambda interface: interface.private_ips,
    "ipv6-addresses.ipv6-address": lambda interface: interface.ipv6,
    "requester-managed": lambda interface: bool(interface.requester),
    "requester-id": lambda interface: interface.requester,
    "source-dest-check": lambda interface: interface.source_dest_check,
    "status": lambda interface: "in-use" if interface.attachment else "available",
    "attachment.instance-id": lambda interface: [interface.attachment.instance] if interface.attachment else [],
    "attachment.attachment-id": lambda interface: [interface.attachment.id] if interface.attachment else [],
}
