"""What a Region of an account begins with: the default VPC, with a public subnet in every zone."""

from ipaddress import IPv4Network
from random import Random

from serverless_lab.engine.context import Context
from serverless_lab.engine.ids import new_hex
from serverless_lab.engine.services.ec2.making import EVERYWHERE, NewId, make_subnet, make_vpc
from serverless_lab.engine.services.ec2.state.filtering import PrefixList
from serverless_lab.engine.services.ec2.state.region import Ec2State
from serverless_lab.engine.services.ec2.state.routing import InternetGateway, Route
from serverless_lab.engine.services.ec2.state.vpcs import DhcpOptions, Vpc
from serverless_lab.engine.services.ec2.zones import zones

DEFAULT_CIDR = "172.31.0.0/16"
DEFAULT_SUBNET_PREFIX = 20
# Where S3 and DynamoDB answer: some of AWS's published ranges for Seoul, in the lab the same in every Region.
SERVICE_RANGES = {"s3": ("3.5.140.0/22", "52.219.56.0/22"), "dynamodb": ("52.94.9.0/24",)}


def founded(context: Context, region: str) -> Ec2State:
    """The Region's state, with its beginnings. These follow from the account's seed alone, so that whoever looks first,
    and whether or not that call is carried out, finds the same ids."""
    state = context.part(Ec2State, region=region)
    if not state.founded:
        chance = Random(f"{context.account.seed}:ec2:{region}")
        state.founded = True
        new_id: NewId = lambda prefix: f"{prefix}-{new_hex(chance, 17)}"  # noqa: E731
        make_default_vpc(state, new_id, region)
        for service, ranges in SERVICE_RANGES.items():
            own = PrefixList(new_id("pl"), f"com.amazonaws.{region}.{service}", "IPv4", len(ranges), owner="AWS")
            own.entries = dict.fromkeys(ranges, "")
            state.prefix_lists[own.id] = own
    return state


def make_default_vpc(state: Ec2State, new_id: NewId, region: str) -> Vpc:
    vpc = make_vpc(state, new_id, DEFAULT_CIDR)
    vpc.is_default = vpc.dns_hostnames = True
    vpc.dhcp_options = dhcp_options(state, new_id, region).id
    gateway = InternetGateway(new_id("igw"), vpc.id)
    state.gateways[gateway.id] = gateway
    vpc.gateway = gateway.id
    state.tables[vpc.main_table].routes[EVERYWHERE] = Route(EVERYWHERE, gateway.id)
    for zone, cidr in zip(
        zones(region), IPv4Network(DEFAULT_CIDR).subnets(new_prefix=DEFAULT_SUBNET_PREFIX), strict=False
    ):
        subnet = make_subnet(state, new_id, vpc, cidr, zone.name)
        subnet.public_on_launch = subnet.default_for_zone = True
    state.default_vpc = vpc.id
    return vpc


def dhcp_options(state: Ec2State, new_id: NewId, region: str) -> DhcpOptions:
    """The Region's own set, which every new VPC gets; made when the first one needs it."""
    own = state.dhcp_options.get(state.default_dhcp_options)
    if own is None:
        domain = "ec2.internal" if region == "us-east-1" else f"{region}.compute.internal"
        options = {"domain-name": [domain], "domain-name-servers": ["AmazonProvidedDNS"]}
        own = DhcpOptions(new_id("dopt"), options)
        state.dhcp_options[own.id] = own
        state.default_dhcp_options = own.id
    return own
