"""What there is, by the questions a packet asks: over one account's Regions, and a peer's where one may look."""

from collections.abc import Callable

from serverless_lab.engine.network.ranges import contains
from serverless_lab.engine.services.ec2.state.filtering import NetworkAcl
from serverless_lab.engine.services.ec2.state.machines import NetworkInterface
from serverless_lab.engine.services.ec2.state.region import Ec2State
from serverless_lab.engine.services.ec2.state.routing import RouteTable
from serverless_lab.engine.services.ec2.state.vpcs import PeeringSide, Subnet, Vpc

# Account id and Region → its state, None where nobody may look.
Lookup = Callable[[str, str], Ec2State | None]


class World:
    """One Region of one account, and the way to others."""

    def __init__(self, account_id: str, region: str, lookup: Lookup) -> None:
        found = lookup(account_id, region)
        if found is None:
            raise LookupError(f"{account_id} {region}")
        self.account_id = account_id
        self.region = region
        self.state = found
        self.lookup = lookup

    def across(self, side: PeeringSide) -> "World | None":
        """The world on one side of a peering connection."""
        if (side.account_id, side.region) == (self.account_id, self.region):
            return self
        if self.lookup(side.account_id, side.region) is None:
            return None
        return World(side.account_id, side.region, self.lookup)

    @property
    def where(self) -> dict[str, str]:
        """Of what a hop in this world is, as it says."""
        return {"account": self.account_id, "region": self.region}

    def vpc(self, vpc_id: str) -> Vpc:
        return self.state.vpcs[vpc_id]

    def subnet(self, subnet_id: str) -> Subnet:
        return self.state.subnets[subnet_id]

    def table_of(self, subnet: Subnet) -> RouteTable:
        return self.state.tables[subnet.table or self.vpc(subnet.vpc).main_table]

    def acl_of(self, subnet: Subnet) -> NetworkAcl:
        return self.state.acls[subnet.acl]

    def subnet_at(self, vpc: Vpc, address: str) -> Subnet | None:
        for subnet_id in vpc.subnets:
            subnet = self.state.subnets[subnet_id]
            block = subnet.block6.cidr if ":" in address and subnet.block6 is not None else subnet.cidr
            if contains(block, address):
                return subnet
        return None

    def interface_at(self, vpc: Vpc, address: str) -> NetworkInterface | None:
        """Who has this private (or IPv6) address in the VPC."""
        subnet = self.subnet_at(vpc, address)
        if subnet is None:
            return None
        taken = subnet.used6 if ":" in address else subnet.used
        return self.state.interfaces.get(taken.get(address, ""))

    def interface_of(self, function: str) -> str:
        """The first interface by which a function stands in a VPC. Raises LookupError where it has none."""
        for shared in self.state.function_interfaces.values():
            if function in shared.users:
                return shared.interface
        raise LookupError(function)

    def holder_of(self, public_ip: str) -> tuple[NetworkInterface, str] | None:
        """The interface that a public IPv4 address leads to, and its private address there."""
        holder = self.state.public_ips.get(public_ip, "")
        address = self.state.addresses.get(holder)
        if address is not None:
            interface = self.state.interfaces.get(address.interface)
            return (interface, address.private_ip) if interface is not None else None
        interface = self.state.interfaces.get(holder)
        if interface is None:
            return None
        return interface, next(private for private, public in interface.public_ips.items() if public == public_ip)

    def public_of(self, interface: NetworkInterface, private_ip: str) -> str:
        """The public address that leads to a private one; empty for none."""
        allocation = interface.elastic.get(private_ip)
        return self.state.addresses[allocation].public_ip if allocation else interface.public_ips.get(private_ip, "")

    def owns(self, vpc: Vpc, address: str) -> bool:
        """Does the address lie in one of the VPC's ranges?"""
        blocks = vpc.blocks6 if ":" in address else vpc.blocks
        return any(contains(block.cidr, address) for block in blocks)

    def listed(self, prefix_list: str, address: str) -> bool:
        found = self.state.prefix_lists.get(prefix_list)
        version = ":" in address
        return found is not None and any((":" in cidr) == version and contains(cidr, address) for cidr in found.entries)

    def works(self, interface: NetworkInterface) -> bool:
        """An interface that is plugged into nothing sends and takes nothing, nor does a stopped instance."""
        if interface.attachment is None:
            return False
        instance = self.state.instances.get(interface.attachment.instance)
        return instance is None or instance.state == "running"

    def is_side(self, vpc: Vpc, side: PeeringSide) -> bool:
        """Is this VPC that side of a peering connection?"""
        return (side.account_id, side.region, side.vpc) == (self.account_id, self.region, vpc.id)
