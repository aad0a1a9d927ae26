"""Elastic IP addresses: public ones that stay with the account and lead to whatever they are associated with."""

from typing import Any

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import NotSimulated
from serverless_lab.engine.services.ec2 import names, placing, tags
from serverless_lab.engine.services.ec2.errors.common import (
    InvalidParameterCombination,
    InvalidParameterValue,
    LimitExceeded,
    MissingParameter,
    NotFound,
)
from serverless_lab.engine.services.ec2.errors.machines import (
    AddressAssociated,
    AddressInUseByOther,
    ManagedInterface,
    WithoutGateway,
)
from serverless_lab.engine.services.ec2.filters import chosen
from serverless_lab.engine.services.ec2.requests import interfaces as requests
from serverless_lab.engine.services.ec2.state.machines import NetworkInterface
from serverless_lab.engine.services.ec2.state.routing import ElasticIp


def allocate_address(context: Context, request: requests.AllocateAddress) -> dict[str, Any]:
    if request.address or (request.public_ipv4_pool or "amazon") != "amazon" or request.domain != "vpc":
        raise NotSimulated(feature="A chosen public address, an address pool of one's own or EC2-Classic")
    labels = tags.given(request.tag_specifications, "elastic-ip")
    kept = names.state(context).addresses
    if len(kept) >= numbers.VPC_ELASTIC_IPS:
        raise LimitExceeded(code="AddressLimitExceeded", things="addresses")
    allocation = names.new_id(context, "eipalloc")
    address = ElasticIp(allocation, placing.free_public(context, allocation), tags=labels)
    kept[address.id] = address
    return {
        "AllocationId": address.id,
        "PublicIp": address.public_ip,
        "Domain": "vpc",
        "NetworkBorderGroup": context.region,
        "PublicIpv4Pool": "amazon",
    }


def associate_address(context: Context, request: requests.AssociateAddress) -> dict[str, Any]:
    if request.allocation_id is None:
        raise MissingParameter(name="AllocationId")
    address = _address(context, request.allocation_id)
    interface = _interface(context, request)
    private_ip = request.private_ip_address or interface.private_ips[0]
    if private_ip not in interface.private_ips:
        raise InvalidParameterValue(
            message=f"The private IP address {private_ip} is not assigned to interface {interface.id}"
        )
    if not names.vpc(context, interface.vpc).gateway:
        raise WithoutGateway(vpc=interface.vpc)
    if address.association and not request.allow_reassociation:
        raise AddressAssociated(allocation=address.id, association=address.association)
    holder = interface.elastic.get(private_ip)
    if holder and holder != address.id and not request.allow_reassociation:
        raise AddressAssociated(allocation=interface.id, association=names.state(context).addresses[holder].association)
    for before in {address.id, holder} - {None}:
        dissociate(context, names.state(context).addresses[str(before)])
    return {"AssociationId": associate(context, address, interface, private_ip)}


def disassociate_address(context: Context, request: requests.DisassociateAddress) -> dict[str, Any]:
    if request.association_id is None:
        raise MissingParameter(name="AssociationId")
    state = names.state(context)
    address = state.addresses.get(state.associations.get(request.association_id, ""))
    if address is None:
        raise NotFound(code="InvalidAssociationID.NotFound", kind="association ID", id=request.association_id)
    _check_free_to_go(context, address)
    dissociate(context, address)
    return {}


def release_address(context: Context, request: requests.ReleaseAddress) -> dict[str, Any]:
    if request.allocation_id is None:
        raise MissingParameter(name="AllocationId")
    address = _address(context, request.allocation_id)
    if address.association:
        raise AddressInUseByOther(allocation=address.id)
    state = names.state(context)
    del state.public_ips[address.public_ip], state.addresses[address.id]
    return {}


