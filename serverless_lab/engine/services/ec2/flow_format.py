"""Lines of flow logs: the fields of version 2, in AWS's order or one's own."""

import re
from collections.abc import Callable

from serverless_lab.engine.errors import NotSimulated
from serverless_lab.engine.instant import SECOND, Instant
from serverless_lab.engine.services.ec2.errors.watching import InvalidParameter
from serverless_lab.engine.services.ec2.flows import Flow
from serverless_lab.engine.services.ec2.protocols import NUMBERS, WITH_PORTS

_FIELD = re.compile(r"\$\{([a-z0-9-]+)\}")
# What one packet weighs: a TCP handshake's, a ping's, or a small message.
_BYTES = {"tcp": 60, "icmp": 84, "icmpv6": 104}
_SMALL = 46
Read = Callable[[Flow, str, Instant], object]
_FIELDS: dict[str, Read] = {
    "version": lambda flow, account, at: 2,
    "account-id": lambda flow, account, at: account,
    "interface-id": lambda flow, account, at: flow.interface.id,
    "srcaddr": lambda flow, account, at: flow.source,
    "dstaddr": lambda flow, account, at: flow.destination,
    "srcport": lambda flow, account, at: flow.packet.source_port if flow.packet.protocol in WITH_PORTS else 0,
    "dstport": lambda flow, account, at: flow.packet.port if flow.packet.protocol in WITH_PORTS else 0,
    "protocol": lambda flow, account, at: NUMBERS.get(flow.packet.protocol, flow.packet.protocol),
    "packets": lambda flow, account, at: 1,
    "bytes": lambda flow, account, at: _BYTES.get(flow.packet.protocol, _SMALL),
    "start": lambda flow, account, at: at // SECOND,
    "end": lambda flow, account, at: at // SECOND,
    "action": lambda flow, account, at: "ACCEPT" if flow.accepted else "REJECT",
    "log-status": lambda flow, account, at: "OK",
}
# What AWS's later versions have besides.
_LATER = re.compile(
    r"(vpc|subnet|instance|az|sublocation|ecs-[a-z-]+)-id|tcp-flags|type|(pkt|sublocation|flow|traffic|reject|resource)-.+"
    r"|region|ecs-.+|encryption-status"
)
DEFAULT = " ".join(f"${{{field}}}" for field in _FIELDS)


def checked(text: str) -> str:
    """A format. Raises InvalidParameter for fields that there are not, NotSimulated for those of later versions."""
    fields = _FIELD.findall(text)
    if not fields or _FIELD.sub("", text).strip():
        raise InvalidParameter(message=f"Invalid LogFormat: {text}")
    for field in fields:
        if field not in _FIELDS and _LATER.fullmatch(field):
            raise NotSimulated(feature=f"The flow log field {field}")
        if field not in _FIELDS:
            raise InvalidParameter(message=f"Unknown fields provided: {field}")
    return " ".join(f"${{{field}}}" for field in fields)


def line(form: str, flow: Flow, account: str, at: Instant) -> str:
    return _FIELD.sub(lambda found: str(_FIELDS[found[1]](flow, account, at)), form)
