"""Arithmetic of addresses for the bench: what is reserved, what is free, which subnets are public."""

from ipaddress import IPv4Network

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from serverless_lab.engine.network.leads import condition
from serverless_lab.engine.services.ec2.addresses import RESERVED
from serverless_lab.engine.services.ec2.state.region import Ec2State
from serverless_lab.engine.services.ec2.state.routing import Route, RouteTable
from serverless_lab.engine.services.ec2.state.vpcs import Subnet

EVERYWHERE = ("0.0.0.0/0", "::/0")
WHY: tuple["str | Promise", ...] = (
    _("the network itself"),
    _("the VPC's router"),
    _("AWS's DNS"),
    _("kept for later"),
    _("broadcast, which a VPC does not have"),
)


def reserved(cidr: str) -> list[tuple[str, "str | Promise"]]:
    """The five addresses of a subnet that AWS keeps, and what for."""
    network = IPv4Network(cidr)
    offsets = (0, 1, 2, 3, network.num_addresses - 1)
    return [(str(network[offset]), why) for offset, why in zip(offsets, WHY, strict=True)]


def free_hosts(subnet: Subnet) -> int:
    """How many addresses can still be given out."""
    return (1 << (32 - int(subnet.cidr.rpartition("/")[2]))) - RESERVED - len(subnet.used)


def table_of(state: Ec2State, subnet: Subnet) -> RouteTable:
    return state.tables[subnet.table or state.vpcs[subnet.vpc].main_table]


def way_out(state: Ec2State, subnet: Subnet) -> Route | None:
    """The route for everywhere, if the subnet's table has one that works."""
    routes = table_of(state, subnet).routes
    found = (routes[each] for each in EVERYWHERE if each in routes)
    return next((route for route in found if condition(state, route) == "active"), None)


def is_public(state: Ec2State, subnet: Subnet) -> bool:
    """A public subnet is one with a route to an internet gateway."""
    route = way_out(state, subnet)
    return route is not None and route.target.startswith("igw-")
