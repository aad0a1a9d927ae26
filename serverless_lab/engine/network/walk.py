"""One packet's way, from thing to thing, until it arrives or is stopped."""

from collections.abc import Callable
from typing import Any

from msgspec import structs

from serverless_lab.engine.network import matching
from serverless_lab.engine.network.checks import check_acl, check_group, place_of
from serverless_lab.engine.network.connection import Connection, End
from serverless_lab.engine.network.hops import Kind, Path
from serverless_lab.engine.network.leads import condition, stays
from serverless_lab.engine.network.packet import Packet
from serverless_lab.engine.network.ranges import contains
from serverless_lab.engine.network.way import Stopped, Way
from serverless_lab.engine.network.world import World
from serverless_lab.engine.services.ec2.state.machines import NetworkInterface
from serverless_lab.engine.services.ec2.state.routing import Route, RouteTable
from serverless_lab.engine.services.ec2.state.vpcs import Subnet, Vpc

INTERNET = "internet"
# Nobody on the internet has these: packets for them go nowhere.
_NOT_PUBLIC = ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16", "fc00::/7")
_TRANSLATED = ("tcp", "udp", "icmp")


class Walk(Way):
    """A way in the making. `reply`: this is the answer of a connection whose first packet went the other way."""

    def __init__(self, connection: Connection, *, reply: bool = False) -> None:
        super().__init__()
        self.connection = connection
        self.reply = reply

    def leave(self, world: World, interface: NetworkInterface, packet: Packet) -> Path:
        """From an interface that sends it."""
        return self._path(lambda: self._leave(world, interface, packet))

    def come_in(self, world: World, packet: Packet) -> Path:
        """From the internet, to a public address."""
        self.go("internet", INTERNET, packet)
        return self._path(lambda: self._from_internet(world, packet))

    def return_to(self, world: World, vpc: Vpc, packet: Packet) -> Path:
        """From a service that a gateway endpoint reached, back into the VPC."""
        return self._path(lambda: self._enter(world, vpc, packet, None))

    def _path(self, walk: Callable[[], str]) -> Path:
        try:
            return Path(self.hops, walk())
        except Stopped:
            return Path(self.hops, "")

    def _leave(self, world: World, interface: NetworkInterface, packet: Packet) -> str:
        """Through the interface's own checks and groups into its subnet."""
        own = packet.source in interface.private_ips or packet.source in interface.ipv6
        place = place_of(world, interface)
        if not world.works(interface):
            self.stop("interface", interface.id, packet, "BAD_STATE", egress=True, **place)
        if not own and interface.source_dest_check:
            self.stop("interface", interface.id, packet, "ENI_SOURCE_DEST_CHECK_RESTRICTION", egress=True, **place)
        self.go("interface", interface.id, packet, egress=True, **place)
        check_group(self, self.connection, world, interface, packet, egress=True, reply=self.reply)
        return self._onward(world, interface, packet)

    def _onward(self, world: World, interface: NetworkInterface, packet: Packet) -> str:
        """From an interface to wherever the route table of its subnet says."""
        subnet = world.subnet(interface.subnet)
        block = subnet.block6.cidr if ":" in packet.destination and subnet.block6 else subnet.cidr
        if contains(block, packet.destination):
            return self._enter(world, world.vpc(subnet.vpc), packet, subnet)
        table = world.table_of(subnet)
        route = matching.route(world, table, packet.destination)
        if route is None or not stays(world.state, subnet, route):
            check_acl(self, world, interface, packet, egress=True)
        return self._follow(world, subnet, self._taken(world, subnet, table, route, packet), packet)

    def _taken(self, world: World, subnet: Subnet, table: RouteTable, route: Route | None, packet: Packet) -> Route:
        """The route, when there is one and it leads somewhere."""
        place: dict[str, Any] = {"subnet": subnet.id, "vpc": subnet.vpc, **world.where}
        if route is None:
            self.stop("route-table", table.id, packet, "NO_ROUTE_TO_DESTINATION", **place)
        place["facts"] = {"destination": route.destination, "target": route.target}
        if condition(world.state, route) == "blackhole":
            self.stop("route-table", table.id, packet, "BAD_STATE_ROUTE", **place)
        self.go("route-table", table.id, packet, **place)
        return route

    def _follow(self, world: World, subnet: Subnet, route: Route, packet: Packet) -> str:
        vpc, kind = world.vpc(subnet.vpc), route.target.partition("-")[0]
        if kind == "local":
            return self._enter(world, vpc, packet, subnet)
        if kind == "igw":
            return self._to_internet(world, vpc, route.target, packet)
        if kind == "eigw":
            return self._outward_only(world, vpc, route.target, packet)
        if kind == "nat":
            nat = world.state.nat_gateways[route.target]
            return self._arrive(world, world.state.interfaces[nat.interface], packet, subnet)
        if kind == "eni":
            return self._arrive(world, world.state.interfaces[route.target], packet, subnet)
        if kind == "pcx":
            return self._across(world, vpc, route.target, packet)
        return self._to_service(world, vpc, route.target, packet)

    def _enter(self, world: World, vpc: Vpc, packet: Packet, origin: Subnet | None) -> str:
        """To whoever has the address in this VPC."""
        interface = world.interface_at(vpc, packet.destination)
        if interface is None:
            place = {"vpc": vpc.id, **world.where}
            self.stop("interface", "", packet, "NO_POSSIBLE_DESTINATION", **place)
        return self._arrive(world, interface, packet, origin)

    def _arrive(self, world: World, interface: NetworkInterface, packet: Packet, origin: Subnet | None) -> str:
        """Into a subnet, unless it is in it already, and to an interface there."""
        if origin is None or origin.id != interface.subnet:
            check_acl(self, world, interface, packet, egress=False)
        if interface.kind == "nat_gateway":
            return self._through_nat(world, interface, packet)
        if interface.kind == "lambda" and not self.reply:
            place = place_of(world, interface)
            self.stop("interface", interface.id, packet, "FUNCTION_TAKES_NO_CONNECTION", **place)
        check_group(self, self.connection, world, interface, packet, egress=False, reply=self.reply)
        place = place_of(world, interface)
        if not world.works(interface):
            self.stop("interface", interface.id, packet, "BAD_STATE", **place)
        if packet.destination in interface.private_ips or packet.destination in interface.ipv6:
            self.go("interface", interface.id, packet, **place)
            return self._ended(End(world, interface.vpc, packet, interface=interface), interface.id)
        if interface.source_dest_check:
            self.stop("interface", interface.id, packet, "ENI_SOURCE_DEST_CHECK_RESTRICTION", **place)
        return self._leave(world, interface, packet)

    def _through_nat(self, world: World, interface: NetworkInterface, packet: Packet) -> str:
        """Outwards under the gateway's own address; an answer goes back to whoever it is for."""
        nat = world.state.nat_gateways[interface.belongs_to]
        place = place_of(world, interface)
        inside, outside = self.connection.translated.get(nat.id, (None, None))
        if inside is not None and outside is not None and packet == outside.reply:
            self.go("nat-gateway", nat.id, inside.reply, **place)
            return self._onward(world, interface, inside.reply)
        code = self._nat_fault(nat.state, packet, interface, seen=inside is not None)
        if code:
            self.stop("nat-gateway", nat.id, packet, code, **place)
        outer = structs.replace(packet, source=interface.private_ips[0])
        self.connection.translated[nat.id] = (packet, outer)
        self.go("nat-gateway", nat.id, outer, **place)
        return self._onward(world, interface, outer)

    def _nat_fault(self, state: str, packet: Packet, interface: NetworkInterface, *, seen: bool) -> str:
        if state != "available":
            return "BAD_STATE"
        if packet.protocol not in _TRANSLATED or ":" in packet.destination:
            return "PROTOCOL_RESTRICTION"
        if seen:
            return "NAT_ROUTES_TO_ITSELF"
        if self.reply or packet.destination in interface.private_ips:
            return "NAT_HAS_NO_CONNECTION"
        return ""

    def _to_internet(self, world: World, vpc: Vpc, gateway: str, packet: Packet) -> str:
        place: dict[str, Any] = {"egress": True, "vpc": vpc.id, **world.where}
        if ":" in packet.source:
            self.go("internet-gateway", gateway, packet, **place)
            return self._at_large(world, packet)
        interface = world.interface_at(vpc, packet.source)
        public = world.public_of(interface, packet.source) if interface is not None else ""
        if not public:
            self.stop("internet-gateway", gateway, packet, "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS", **place)
        outer = structs.replace(packet, source=public)
        self.go("internet-gateway", gateway, outer, **place)
        return self._at_large(world, outer)

    def _outward_only(self, world: World, vpc: Vpc, gateway: str, packet: Packet) -> str:
        place: dict[str, Any] = {"egress": True, "vpc": vpc.id, **world.where}
        if self.reply:
            self.stop("egress-only-internet-gateway", gateway, packet, "NO_CONNECTION_TO_ANSWER", **place)
        self.connection.outward = gateway
        self.go("egress-only-internet-gateway", gateway, packet, **place)
        return self._at_large(world, packet)

    def _at_large(self, world: World, packet: Packet) -> str:
        """On the internet: back in where a public address is one of ours, nowhere where it is private."""
        if any(contains(cidr, packet.destination) for cidr in _NOT_PUBLIC):
            self.stop("internet", INTERNET, packet, "NO_POSSIBLE_DESTINATION")
        if world.holder_of(packet.destination) is not None:
            return self._from_internet(world, packet)
        self.go("internet", INTERNET, packet)
        return self._ended(End(world, "", packet), INTERNET)

    def _from_internet(self, world: World, packet: Packet) -> str:
        if ":" in packet.destination:
            return self._from_internet6(world, packet)
        found = world.holder_of(packet.destination)
        if found is None:
            self.stop("internet-gateway", "", packet, "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS", **world.where)
        interface, private_ip = found
        inner = structs.replace(packet, destination=private_ip)
        gateway = world.vpc(interface.vpc).gateway
        if not gateway:
            self.stop("internet-gateway", "", packet, "UNASSOCIATED_COMPONENT", vpc=interface.vpc, **world.where)
        self.go("internet-gateway", gateway, inner, vpc=interface.vpc, **world.where)
        return self._arrive(world, interface, inner, None)

    def _from_internet6(self, world: World, packet: Packet) -> str:
        """IPv6 needs no translation, but a gateway that lets packets in, or the one the connection left by."""
        vpc = next((each for each in world.state.vpcs.values() if world.owns(each, packet.destination)), None)
        outward = self.connection.outward if self.reply else ""
        gateway = outward or (vpc.gateway if vpc is not None else "")
        kind: Kind = "egress-only-internet-gateway" if outward else "internet-gateway"
        if vpc is None or not gateway:
            self.stop("internet-gateway", "", packet, "UNASSOCIATED_COMPONENT", **world.where)
        self.go(kind, gateway, packet, vpc=vpc.id, **world.where)
        return self._enter(world, vpc, packet, None)

    def _across(self, world: World, vpc: Vpc, peering_id: str, packet: Packet) -> str:
        """Between the two VPCs only: who comes from a third one, or wants to go on to one, is not taken along."""
        peering = world.state.peerings[peering_id]
        far = peering.accepter if world.is_side(vpc, peering.requester) else peering.requester
        there = world.across(far)
        place: dict[str, Any] = {"vpc": vpc.id, **world.where}
        if there is None or far.vpc not in there.state.vpcs:
            self.stop("peering", peering_id, packet, "UNASSOCIATED_COMPONENT", **place)
        other = there.vpc(far.vpc)
        if not world.owns(vpc, packet.source) or not there.owns(other, packet.destination):
            self.stop("peering", peering_id, packet, "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR", **place)
        self.go("peering", peering_id, packet, **place)
        return self._enter(there, other, packet, None)

    def _to_service(self, world: World, vpc: Vpc, endpoint_id: str, packet: Packet) -> str:
        endpoint = world.state.endpoints[endpoint_id]
        place = {"vpc": vpc.id, **world.where}
        self.go("endpoint", endpoint.id, packet, egress=True, **place)
        self.go("service", endpoint.service, packet, **place)
        return self._ended(End(world, vpc.id, packet), endpoint.service)

    def _ended(self, end: End, named: str) -> str:
        if not self.reply:
            self.connection.end = end
        return named
