"""IP protocols by name and number."""

from serverless_lab.engine.services.ec2.errors.common import InvalidParameterValue

ALL = "-1"
NUMBERS = {"icmp": "1", "tcp": "6", "udp": "17", "icmpv6": "58"}
NAMES = {number: name for name, number in NUMBERS.items()}
WITH_PORTS = ("tcp", "udp")
ICMP = ("icmp", "icmpv6")
_SYNONYMS = {"all": ALL, "icmp6": "icmpv6"}


def named(text: str) -> str:
    """`tcp`, `udp`, `icmp`, `icmpv6`, `-1` or a number, as groups say it. Raises InvalidParameterValue."""
    lower = text.lower()
    found = NAMES.get(lower, _SYNONYMS.get(lower, lower))
    if found in NUMBERS or found == ALL or (found.isascii() and found.isdigit() and int(found) <= 255):
        return found
    raise InvalidParameterValue(message=f"Invalid value '{text}' for IP protocol. Unknown protocol.")


def numbered(text: str) -> str:
    """The same as a number, as network ACLs say it."""
    name = named(text)
    return NUMBERS.get(name, name)
