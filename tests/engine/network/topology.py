"""Networks drawn in lines of text, as the case files hold them. Ids are what stands in the lines, with AWS's prefix.

region us-east-1                          what follows lies there (ap-northeast-2 before)
vpc v 10.0.0.0/16 gateway                 vpc-v, with igw-v attached; `10.9.0.0/16` more: further ranges
outward v                                 eigw-v
list l 10.0.0.0/8 192.0.2.0/24            pl-l
subnet a v 10.0.1.0/24 [2001:db8::/64]    subnet-a, with its own rtb-a and acl-a (which lets everything through)
route a 0.0.0.0/0 igw-v                   a route of subnet a; `blocked nat-x` names what is not there
acl a in 90 deny tcp 80-90 0.0.0.0/0      `icmp 8:0`, `all`, `89` are protocols too; `none` empties the ACL first
group g v                                 sg-g, without rules; every host wears `open` unless told
rule g in tcp 80 0.0.0.0/0                sgr-g-1, sgr-g-2, …; or pl-l, sg-h, `sg-h over pcx-p`
host a a 10.0.1.10 [2001:db8::a] [public 3.32.0.1] [groups g,h] [router] [stopped|loose]
function f a 10.0.1.30 [groups g,h]       function:f, by eni-f
nat n a 10.0.1.20 [public 3.32.0.9] [pending|deleted]
endpoint s v com.amazonaws.s3             vpce-s
peering p v w [pending-acceptance|deleted|…]  pcx-p; `us-east-1/w` names the other side's Region
"""

from collections.abc import Callable
from itertools import pairwise

from serverless_lab.engine.network.world import World
from serverless_lab.engine.services.ec2.protocols import named, numbered
from serverless_lab.engine.services.ec2.state.filtering import (
    AclEntry,
    GroupRule,
    NetworkAcl,
    PrefixList,
    SecurityGroup,
)
from serverless_lab.engine.services.ec2.state.machines import (
    Attachment,
    Endpoint,
    FunctionInterface,
    Instance,
    NetworkInterface,
)
from serverless_lab.engine.services.ec2.state.region import Ec2State
from serverless_lab.engine.services.ec2.state.routing import ElasticIp, InternetGateway, NatGateway, Route, RouteTable
from serverless_lab.engine.services.ec2.state.vpcs import CidrBlock, Peering, PeeringSide, Subnet, Vpc

ACCOUNT, REGION = "123456789012", "ap-northeast-2"
LAST = 32767
EVERYWHERE = ("0.0.0.0/0", "::/0")


class Topology:
    """The Regions that the lines describe."""

    def __init__(self, lines: list[str]) -> None:
        self.regions: dict[str, Ec2State] = {}
        self.region = REGION
        for line in lines:
            word, *rest = line.split()
            _LINES[word](self, *rest)

    @property
    def state(self) -> Ec2State:
        return self.regions.setdefault(self.region, Ec2State(founded=True))

    def world(self, region: str = REGION) -> World:
        return World(ACCOUNT, region, lambda account, where: self.regions.get(where) if account == ACCOUNT else None)


def _region(topology: Topology, name: str) -> None:
    topology.region = name


def _vpc(topology: Topology, name: str, *words: str) -> None:
    state, cidrs = topology.state, [word for word in words if word != "gateway"]
    blocks = [CidrBlock(f"vpc-cidr-assoc-{cidr}", cidr) for cidr in cidrs if ":" not in cidr]
    vpc = Vpc(f"vpc-{name}", blocks, f"rtb-main-{name}", f"acl-default-{name}", f"sg-default-{name}")
    vpc.blocks6 = [CidrBlock(f"vpc-cidr-assoc-{cidr}", cidr) for cidr in cidrs if ":" in cidr]
    state.vpcs[vpc.id] = vpc
    state.groups[f"sg-open.{name}"] = SecurityGroup(f"sg-open.{name}", "open", "", vpc.id)
    for way in ("in", "out"):
        for cidr in EVERYWHERE:
            _rule(topology, f"open.{name}", way, "all", cidr)
    if "gateway" in words:
        vpc.gateway = f"igw-{name}"
        state.gateways[vpc.gateway] = InternetGateway(vpc.gateway, vpc.id)


