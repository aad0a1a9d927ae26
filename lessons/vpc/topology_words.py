"""The drawing of a network in sentences: a paragraph for each VPC, a line for each subnet."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lessons.vpc.addresses import way_out
from lessons.vpc.things import functions_of, label, leads_abroad, other_side, titled
from serverless_lab.engine.services.ec2.state.machines import NetworkInterface
from serverless_lab.engine.services.ec2.state.region import Ec2State
from serverless_lab.engine.services.ec2.state.vpcs import Subnet, Vpc

HOLDERS = 10  # named in a sentence


@dataclass(frozen=True)
class ToldVpc:
    id: str
    sentences: Sequence[str]
    subnets: Sequence[tuple[str, str]]  # id, and what there is to say


def tell(state: Ec2State, vpcs: Sequence[Vpc]) -> list[ToldVpc]:
    return [ToldVpc(each.id, _of_vpc(state, each), _of_subnets(state, each)) for each in vpcs]


def _of_vpc(state: Ec2State, vpc: Vpc) -> list[str]:
    ranges = ", ".join(block.cidr for block in vpc.blocks)
    count = ngettext("{ranges} has {n} subnet.", "{ranges} has {n} subnets.", len(vpc.subnets))
    said = [count.format(ranges=ranges, n=len(vpc.subnets))]
    if vpc.gateway:
        said.append(_("Its door to the internet is {gateway}.").format(gateway=titled(state, vpc.gateway)))
    elif not vpc.egress_gateways:
        said.append(_("It has no internet gateway, so it is closed."))
    for gateway in vpc.egress_gateways:
        text = _("Over IPv6 {gateway} lets out what begins inside, and nobody in.")
        said.append(text.format(gateway=titled(state, gateway)))
    for peering_id in vpc.peerings:
        peering = state.peerings[peering_id]
        if peering.status == "active":
            other, far = other_side(peering, vpc.id), leads_abroad(peering)
            told = _("Peered with {vpc} of account {number}.") if far else _("Peered with {vpc}.")
            said.append(told.format(vpc=titled(state, other.vpc), number=other.account_id))
    if vpc.endpoints:
        names = ", ".join(state.endpoints[each].service for each in list(vpc.endpoints)[:HOLDERS])
        said.append(_("Endpoints lead to {services}.").format(services=names))
    return said


def _of_subnets(state: Ec2State, vpc: Vpc) -> list[tuple[str, str]]:
    return [(each, " ".join(_of_subnet(state, state.subnets[each]))) for each in vpc.subnets]


def _of_subnet(state: Ec2State, subnet: Subnet) -> list[str]:
    place = f"{subnet.cidr}, {subnet.zone}."
    interfaces = [state.interfaces[each] for each in dict.fromkeys(subnet.used.values())]
    said = [place, _way(state, subnet, interfaces)]
    if interfaces:
        holders = ", ".join(_holder(state, each) for each in interfaces[:HOLDERS])
        said.append(_("In it: {holders}.").format(holders=holders))
    return said


def _way(state: Ec2State, subnet: Subnet, interfaces: Sequence[NetworkInterface]) -> str:
    route = way_out(state, subnet)
    if route is None:
        return _("No route out of the VPC.")
    facts = {"destination": route.destination, "target": titled(state, route.target)}
    if not route.target.startswith("igw-"):
        return _("Routes {destination} to {target}; nobody reaches in from the internet.").format(**facts)
    if any(each.public_ips or each.elastic or each.ipv6 for each in interfaces):
        text = _("Routes {destination} to {target}; reachable from the internet, as far as groups and ACLs let.")
    else:
        text = _("Routes {destination} to {target}; public, but nothing in it has a public address.")
    return text.format(**facts)


def _holder(state: Ec2State, interface: NetworkInterface) -> str:
    plugged = interface.attachment.instance if interface.attachment is not None else ""
    owner = state.instances.get(plugged) or state.nat_gateways.get(interface.belongs_to) or interface
    return f"{functions_of(state, interface) or label(owner) or owner.id} {interface.private_ips[0]}"
