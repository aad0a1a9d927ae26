"""Requests about route tables and their routes."""

from typing import Annotated

from serverless_lab.engine.request import REFUSED
from serverless_lab.engine.services.ec2.requests.common import CreateOnce, Describe, Ec2Request


class CreateRouteTable(CreateOnce, frozen=True, kw_only=True):
    vpc_id: str


class RouteTableNamed(Ec2Request, frozen=True):
    route_table_id: str


class DescribeRouteTables(Describe, frozen=True):
    route_table_ids: list[str] = []


class AssociateRouteTable(Ec2Request, frozen=True):
    route_table_id: str
    subnet_id: str | None = None
    gateway_id: str | None = None


class AssociationNamed(Ec2Request, frozen=True):
    association_id: str


class ReplaceRouteTableAssociation(Ec2Request, frozen=True):
    association_id: str
    route_table_id: str


class Destination(Ec2Request, frozen=True, kw_only=True):
    """A route by its table and where it leads; one of the three destinations is given."""

    route_table_id: str
    destination_cidr_block: str | None = None
    destination_ipv6_cidr_block: str | None = None
    destination_prefix_list_id: str | None = None


class RouteTo(Destination, frozen=True, kw_only=True):
    """Exactly one target is given. `gateway_id` is an internet gateway, or `local` to get the local route back."""

    gateway_id: str | None = None
    nat_gateway_id: str | None = None
    network_interface_id: str | None = None
    instance_id: str | None = None
    vpc_peering_connection_id: str | None = None
    egress_only_internet_gateway_id: str | None = None
    vpc_endpoint_id: Annotated[str | None, REFUSED] = None
    transit_gateway_id: Annotated[str | None, REFUSED] = None


class ReplaceRoute(RouteTo, frozen=True, kw_only=True):
    local_target: bool = False
