"""Rules of groups and ACLs in words."""

from django.utils.translation import gettext as _

from serverless_lab.engine.services.ec2.protocols import NUMBERS
from serverless_lab.engine.services.ec2.state.filtering import AclEntry, GroupRule

NAMES = {number: name for name, number in NUMBERS.items()}
LAST_PORT = 65535


def protocol_words(protocol: str) -> str:
    """`tcp` and 6 are TCP; -1 is everything."""
    return _("All") if protocol == "-1" else NAMES.get(protocol, protocol).upper()


def traffic_words(protocol: str, ports: str) -> str:
    return _("all traffic") if protocol == "-1" else f"{protocol_words(protocol)} {ports}"


def range_words(first: int, last: int) -> str:
    if (first, last) in ((0, LAST_PORT), (-1, -1)):
        return _("All")
    return str(first) if first == last else f"{first}-{last}"


def rule_ports(rule: GroupRule) -> str:
    return range_words(rule.from_port, rule.to_port)


def entry_ports(entry: AclEntry) -> str:
    return range_words(*entry.ports) if entry.ports is not None else _("All")
