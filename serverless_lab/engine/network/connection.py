"""What stateful things remember of a connection while its first packet travels, for the answer."""

from dataclasses import dataclass, field

from serverless_lab.engine.network.packet import Packet
from serverless_lab.engine.network.world import World
from serverless_lab.engine.services.ec2.state.machines import NetworkInterface


@dataclass(frozen=True)
class End:
    """Where a packet arrived, and how it looked: at an interface, at a service that `vpc` has an endpoint for, or (when
    `vpc` is empty) somewhere on the internet."""

    world: World
    vpc: str
    packet: Packet
    interface: NetworkInterface | None = None


@dataclass
class Connection:
    """`tracked`: interfaces whose groups let it through. `translated`: by NAT gateway, the packet inside and outside.
    `outward`: the egress-only gateway it left by."""

    tracked: set[str] = field(default_factory=set)
    translated: dict[str, tuple[Packet, Packet]] = field(default_factory=dict)
    outward: str = ""
    end: End | None = None
