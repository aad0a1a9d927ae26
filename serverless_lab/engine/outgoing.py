"""The way of a call that code inside a VPC makes to one of AWS's services, as data that services hand each other."""

from typing import Any

import msgspec


class OutgoingHop(msgspec.Struct, frozen=True, omit_defaults=True):
    """One thing the call's packet met, as in `engine/network/hops.py`; `code` says why it stopped here."""

    kind: str
    id: str
    egress: bool = False
    code: str = ""
    facts: dict[str, Any] = {}
    subnet: str = ""
    interface: str = ""


class Entrance(msgspec.Struct, frozen=True, omit_defaults=True):
    """Through which VPC endpoint a call came to its service, out of which VPC, from which private address."""

    endpoint: str
    vpc: str
    address: str


class WayOut(msgspec.Struct, frozen=True, omit_defaults=True):
    """There and back. `by` is what it left the VPC by: an endpoint or a gateway, empty where nothing let it out.

    `address` is where the service's name led: an endpoint's interface, or a public address. `code` is empty when the
    service was reached and its answer came back. `entrance` is set where it came through an endpoint.
    """

    address: str
    by: str = ""
    code: str = ""
    forward: list[OutgoingHop] = []
    back: list[OutgoingHop] = []
    entrance: Entrance | None = None
