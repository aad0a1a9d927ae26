"""One packet, and the answer to it."""

import msgspec

# Where a client's port lies when nobody says: Linux's own range begins here.
EPHEMERAL = 49152
ECHO_REQUEST, ECHO_REPLY = 8, 0


class Packet(msgspec.Struct, frozen=True):
    """`protocol`: tcp, udp, icmp, icmpv6 or a number. Of ICMP `source_port` is the type and `port` the code."""

    source: str
    destination: str
    protocol: str
    port: int = 0
    source_port: int = EPHEMERAL

    @property
    def reply(self) -> "Packet":
        if self.protocol in ("icmp", "icmpv6"):
            return Packet(self.destination, self.source, self.protocol, 0, ECHO_REPLY)
        return Packet(self.destination, self.source, self.protocol, self.source_port, self.port)