def describe_addresses(context: Context, request: requests.DescribeAddresses) -> dict[str, Any]:
    state = names.state(context)
    found = [_address(context, each) for each in request.allocation_ids]
    for text in request.public_ips:
        if state.public_ips.get(text) not in state.addresses:
            raise NotFound(code="InvalidAddress.NotFound", kind="address", id=text)
        found.append(state.addresses[state.public_ips[text]])
    things = list({each.id: each for each in found}.values())
    if not request.allocation_ids and not request.public_ips:
        things = list(state.addresses.values())
    passed = chosen(things, request.filters, FILTERS, lambda address: address.tags)
    return {"Addresses": [say(context, address) for address in passed]}


def associate(context: Context, address: ElasticIp, interface: NetworkInterface, private_ip: str) -> str:
    """Let the address lead to an interface; a public address given at launch is lost to it."""
    state = names.state(context)
    vpc = state.vpcs[interface.vpc]
    launched = interface.public_ips.pop(private_ip, "")
    if launched:
        del state.public_ips[launched], vpc.public_ips[launched]
    address.association = names.new_id(context, "eipassoc")
    address.interface, address.private_ip = interface.id, private_ip
    interface.elastic[private_ip] = address.id
    vpc.public_ips[address.public_ip] = None
    state.associations[address.association] = address.id
    return address.association


def dissociate(context: Context, address: ElasticIp) -> None:
    state = names.state(context)
    interface = state.interfaces.get(address.interface)
    if interface is not None:
        del interface.elastic[address.private_ip], state.vpcs[interface.vpc].public_ips[address.public_ip]
    state.associations.pop(address.association, None)
    address.association = address.interface = address.private_ip = ""


def _address(context: Context, allocation_id: str) -> ElasticIp:
    found: ElasticIp = names.thing(context, "eipalloc", allocation_id)
    return found


def _check_free_to_go(context: Context, address: ElasticIp) -> None:
    """A NAT gateway does not give its address away while it is there."""
    interface = names.state(context).interfaces[address.interface]
    if interface.requester:
        raise InvalidParameterValue(
            message=f"You do not have permission to access the specified resource. {address.id}"
        )


def _interface(context: Context, request: requests.AssociateAddress) -> NetworkInterface:
    if (request.instance_id is None) is (request.network_interface_id is None):
        raise InvalidParameterCombination(message="Exactly one of instanceId and networkInterfaceId must be specified")
    if request.network_interface_id is not None:
        interface: NetworkInterface = names.thing(context, "eni", request.network_interface_id)
        if interface.kind == "lambda":  # a function never has a public address
            raise ManagedInterface(kind=interface.kind)
        return interface
    instance = names.thing(context, "i", request.instance_id or "")
    if not instance.interfaces:
        raise InvalidParameterValue(message=f"The instance {instance.id} has no network interface")
    return names.state(context).interfaces[instance.interfaces[0]]


def say(context: Context, address: ElasticIp) -> dict[str, Any]:
    said: dict[str, Any] = {
        "AllocationId": address.id,
        "PublicIp": address.public_ip,
        "Domain": "vpc",
        "NetworkBorderGroup": context.region,
        "PublicIpv4Pool": "amazon",
        "Tags": tags.described(address.tags),
    }
    interface = names.state(context).interfaces.get(address.interface)
    if interface is not None:
        said |= {
            "AssociationId": address.association,
            "NetworkInterfaceId": interface.id,
            "NetworkInterfaceOwnerId": context.account_id,
            "PrivateIpAddress": address.private_ip,
            "SubnetId": interface.subnet,
        }
        if interface.attachment is not None and interface.attachment.instance:
            said["InstanceId"] = interface.attachment.instance
    return said


FILTERS = {
    "allocation-id": lambda address: address.id,
    "association-id": lambda address: [address.association] if address.association else [],
    "domain": lambda address: "vpc",
    "network-interface-id": lambda address: [address.interface] if address.interface else [],
    "private-ip-address": lambda address: [address.private_ip] if address.private_ip else [],
    "public-ip": lambda address: address.public_ip,
}
