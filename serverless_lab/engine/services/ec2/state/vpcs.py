"""VPCs, their subnets, DHCP options and peerings."""

import msgspec

from serverless_lab.engine.instant import Instant
from serverless_lab.engine.services.ec2.state.kinds import Ids, Tags


class CidrBlock(msgspec.Struct):
    """A range of a VPC or subnet, IPv4 or IPv6. `association_id`: `vpc-cidr-assoc-…` or `subnet-cidr-assoc-…`."""

    association_id: str
    cidr: str


class Vpc(msgspec.Struct):
    """`blocks` begins with the primary IPv4 range; `main_table`, `default_acl`, `default_group` were made with it.

    The dicts of ids are what lies in the VPC, kept by whoever makes and deletes those things.
    """

    id: str
    blocks: list[CidrBlock]
    main_table: str
    default_acl: str
    default_group: str
    blocks6: list[CidrBlock] = []
    dhcp_options: str = ""
    tenancy: str = "default"
    is_default: bool = False
    dns_support: bool = True
    dns_hostnames: bool = False
    address_metrics: bool = False
    tags: Tags = {}
    subnets: Ids = {}
    tables: Ids = {}
    acls: Ids = {}
    groups: dict[str, str] = {}  # by name: the id
    gateway: str = ""  # internet gateway
    public_ips: Ids = {}  # public addresses that lead to an interface in it
    egress_gateways: Ids = {}
    endpoints: Ids = {}
    peerings: Ids = {}


class Subnet(msgspec.Struct):
    """`used` maps every taken address to its interface. `table` is empty while the VPC's main table applies."""

    id: str
    vpc: str
    cidr: str
    zone: str
    acl: str
    acl_association: str
    table: str = ""
    table_association: str = ""
    block6: CidrBlock | None = None
    public_on_launch: bool = False
    ipv6_on_creation: bool = False
    default_for_zone: bool = False
    tags: Tags = {}
    used: dict[str, str] = {}
    used6: dict[str, str] = {}
    nat_gateways: Ids = {}
    last_host: int = 3  # offset of the address given out last; the next search begins behind it


class DhcpOptions(msgspec.Struct):
    id: str
    options: dict[str, list[str]]
    tags: Tags = {}


class PeeringSide(msgspec.Struct):
    account_id: str
    region: str
    vpc: str
    cidrs: list[str]
    remote_dns: bool = False


class Peering(msgspec.Struct):
    """`status`: initiating-request, pending-acceptance, provisioning, active, rejected, failed, expired, deleted."""

    id: str
    requester: PeeringSide
    accepter: PeeringSide
    status: str
    message: str
    expires: Instant | None = None
    tags: Tags = {}
