"""Network interfaces as answers tell them, with the public addresses that lead to them."""

from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import to_datetime
from serverless_lab.engine.services.ec2 import names, tags
from serverless_lab.engine.services.ec2.state.machines import NetworkInterface
from serverless_lab.engine.services.ec2.state.region import Ec2State
from serverless_lab.engine.services.ec2.zones import zone_id


def public_of(interface: NetworkInterface, state: Ec2State, private_ip: str) -> str:
    """The public address that leads to a private one, elastic or given at launch; empty for none."""
    allocation = interface.elastic.get(private_ip)
    return state.addresses[allocation].public_ip if allocation else interface.public_ips.get(private_ip, "")


def say(context: Context, interface: NetworkInterface) -> dict[str, Any]:
    state = names.state(context)
    subnet = state.subnets[interface.subnet]
    said: dict[str, Any] = {
        "NetworkInterfaceId": interface.id,
        "InterfaceType": interface.kind,
        "OwnerId": context.account_id,
        "RequesterManaged": bool(interface.requester),
        "VpcId": interface.vpc,
        "SubnetId": interface.subnet,
        "AvailabilityZone": subnet.zone,
        "AvailabilityZoneId": zone_id(subnet.zone),
        "Description": interface.description,
        "Groups": [{"GroupId": each, "GroupName": state.groups[each].name} for each in interface.groups],
        "MacAddress": interface.mac,
        "PrivateIpAddress": interface.private_ips[0],
        "PrivateDnsName": private_name(context, interface.private_ips[0]),
        "PrivateIpAddresses": [_say_address(context, interface, text) for text in interface.private_ips],
        "Ipv6Addresses": [{"Ipv6Address": text} for text in interface.ipv6],
        "SourceDestCheck": interface.source_dest_check,
        "Status": "in-use" if interface.attachment else "available",
        "TagSet": tags.described(interface.tags),
    }
    if interface.requester:
        said["RequesterId"] = interface.requester
    if interface.attachment is not None:
        said["Attachment"] = _say_attachment(interface)
    association = say_association(context, interface, interface.private_ips[0])
    return said | ({"Association": association} if association else {})


def private_name(context: Context, address: str) -> str:
    domain = "ec2.internal" if context.region == "us-east-1" else f"{context.region}.compute.internal"
    return f"ip-{address.replace('.', '-')}.{domain}"


def public_name(context: Context, address: str) -> str:
    domain = "compute-1" if context.region == "us-east-1" else f"{context.region}.compute"
    return f"ec2-{address.replace('.', '-')}.{domain}.amazonaws.com"


def say_association(context: Context, interface: NetworkInterface, private_ip: str) -> dict[str, Any]:
    """How a public address leads to a private one; empty when none does."""
    state = names.state(context)
    public = public_of(interface, state, private_ip)
    if not public:
        return {}
    has_name = state.vpcs[interface.vpc].dns_hostnames
    said = {
        "PublicIp": public,
        "PublicDnsName": public_name(context, public) if has_name else "",
        "IpOwnerId": context.account_id if private_ip in interface.elastic else "amazon",
    }
    if private_ip in interface.elastic:
        address = state.addresses[interface.elastic[private_ip]]
        said |= {"AllocationId": address.id, "AssociationId": address.association}
    return said


def _say_address(context: Context, interface: NetworkInterface, text: str) -> dict[str, Any]:
    said = {
        "PrivateIpAddress": text,
        "PrivateDnsName": private_name(context, text),
        "Primary": text == interface.private_ips[0],
    }
    association = say_association(context, interface, text)
    return said | ({"Association": association} if association else {})


def _say_attachment(interface: NetworkInterface) -> dict[str, Any]:
    attachment = interface.attachment
    assert attachment is not None
    said = {
        "AttachmentId": attachment.id,
        "AttachTime": to_datetime(attachment.attached),
        "DeleteOnTermination": attachment.delete_on_termination,
        "DeviceIndex": attachment.device,
        "InstanceOwnerId": attachment.owner,
        "Status": "attached",
    }
    return said | ({"InstanceId": attachment.instance} if attachment.instance else {})
