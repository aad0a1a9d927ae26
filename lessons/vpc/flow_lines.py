"""Lines of flow logs as CloudWatch Logs has them, read field by field."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

import msgspec
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lessons.courseware.probe import Probe
from lessons.vpc.packet_places import holder
from lessons.vpc.rules import protocol_words
from serverless_lab.engine.instant import Instant
from serverless_lab.engine.services.ec2.protocols import NAMES, WITH_PORTS
from serverless_lab.engine.services.ec2.state.region import Ec2State
from serverless_lab.engine.services.ec2.state.watching import FlowLog
from serverless_lab.engine.services.logs.state import LogEvent, LogsState, LogStream

MEANINGS: Mapping[str, "str | Promise"] = {
    "version": _("The version of the fields."),
    "account-id": _("Whose interface it is."),
    "interface-id": _("The interface that the packet passed."),
    "srcaddr": _("The sender's address; the interface's own one is its private address."),
    "dstaddr": _("The receiver's address; the interface's own one is its private address."),
    "srcport": _("The port the packet came from."),
    "dstport": _("The port the packet went to."),
    "protocol": _("The protocol by number: 6 is TCP, 17 UDP, 1 ICMP."),
    "packets": _("How many packets the line is about."),
    "bytes": _("How many bytes they had together."),
    "start": _("When the first of them passed, in seconds since 1970."),
    "end": _("When the last of them passed."),
    "action": _("ACCEPT: groups and ACLs let it pass here. REJECT: one of them did not."),
    "log-status": _("OK: nothing was left out."),
}
_FIELD = re.compile(r"\$\{([a-z0-9-]+)\}")


@dataclass(frozen=True)
class Line:
    """`where`: what the interface belongs to; `way`: in or out of it. Both are empty where the fields do not tell.

    `raw`: as it was written.
    """

    at: Instant
    raw: str
    where: str
    way: str
    packet: str
    action: str


def fields(log: FlowLog) -> list[str]:
    return _FIELD.findall(log.format)


def lines(probe: Probe, log: FlowLog, most: int) -> list[Line]:
    """Of this flow log, the newest first."""
    state = probe.state.parts.get(f"logs/{probe.state.region}")
    group = state.groups.get(log.group) if isinstance(state, LogsState) else None
    streams = group.streams.values() if group is not None else ()
    own = (each for each in streams if _is_of(probe.ec2, log, each.name))
    found = [
        event for stream in own for event in islice(_newest(probe, stream), most) if event.timestamp >= log.created
    ]
    found.sort(key=lambda event: event.timestamp, reverse=True)
    return [_read(probe.ec2, log, event) for event in found[:most]]


def _is_of(state: Ec2State, log: FlowLog, stream: str) -> bool:
    """A stream is of one interface and one kind of traffic; several flow logs may write into a group."""
    interface_id, _dash, traffic = stream.rpartition("-")
    interface = state.interfaces.get(interface_id)
    watched = interface is None or log.resource in (interface.id, interface.subnet, interface.vpc)
    return watched and traffic == log.traffic.lower()


def _newest(probe: Probe, stream: LogStream) -> Iterator[LogEvent]:
    yield from reversed(stream.open)
    for chunk in reversed(stream.sealed):
        yield from reversed(msgspec.msgpack.decode(probe.cloud.bodies.get(chunk.digest), type=list[LogEvent]))


def _read(state: Ec2State, log: FlowLog, event: LogEvent) -> Line:
    """A line with other fields, of another flow log that writes into the same stream, is told as it is."""
    names, values = fields(log), event.message.split(" ")
    told = dict(zip(names, values, strict=True)) if len(names) == len(values) else {}
    interface = state.interfaces.get(told.get("interface-id", ""))
    own = [*interface.private_ips, *interface.ipv6] if interface is not None else []
    ways = {told.get("dstaddr", ""): "in", told.get("srcaddr", ""): "out"}
    way = next((word for address, word in ways.items() if address in own), "")
    where = holder(state, told["interface-id"]) if "interface-id" in told else ""
    return Line(event.timestamp, event.message, where, way, _packet(told), told.get("action", ""))


def _packet(told: Mapping[str, str]) -> str:
    protocol = NAMES.get(told.get("protocol", ""), told.get("protocol", ""))
    ports = protocol in WITH_PORTS
    ends = [
        told.get(f"{end}addr", "…") + (f":{told[f'{end}port']}" if ports and f"{end}port" in told else "")
        for end in ("src", "dst")
    ]
    said = " → ".join(ends) if "srcaddr" in told or "dstaddr" in told else ""
    return " ".join(word for word in (protocol_words(protocol) if protocol else "", said) if word)
