"""The hops of a packet as they are gone, and the end of them."""

from typing import Any, NoReturn

from serverless_lab.engine.network.hops import Hop, Kind
from serverless_lab.engine.network.packet import Packet

LONGEST = 64  # hops; routes may lead in circles


class Stopped(Exception):
    """The packet goes no further; the last hop says why."""


class Way:
    def __init__(self) -> None:
        self.hops: list[Hop] = []

    def go(self, kind: Kind, thing: str, packet: Packet, **more: Any) -> None:
        if len(self.hops) >= LONGEST:
            self.stop(kind, thing, packet, "ROUTES_IN_A_CIRCLE", **more)
        self.hops.append(Hop(kind, thing, packet, **more))

    def stop(self, kind: Kind, thing: str, packet: Packet, code: str, **more: Any) -> NoReturn:
        self.hops.append(Hop(kind, thing, packet, code=code, **more))
        raise Stopped
