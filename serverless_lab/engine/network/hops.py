"""What a trace is made of."""

from typing import Any, Literal

import msgspec

from serverless_lab.engine.network.packet import Packet

Kind = Literal[
    "interface",
    "security-group",
    "network-acl",
    "route-table",
    "internet-gateway",
    "egress-only-internet-gateway",
    "nat-gateway",
    "peering",
    "endpoint",
    "internet",
    "service",
]


class Hop(msgspec.Struct, frozen=True):
    """One thing a packet meets. `packet` is how it looks when it leaves here.

    `code` is empty while the packet goes on and otherwise says why it stops, in the words of AWS's Reachability
    Analyzer where it has some. `facts` names what decided: `rule` (sgr-…) or `tracked` of a group, `number` of an ACL's
    rule, `destination` and `target` of a route. `interface`: whose door this is, for groups, ACLs, interfaces and NAT
    gateways. `account` and `region` say where; both are empty for what is nobody's.
    """

    kind: Kind
    id: str
    packet: Packet
    egress: bool = False
    code: str = ""
    facts: dict[str, Any] = {}
    subnet: str = ""
    vpc: str = ""
    region: str = ""
    account: str = ""
    interface: str = ""


class Path(msgspec.Struct, frozen=True):
    """The way one packet took. `end` is the id of what it reached, empty when it was stopped at the last hop."""

    hops: list[Hop]
    end: str

    @property
    def code(self) -> str:
        return self.hops[-1].code if self.hops else ""


class Trace(msgspec.Struct, frozen=True):
    """There and back. `back` is None when the packet did not arrive, since nobody answers then."""

    forward: Path
    back: Path | None

    @property
    def reached(self) -> bool:
        return bool(self.forward.end)

    @property
    def answered(self) -> bool:
        return self.back is not None and bool(self.back.end)

    @property
    def code(self) -> str:
        """Why there is no answer, empty when there is one."""
        return (self.back.code if self.back is not None else self.forward.code) if not self.answered else ""