def _outward(topology: Topology, name: str) -> None:
    topology.state.egress_gateways[f"eigw-{name}"] = InternetGateway(f"eigw-{name}", f"vpc-{name}")
    topology.state.vpcs[f"vpc-{name}"].egress_gateways[f"eigw-{name}"] = None


def _list(topology: Topology, name: str, *cidrs: str) -> None:
    entries = dict.fromkeys(cidrs, "")
    topology.state.prefix_lists[f"pl-{name}"] = PrefixList(f"pl-{name}", name, "IPv4", len(cidrs), entries)


def _subnet(topology: Topology, name: str, vpc_name: str, cidr: str, cidr6: str = "") -> None:
    state = topology.state
    vpc = state.vpcs[f"vpc-{vpc_name}"]
    subnet = Subnet(f"subnet-{name}", vpc.id, cidr, f"{topology.region}a", f"acl-{name}", "", table=f"rtb-{name}")
    subnet.block6 = CidrBlock("", cidr6) if cidr6 else None
    state.subnets[subnet.id] = subnet
    vpc.subnets[subnet.id] = None
    state.acls[subnet.acl] = NetworkAcl(subnet.acl, vpc.id, subnets={subnet.id: ""})
    table = state.tables[subnet.table] = RouteTable(subnet.table, vpc.id, subnets={subnet.id: ""})
    for block in [*vpc.blocks, *vpc.blocks6]:
        table.routes[block.cidr] = Route(block.cidr, "local")
    for way in ("in", "out"):
        for number, each in zip((100, 101), EVERYWHERE, strict=True):
            _acl(topology, name, way, str(number), "allow", "all", each)


def _route(topology: Topology, name: str, destination: str, target: str) -> None:
    topology.state.tables[f"rtb-{name}"].routes[destination] = Route(destination, target)


def _acl(topology: Topology, name: str, way: str, number: str, *words: str) -> None:
    acl = topology.state.acls[f"acl-{name}"]
    entries = acl.egress if way == "out" else acl.ingress
    if number == "none":
        return entries.clear()
    verdict, protocol, *ports, cidr = words
    entry = AclEntry(int(number), way == "out", numbered(protocol), verdict == "allow", cidr)
    if ports and ":" in ports[0]:
        entry.icmp = _pair(ports[0], ":")
    elif ports:
        entry.ports = _pair(ports[0], "-")
    entries[entry.number] = entry


def _group(topology: Topology, name: str, vpc_name: str) -> None:
    topology.state.groups[f"sg-{name}"] = SecurityGroup(f"sg-{name}", name, "", f"vpc-{vpc_name}")


def _rule(topology: Topology, name: str, way: str, protocol: str, *words: str) -> None:
    group = topology.state.groups[f"sg-{name}"]
    ports, peer = (-1, -1), list(words)
    if len(peer) in (2, 4):
        ports = _pair(peer[0], ":" if ":" in peer[0] else "-")
        peer = peer[1:]
    rule = GroupRule(f"sgr-{name}-{len(group.rules) + 1}", way == "out", named(protocol), *ports)
    kind = {"sg-": "group", "pl-": "prefix_list"}.get(peer[0][:3], "cidr")
    setattr(rule, kind, peer[0])
    rule.peering = peer[2] if len(peer) == 3 else ""
    group.rules[rule.id] = rule


def _host(topology: Topology, name: str, subnet_name: str, address: str, *words: str) -> None:
    state = topology.state
    subnet = state.subnets[f"subnet-{subnet_name}"]
    said = dict(pairwise(words))
    names = said["groups"].split(",") if "groups" in said else [f"open.{subnet.vpc.removeprefix('vpc-')}"]
    interface = _interface(topology, name, subnet, address, [f"sg-{each}" for each in names])
    interface.ipv6 = [word for word in words if ":" in word]
    subnet.used6 |= dict.fromkeys(interface.ipv6, interface.id)
    interface.source_dest_check = "router" not in words
    if "public" in said:
        interface.public_ips[address] = said["public"]
        state.public_ips[said["public"]] = interface.id
    if "loose" in words:
        return
    instance = Instance(f"i-{name}", "", "", subnet.id, subnet.vpc, subnet.zone, 0, "", 0)
    instance.state = "stopped" if "stopped" in words else "running"
    instance.interfaces = [interface.id]
    interface.attachment = Attachment(f"eni-attach-{name}", instance.id, 0, 0, ACCOUNT)
    state.instances[instance.id] = instance


