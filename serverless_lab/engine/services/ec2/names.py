"""Who is meant: things by id, their ARNs, and new ids."""

import re
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from serverless_lab.engine.context import Context
from serverless_lab.engine.ids import new_hex
from serverless_lab.engine.services.ec2 import founding
from serverless_lab.engine.services.ec2.errors.common import Malformed, NatGatewayNotFound, NotFound
from serverless_lab.engine.services.ec2.state.region import Ec2State
from serverless_lab.engine.services.ec2.state.vpcs import Subnet, Vpc

T = TypeVar("T")
HEX_DIGITS = 17


class Kind(NamedTuple):
    """A kind of thing: where the state keeps it, its name in ARNs and tag specifications, and in EC2's errors."""

    kept: str
    resource: str
    code: str
    said: str


# By the prefix of the id.
KINDS: dict[str, Kind] = {
    "vpc": Kind("vpcs", "vpc", "InvalidVpcID", "vpc ID"),
    "subnet": Kind("subnets", "subnet", "InvalidSubnetID", "subnet ID"),
    "rtb": Kind("tables", "route-table", "InvalidRouteTableID", "routeTable ID"),
    "igw": Kind("gateways", "internet-gateway", "InvalidInternetGatewayID", "internetGateway ID"),
    "eigw": Kind("egress_gateways", "egress-only-internet-gateway", "InvalidGatewayID", "egress-only gateway ID"),
    "eipalloc": Kind("addresses", "elastic-ip", "InvalidAllocationID", "allocation ID"),
    "nat": Kind("nat_gateways", "natgateway", "NatGateway", "Nat Gateway"),
    "acl": Kind("acls", "network-acl", "InvalidNetworkAclID", "networkAcl ID"),
    "sg": Kind("groups", "security-group", "InvalidGroup", "security group"),
    "eni": Kind("interfaces", "network-interface", "InvalidNetworkInterfaceID", "networkInterface ID"),
    "i": Kind("instances", "instance", "InvalidInstanceID", "instance ID"),
    "vpce": Kind("endpoints", "vpc-endpoint", "InvalidVpcEndpointId", "Vpc Endpoint Id"),
    "pcx": Kind("peerings", "vpc-peering-connection", "InvalidVpcPeeringConnectionID", "vpcPeeringConnection ID"),
    "pl": Kind("prefix_lists", "prefix-list", "InvalidPrefixListID", "prefix list ID"),
    "fl": Kind("flow_logs", "vpc-flow-log", "InvalidFlowLogId", "flow log ID"),
    "dopt": Kind("dhcp_options", "dhcp-options", "InvalidDhcpOptionsID", "dhcpOptions ID"),
    "nip": Kind("paths", "network-insights-path", "InvalidNetworkInsightsPathId", "network insights path ID"),
    "nia": Kind("analyses", "network-insights-analysis", "InvalidNetworkInsightsAnalysisId", "analysis ID"),
}
_SOME_ID = re.compile(r"[a-z]+-(?:[0-9a-f]{8}|[0-9a-f]{17})")


def state(context: Context, region: str = "") -> Ec2State:
    """A Region's state, this one's unless told. What every Region begins with is made when somebody first looks."""
    return founding.founded(context, region or context.region)


def new_id(context: Context, prefix: str) -> str:
    return f"{prefix}-{new_hex(context.chance(), HEX_DIGITS)}"


def maker(context: Context) -> Callable[[str], str]:
    """`new_id` of this call, for what is made without a Context."""
    return lambda prefix: new_id(context, prefix)


def vpc(context: Context, vpc_id: str) -> Vpc:
    return _found(context, "vpc", vpc_id, state(context).vpcs)


def subnet(context: Context, subnet_id: str) -> Subnet:
    return _found(context, "subnet", subnet_id, state(context).subnets)


def thing(context: Context, prefix: str, thing_id: str) -> Any:
    """The thing of that kind with this id; raises NotFound or Malformed with the code of the kind."""
    return _found(context, prefix, thing_id, getattr(state(context), KINDS[prefix].kept))


def arn(context: Context, prefix: str, thing_id: str = "*") -> str:
    """`arn:aws:ec2:ap-northeast-2:123456789012:vpc/vpc-…`; `*` for one that is yet to be made."""
    return context.arn("ec2", f"{KINDS[prefix].resource}/{thing_id}")


def prefix_of(thing_id: str) -> str:
    """The kind that an id says it is, empty for none."""
    prefix = thing_id.rpartition("-")[0]
    return prefix if prefix in KINDS else ""


def _found(context: Context, prefix: str, thing_id: str, things: dict[str, T]) -> T:
    found = things.get(thing_id)
    if found is not None:
        return found
    kind = KINDS[prefix]
    if not _SOME_ID.fullmatch(thing_id) or not thing_id.startswith(f"{prefix}-"):
        raise Malformed(code=f"{kind.code}.Malformed", id=thing_id, prefix=prefix)
    if prefix == "nat":
        raise NatGatewayNotFound(id=thing_id)
    raise NotFound(code=f"{kind.code}.NotFound", kind=kind.said, id=thing_id)
