"""Requests about peering connections."""

from serverless_lab.engine.request import Request
from serverless_lab.engine.services.ec2.requests.common import Create, Describe, Ec2Request


class CreateVpcPeeringConnection(Create, frozen=True, kw_only=True):
    vpc_id: str
    peer_vpc_id: str | None = None
    peer_owner_id: str | None = None
    peer_region: str | None = None


class PeeringNamed(Ec2Request, frozen=True):
    vpc_peering_connection_id: str


class DescribeVpcPeeringConnections(Describe, frozen=True):
    vpc_peering_connection_ids: list[str] = []


class PeeringOptions(Request, frozen=True):
    allow_dns_resolution_from_remote_vpc: bool = False


class ModifyVpcPeeringConnectionOptions(Ec2Request, frozen=True, kw_only=True):
    vpc_peering_connection_id: str
    accepter_peering_connection_options: PeeringOptions | None = None
    requester_peering_connection_options: PeeringOptions | None = None


class ToldSide(Request, frozen=True):
    account_id: str
    region: str
    vpc_id: str
    cidr_blocks: list[str] = []
    remote_dns: bool = False


class HearOfNetwork(Request, frozen=True):
    """A control of the lab: what lies at the other end of a peering with another account (`neighbours.shown`)."""

    account_id: str
    region: str
    network: bytes


class HearOfPeering(Request, frozen=True):
    """A control of the lab: how the account of the other side tells of the connection."""

    vpc_peering_connection_id: str
    status: str
    requester: ToldSide
    accepter: ToldSide