def _function(topology: Topology, name: str, subnet_name: str, address: str, *words: str) -> None:
    subnet = topology.state.subnets[f"subnet-{subnet_name}"]
    said = dict(pairwise(words))
    names = said["groups"].split(",") if "groups" in said else [f"open.{subnet.vpc.removeprefix('vpc-')}"]
    interface = _interface(topology, name, subnet, address, [f"sg-{each}" for each in names])
    interface.kind, interface.attachment = "lambda", Attachment("", "", 1, 0, "amazon-aws")
    topology.state.function_interfaces[interface.id] = FunctionInterface(interface.id, {name: None})


def _nat(topology: Topology, name: str, subnet_name: str, address: str, *words: str) -> None:
    state = topology.state
    subnet = state.subnets[f"subnet-{subnet_name}"]
    interface = _interface(topology, f"nat-{name}", subnet, address, [])
    interface.kind, interface.belongs_to, interface.source_dest_check = "nat_gateway", f"nat-{name}", False
    interface.attachment = Attachment("", "", 1, 0, "amazon-aws")
    nat = NatGateway(f"nat-{name}", subnet.vpc, subnet.id, interface.id, 0, state="available")
    nat.state = next((word for word in words if word in ("pending", "deleted")), nat.state)
    state.nat_gateways[nat.id] = nat
    if "public" in words:
        public = words[words.index("public") + 1]
        nat.allocation = f"eipalloc-{name}"
        state.addresses[nat.allocation] = ElasticIp(nat.allocation, public, "", interface.id, address)
        interface.elastic[address] = nat.allocation
        state.public_ips[public] = nat.allocation


def _endpoint(topology: Topology, name: str, vpc_name: str, service: str) -> None:
    topology.state.endpoints[f"vpce-{name}"] = Endpoint(f"vpce-{name}", f"vpc-{vpc_name}", "Gateway", service, 0)


def _peering(topology: Topology, name: str, one: str, other: str, status: str = "active") -> None:
    here = _side(topology, topology.region, one)
    region, _, there_name = other.rpartition("/")
    there = _side(topology, region or topology.region, there_name)
    for side in (here, there):
        state = topology.regions[side.region]
        state.peerings[f"pcx-{name}"] = Peering(f"pcx-{name}", here, there, status, "")
        if side.vpc in state.vpcs:
            state.vpcs[side.vpc].peerings[f"pcx-{name}"] = None


def _side(topology: Topology, region: str, name: str) -> PeeringSide:
    vpc = topology.regions.setdefault(region, Ec2State(founded=True)).vpcs.get(f"vpc-{name}")
    return PeeringSide(ACCOUNT, region, f"vpc-{name}", [block.cidr for block in vpc.blocks] if vpc else [])


def _interface(topology: Topology, name: str, subnet: Subnet, address: str, groups: list[str]) -> NetworkInterface:
    interface = NetworkInterface(f"eni-{name}", subnet.vpc, subnet.id, [address], "", 0, groups)
    topology.state.interfaces[interface.id] = interface
    subnet.used[address] = interface.id
    return interface


def _pair(text: str, between: str) -> tuple[int, int]:
    first, _, last = text.partition(between)
    return int(first), int(last or first)


_LINES: dict[str, Callable[..., None]] = {
    "region": _region,
    "vpc": _vpc,
    "outward": _outward,
    "list": _list,
    "subnet": _subnet,
    "route": _route,
    "acl": _acl,
    "group": _group,
    "rule": _rule,
    "host": _host,
    "function": _function,
    "nat": _nat,
    "endpoint": _endpoint,
    "peering": _peering,
}
