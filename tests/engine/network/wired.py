"""The second truth: a Region's networks built of Linux, read from the same state as the tracer reads.

A VPC is a router with a bridge for each subnet; hosts and NAT gateways hang on bridges by `eth0`; routers lead to the
internet (`igw`), to each other (peerings) and to services (endpoints) by cables of their own.
"""

from ipaddress import ip_network
from itertools import count

from serverless_lab.engine.network.leads import condition
from serverless_lab.engine.network.world import World
from serverless_lab.engine.services.ec2.state.machines import NetworkInterface
from serverless_lab.engine.services.ec2.state.routing import Route
from serverless_lab.engine.services.ec2.state.vpcs import Subnet, Vpc
from tests.engine.network import nft
from tests.engine.network.linux import Namespace, join, run


class Wired:
    """`ends`: by interface, `internet` or service name, the namespace that a packet for it arrives in."""

    def __init__(self, world: World, outside: tuple[str, ...], service: str) -> None:
        self.world = world
        self.state = world.state
        self.cables: list[str] = []
        self.plugs: list[tuple[Namespace, str]] = []
        self.ends: dict[str, Namespace] = {}
        self.addresses: dict[str, list[str]] = {}
        self.devices: dict[str, str] = {}
        self._numbers = count(1)
        self.internet = self._end("internet", [*outside, service], forwards=True)
        self.routers = {vpc: Namespace(vpc, forwards=True) for vpc in self.state.vpcs}
        for vpc in self.state.vpcs.values():
            self._gateway(vpc)
            self._subnets(vpc)
        for peering in self.state.peerings.values():
            self._peering(peering.id, peering.requester.vpc, peering.accepter.vpc)
        for endpoint in self.state.endpoints.values():
            self._service(endpoint.id, endpoint.vpc, service)
        for vpc in self.state.vpcs.values():
            self._routes(vpc)
        self.namespaces = {id(each): each for each in [*self.ends.values(), *self.routers.values()]}.values()
        run(["ip", "-batch", "-"], "\n".join(self.cables))
        for each in self.namespaces:
            each.settle()
        for each in self.namespaces:
            each.wait()

    def close(self) -> None:
        """Pull the plugs first: neighbours of namespaces that are only closed fill a table that all of them share."""
        for router in self.routers.values():
            with router.inside():
                lines = [f"link delete {name}" for end, name in self.plugs if end is router]
                run(["ip", "-force", "-batch", "-"], "\n".join(lines), check=False)
        for each in self.namespaces:
            each.close()

    def _end(self, name: str, addresses: list[str], *, forwards: bool = False) -> Namespace:
        end = self.ends[name] = Namespace(name, forwards=forwards)
        self.addresses[name] = addresses
        if not name.startswith("eni-"):
            end.ips += [f"address add {address}/32 dev lo" for address in addresses]
            end.nfts += nft.seen()
        return end

    def _cable(self, one: Namespace, name: str, other: Namespace, there: str) -> tuple[str, str]:
        """A cable with an address at each end."""
        number = next(self._numbers)
        near, far = f"100.64.{number}.1", f"100.64.{number}.2"
        self.cables.append(join(len(self.cables), one, name, other, there))
        self.plugs.append((one, name))
        for side, device, address in ((one, name, near), (other, there, far)):
            side.ips += [f"address add {address}/30 dev {device}", f"link set {device} up"]
            side.live.add(device)
        return near, far

    def _gateway(self, vpc: Vpc) -> None:
        router = self.routers[vpc.id]
        near, far = self._cable(router, "igw", self.internet, f"g{len(self.cables)}")
        if vpc.gateway:
            self.devices[vpc.gateway] = f"via {far} dev igw"
            holders = {public: self.world.holder_of(public) for public in self.state.public_ips}
            public = {outer: held[1] for outer, held in holders.items() if held and held[0].vpc == vpc.id}
            self.internet.ips += [f"route add {outer}/32 via {near}" for outer in public]
            router.nfts += nft.internet_gateway(public)

    def _subnets(self, vpc: Vpc) -> None:
        router = self.routers[vpc.id]
        acls = {}
        for number, subnet in enumerate(self.state.subnets[each] for each in vpc.subnets):
            bridge, network = f"br{number}", ip_network(subnet.cidr)
            acls[bridge] = self.world.acl_of(subnet)
            router.ips += [f"link add {bridge} type bridge", f"link set {bridge} up"]
            router.ips.append(f"address add {network[1]}/{network.prefixlen} dev {bridge}")
            for address, interface in subnet.used.items():
                self._plug(router, bridge, subnet, self.state.interfaces[interface], address)
        router.nfts += nft.acls(acls)

    def _plug(self, router: Namespace, bridge: str, subnet: Subnet, interface: NetworkInterface, address: str) -> None:
        nat = self.state.nat_gateways.get(interface.belongs_to)
        instance = self.state.instances.get(interface.attachment.instance if interface.attachment else "")
        end = self._end(interface.id, [address], forwards=not interface.source_dest_check)
        device, network = f"e{len(self.cables)}", ip_network(subnet.cidr)
        self.cables.append(join(len(self.cables), router, device, end, "eth0"))
        self.plugs.append((router, device))
        end.ips.append(f"address add {address}/{network.prefixlen} dev eth0")
        if instance is None or instance.state == "running":
            router.ips += [f"link set {device} master {bridge}", f"link set {device} up"]
            end.ips += ["link set eth0 up", f"route add default via {network[1]}"]
            router.live |= {device, bridge}
            end.live.add("eth0")
        self.devices[nat.id if nat is not None else interface.id] = f"via {address} dev {bridge}"
        works = nat is not None and nat.state == "available"
        end.nfts += nft.nat_gateway(address, works=works) if nat is not None else nft.host(self.world, interface)

    def _peering(self, peering: str, one: str, other: str) -> None:
        if one not in self.routers or other not in self.routers:
            return
        name = peering.replace("-", "")
        near, far = self._cable(self.routers[one], name, self.routers[other], name)
        self.devices[f"{one} {peering}"], self.devices[f"{other} {peering}"] = (
            f"via {far} dev {name}",
            f"via {near} dev {name}",
        )
        ranges = {vpc: [block.cidr for block in self.state.vpcs[vpc].blocks] for vpc in (one, other)}
        self.routers[one].nfts += nft.peering(name, ranges[one], ranges[other])
        self.routers[other].nfts += nft.peering(name, ranges[other], ranges[one])

    def _service(self, endpoint: str, vpc: str, address: str) -> None:
        end = self._end(endpoint, [address])
        near, far = self._cable(self.routers[vpc], "vpce", end, "eth0")
        end.ips.append(f"route add default via {near}")
        self.devices[endpoint] = f"via {far} dev vpce"

    def _routes(self, vpc: Vpc) -> None:
        """A table for each subnet's device. Without a match nothing else is looked at."""
        router = self.routers[vpc.id]
        for number, subnet in enumerate(self.state.subnets[each] for each in vpc.subnets):
            table = number + 10
            for route in self.world.table_of(subnet).routes.values():
                found = self.state.prefix_lists.get(route.destination)
                for cidr in found.entries if found is not None else [route.destination]:
                    router.ips.append(f"route add {self._route(vpc, route, cidr)} table {table}")
            router.ips.append(f"route add unreachable default metric 9999 table {table}")
            router.ips.append(f"rule add iif br{number} lookup {table} pref {1000 + number}")

    def _route(self, vpc: Vpc, route: Route, cidr: str) -> str:
        if route.target == "local":
            return f"throw {cidr}"  # the connected subnets, in the main table
        way = self.devices.get(route.target) or self.devices.get(f"{vpc.id} {route.target}")
        if condition(self.state, route) == "blackhole" or way is None:
            return f"blackhole {cidr}"
        return f"{cidr} {way}"
