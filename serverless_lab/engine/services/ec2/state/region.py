"""Everything EC2 keeps of one Region."""

import msgspec

from serverless_lab.engine.services.ec2.state.filtering import NetworkAcl, PrefixList, SecurityGroup
from serverless_lab.engine.services.ec2.state.machines import (
    Endpoint,
    FunctionInterface,
    Instance,
    NetworkInterface,
)
from serverless_lab.engine.services.ec2.state.once import Once
from serverless_lab.engine.services.ec2.state.routing import ElasticIp, InternetGateway, NatGateway, RouteTable
from serverless_lab.engine.services.ec2.state.vpcs import DhcpOptions, Peering, Subnet, Vpc
from serverless_lab.engine.services.ec2.state.watching import FlowLog, InsightsAnalysis, InsightsPath


class Ec2State(msgspec.Struct):
    """Each by id. `public_ips` and `associations` lead from an address or association to its holder."""

    founded: bool = False
    default_vpc: str = ""
    default_dhcp_options: str = ""
    vpcs: dict[str, Vpc] = {}
    subnets: dict[str, Subnet] = {}
    tables: dict[str, RouteTable] = {}
    gateways: dict[str, InternetGateway] = {}
    egress_gateways: dict[str, InternetGateway] = {}
    addresses: dict[str, ElasticIp] = {}
    nat_gateways: dict[str, NatGateway] = {}
    acls: dict[str, NetworkAcl] = {}
    groups: dict[str, SecurityGroup] = {}
    rules: dict[str, str] = {}  # security group rule id: its group
    interfaces: dict[str, NetworkInterface] = {}
    instances: dict[str, Instance] = {}
    endpoints: dict[str, Endpoint] = {}
    peerings: dict[str, Peering] = {}
    prefix_lists: dict[str, PrefixList] = {}
    flow_logs: dict[str, FlowLog] = {}
    dhcp_options: dict[str, DhcpOptions] = {}
    paths: dict[str, InsightsPath] = {}
    analyses: dict[str, InsightsAnalysis] = {}
    public_ips: dict[str, str] = {}  # public address: interface or allocation id
    associations: dict[str, str] = {}  # association id: what it belongs to
    tokens: dict[str, Once] = {}  # operation and client token, the oldest first
    function_interfaces: dict[str, FunctionInterface] = {}  # by subnet and groups
    neighbours: "dict[str, Ec2State]" = {}  # account/region at the other end of a peering: what was last seen of it
