"""NAT gateways: private instances reach out under the gateway's public address, nobody reaches in."""

from typing import Any

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import NotSimulated
from serverless_lab.engine.instant import HOUR, SECOND, to_datetime
from serverless_lab.engine.services.ec2 import elastic, interface_answers, names, placing, tags
from serverless_lab.engine.services.ec2.errors.common import (
    InvalidParameterValue,
    LimitExceeded,
    MissingParameter,
)
from serverless_lab.engine.services.ec2.errors.machines import AddressAssociated, NoInternetGateway
from serverless_lab.engine.services.ec2.filters import chosen
from serverless_lab.engine.services.ec2.pages import page
from serverless_lab.engine.services.ec2.requests import machines as requests
from serverless_lab.engine.services.ec2.state.machines import Attachment
from serverless_lab.engine.services.ec2.state.routing import ElasticIp, NatGateway
from serverless_lab.engine.services.ec2.state.vpcs import Subnet

# How long AWS takes to make and to remove one, and how long a deleted one is still told about.
READY_AFTER, GONE_AFTER, TOLD_FOR = 90 * SECOND, 60 * SECOND, HOUR


def create_nat_gateway(context: Context, request: requests.CreateNatGateway) -> dict[str, Any]:
    if request.availability_mode != "zonal" or (request.subnet_id is None and request.vpc_id is not None):
        raise NotSimulated(feature="A regional NAT gateway")
    if request.subnet_id is None:
        raise MissingParameter(name="subnetId")
    subnet = names.subnet(context, request.subnet_id)
    address = _address(context, subnet, request)
    labels = tags.given(request.tag_specifications, "natgateway")
    _check_room(context, subnet)
    private_ip = request.private_ip_address and placing.checked_address(subnet, request.private_ip_address)
    nat = _make(context, subnet, private_ip or placing.free_address(subnet)[0])
    nat.tags = labels
    if address is not None:
        nat.allocation = address.id
        interface = names.state(context).interfaces[nat.interface]
        elastic.associate(context, address, interface, interface.private_ips[0])
    context.schedule(context.at + READY_AFTER, "ec2.NatGatewayReady", nat=nat.id)
    return {"NatGateway": say(context, nat)}


def delete_nat_gateway(context: Context, request: requests.NatGatewayNamed) -> dict[str, Any]:
    """Routes to it turn into black holes at once; its elastic address stays with the account."""
    nat: NatGateway = names.thing(context, "nat", request.nat_gateway_id)
    if nat.state not in ("deleting", "deleted"):
        nat.state, nat.deleted = "deleting", context.at
        context.schedule(context.at + GONE_AFTER, "ec2.NatGatewayGone", nat=nat.id)
    return {"NatGatewayId": nat.id}


def describe_nat_gateways(context: Context, request: requests.DescribeNatGateways) -> dict[str, Any]:
    kept = names.state(context).nat_gateways
    ids = dict.fromkeys(request.nat_gateway_ids)
    things = [names.thing(context, "nat", each) for each in ids] if ids else list(kept.values())
    passed = chosen(things, request.filter, FILTERS, lambda nat: nat.tags)
    shown, more = page(passed, request.next_token, request.max_results)
    return {"NatGateways": [say(context, nat) for nat in shown], **more}


def become_ready(context: Context, data: dict[str, Any]) -> None:
    nat = names.state(context).nat_gateways.get(data["nat"])
    if nat is not None and nat.state == "pending":
        nat.state = "available"


def become_gone(context: Context, data: dict[str, Any]) -> None:
    """Its interface and addresses are free again."""
    state = names.state(context)
    nat = state.nat_gateways[data["nat"]]
    nat.state = "deleted"
    placing.remove_interface(context, state.interfaces[nat.interface])
    del state.subnets[nat.subnet].nat_gateways[nat.id]
    context.schedule(context.at + TOLD_FOR, "ec2.NatGatewayForgotten", nat=nat.id)


def become_forgotten(context: Context, data: dict[str, Any]) -> None:
    del names.state(context).nat_gateways[data["nat"]]


def _make(context: Context, subnet: Subnet, private_ip: str) -> NatGateway:
    state, nat_id = names.state(context), names.new_id(context, "nat")
    interface = placing.make_interface(
        context,
        subnet,
        [private_ip],
        kind="nat_gateway",
        requester="amazon-vpc",
        belongs_to=nat_id,
        description=f"Interface for NAT Gateway {nat_id}",
        source_dest_check=False,
        attachment=Attachment(names.new_id(context, "ela-attach"), "", 1, context.at, "amazon-aws", False),
    )
    nat = NatGateway(nat_id, subnet.vpc, subnet.id, interface.id, context.at)
    state.nat_gateways[nat.id] = nat
    subnet.nat_gateways[nat.id] = None
    return nat


def _address(context: Context, subnet: Subnet, request: requests.CreateNatGateway) -> ElasticIp | None:
    """The elastic address of a public gateway, None of a private one."""
    if request.connectivity_type == "private":
        if request.allocation_id is not None:
            raise InvalidParameterValue(
                message="A private NAT gateway cannot be associated with an Elastic IP address."
            )
        return None
    if request.allocation_id is None:
        raise MissingParameter(name="AllocationId")
    address: ElasticIp = names.thing(context, "eipalloc", request.allocation_id)
    if not names.vpc(context, subnet.vpc).gateway:
        raise NoInternetGateway(vpc=subnet.vpc)
    if address.association:
        raise AddressAssociated(allocation=address.id, association=address.association)
    return address


def _check_room(context: Context, subnet: Subnet) -> None:
    state = names.state(context)
    alive = (nat for nat in state.nat_gateways.values() if nat.state in ("pending", "available"))
    if sum(state.subnets[nat.subnet].zone == subnet.zone for nat in alive) >= numbers.VPC_NAT_PER_ZONE:
        raise LimitExceeded(code="NatGatewayLimitExceeded", things="NAT gateways in this Availability Zone")


def say(context: Context, nat: NatGateway) -> dict[str, Any]:
    said: dict[str, Any] = {
        "NatGatewayId": nat.id,
        "VpcId": nat.vpc,
        "SubnetId": nat.subnet,
        "State": nat.state,
        "ConnectivityType": "public" if nat.allocation else "private",
        "AvailabilityMode": "zonal",
        "CreateTime": to_datetime(nat.created),
        "NatGatewayAddresses": [_say_address(context, nat)] if nat.state != "deleted" else [],
        "Tags": tags.described(nat.tags),
    }
    return said | ({"DeleteTime": to_datetime(nat.deleted)} if nat.deleted is not None else {})


def _say_address(context: Context, nat: NatGateway) -> dict[str, Any]:
    state = names.state(context)
    interface = state.interfaces[nat.interface]
    private_ip = interface.private_ips[0]
    said: dict[str, Any] = {"NetworkInterfaceId": nat.interface, "PrivateIp": private_ip, "IsPrimary": True}
    public = interface_answers.public_of(interface, state, private_ip)
    if public:
        association = state.addresses[nat.allocation].association
        said |= {"AllocationId": nat.allocation, "PublicIp": public, "AssociationId": association}
    return said | {"Status": "succeeded"}


FILTERS = {
    "nat-gateway-id": lambda nat: nat.id,
    "state": lambda nat: nat.state,
    "subnet-id": lambda nat: nat.subnet,
    "vpc-id": lambda nat: nat.vpc,
}
