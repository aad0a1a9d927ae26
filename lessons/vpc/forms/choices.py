"""What a field that names something of the network offers, by the name of the field.

`near` is the VPC that the form is about, empty for none: then what lies in any VPC is offered.
"""

from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _

from lessons.courseware.console.operation import Choices
from lessons.vpc.things import label, titled
from serverless_lab.engine.services.ec2.endpoints import GATEWAY_SERVICES, INTERFACE_SERVICES
from serverless_lab.engine.services.ec2.images import IMAGES
from serverless_lab.engine.services.ec2.state.machines import NetworkInterface
from serverless_lab.engine.services.ec2.state.region import Ec2State

OFFERED = 200


def _first() -> tuple[str, str]:
    return "", _("Choose")


def _ids(state: Ec2State, things: Iterable[Any], near: str) -> Choices:
    inside = (each for each in things if not near or each.vpc == near)
    return [(each.id, titled(state, each.id)) for each in islice(inside, OFFERED)]


def _vpcs(state: Ec2State, near: str) -> Choices:
    shown = islice(state.vpcs.values(), OFFERED)
    return [_first(), *((each.id, f"{titled(state, each.id)} {each.blocks[0].cidr}") for each in shown)]


def _subnets(state: Ec2State, near: str) -> Choices:
    found = (each for each in state.subnets.values() if not near or each.vpc == near)
    return [
        _first(),
        *((each.id, f"{titled(state, each.id)} {each.cidr} {each.zone}") for each in islice(found, OFFERED)),
    ]


def _some_subnets(state: Ec2State, near: str) -> Choices:
    return _subnets(state, near)[1:]


def _tables(state: Ec2State, near: str) -> Choices:
    return [_first(), *_ids(state, state.tables.values(), near)]


def _some_tables(state: Ec2State, near: str) -> Choices:
    return _ids(state, state.tables.values(), near)


def _acls(state: Ec2State, near: str) -> Choices:
    return [_first(), *_ids(state, state.acls.values(), near)]


def _groups(state: Ec2State, near: str) -> Choices:
    if near:
        return _ids(state, state.groups.values(), near)
    shown = islice(state.groups.values(), OFFERED)
    return [(each.id, f"{titled(state, each.id)} · {titled(state, each.vpc)}") for each in shown]


def _group(state: Ec2State, near: str) -> Choices:
    return [("", _("No group: an address range")), *_groups(state, near)]


def _targets(state: Ec2State, near: str) -> Choices:
    """Where a route of this VPC can lead, by kind."""
    peerings = (each for each in state.peerings.values() if near in (each.requester.vpc, each.accepter.vpc) or not near)
    kinds: list[tuple[str, Choices]] = [
        (
            _("Internet gateway"),
            [(each.id, titled(state, each.id)) for each in islice(state.gateways.values(), OFFERED)],
        ),
        (_("Egress-only internet gateway"), _ids(state, state.egress_gateways.values(), near)),
        (_("NAT gateway"), _ids(state, state.nat_gateways.values(), near)),
        (_("Peering connection"), [(each.id, titled(state, each.id)) for each in islice(peerings, OFFERED)]),
        (_("Network interface"), _told_interfaces(state, near)),
    ]
    return [_first(), *((title, found) for title, found in kinds if found)]


def _interfaces(state: Ec2State, near: str) -> Choices:
    return [_first(), *_told_interfaces(state, near)]


def _told_interfaces(state: Ec2State, near: str) -> Choices:
    """With the private address and the instance of each: ids alone tell nobody which is which."""
    own = (each for each in state.interfaces.values() if not each.requester and (not near or each.vpc == near))
    return [(each.id, _told(state, each)) for each in islice(own, OFFERED)]


def _told(state: Ec2State, interface: NetworkInterface) -> str:
    instance = state.instances.get(interface.attachment.instance) if interface.attachment is not None else None
    words = (titled(state, interface.id), interface.private_ips[0], label(instance) if instance is not None else "")
    return " ".join(word for word in words if word)


def _free_addresses(state: Ec2State, near: str) -> Choices:
    free = (each for each in state.addresses.values() if not each.association)
    return [_first(), *((each.id, f"{each.public_ip} ({each.id})") for each in islice(free, OFFERED))]


def _dhcp(state: Ec2State, near: str) -> Choices:
    shown = islice(state.dhcp_options.values(), OFFERED)
    return [*((each.id, titled(state, each.id)) for each in shown), ("default", _("None at all"))]


def _prefix_lists(state: Ec2State, near: str) -> Choices:
    """Those of the account first."""
    known = sorted(state.prefix_lists.values(), key=lambda each: bool(each.owner))
    return [("", _("No prefix list")), *((each.id, titled(state, each.id)) for each in known[:OFFERED])]


def _images(state: Ec2State, near: str) -> Choices:
    return [(each.id, each.description) for each in IMAGES.values()]


def _services(state: Ec2State, near: str) -> Choices:
    return [
        (_("Gateway endpoints"), [(f"Gateway {each}", each) for each in GATEWAY_SERVICES]),
        (_("Interface endpoints"), [(f"Interface {each}", each) for each in INTERFACE_SERVICES]),
    ]


def _watched(state: Ec2State, near: str) -> Choices:
    """What a flow log can be about, by kind."""
    kinds = (
        (_("VPC"), [(each.id, titled(state, each.id)) for each in islice(state.vpcs.values(), OFFERED)]),
        (_("Subnet"), _ids(state, state.subnets.values(), near)),
        (_("Network interface"), _told_interfaces(state, near)),
    )
    return [_first(), *((title, found) for title, found in kinds if found)]


def _ends(state: Ec2State, near: str) -> Choices:
    """Where a path may begin, by kind."""
    kinds = (
        (_("Instance"), [(each.id, titled(state, each.id)) for each in islice(state.instances.values(), OFFERED)]),
        (_("Network interface"), _told_interfaces(state, near)),
        (_("Internet gateway"), _ids(state, state.gateways.values(), "")),
    )
    return [_first(), *((title, found) for title, found in kinds if found)]


def _goals(state: Ec2State, near: str) -> Choices:
    endpoints = _ids(state, state.endpoints.values(), near)
    return [
        ("", _("An address in its place")),
        *_ends(state, near)[1:],
        *([(_("Endpoint"), endpoints)] if endpoints else ()),
    ]


CHOICES: dict[str, Callable[[Ec2State, str], Choices]] = {
    "VpcId": _vpcs,
    "PeerVpcId": _vpcs,
    "SubnetId": _subnets,
    "SubnetIds": _some_subnets,
    "RouteTableId": _tables,
    "RouteTableIds": _some_tables,
    "NetworkAclId": _acls,
    "target": _targets,
    "SecurityGroupIds": _groups,
    "Groups": _groups,
    "peer": _group,
    "NetworkInterfaceId": _interfaces,
    "AllocationId": _free_addresses,
    "DhcpOptionsId": _dhcp,
    "prefix_list": _prefix_lists,
    "ImageId": _images,
    "service": _services,
    "resource": _watched,
    "Source": _ends,
    "Destination": _goals,
}
