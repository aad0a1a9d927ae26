"""Two designs of a network compared: what came, what went, and what is other than it was."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from lessons.vpc.rules import entry_ports, protocol_words, rule_ports, traffic_words
from lessons.vpc.things import titled
from serverless_lab.engine.services.ec2.names import KINDS
from serverless_lab.engine.services.ec2.state.filtering import AclEntry, GroupRule
from serverless_lab.engine.services.ec2.state.region import Ec2State
from serverless_lab.engine.services.ec2.state.routing import Route

ADDED, REMOVED, CHANGED = "added", "removed", "changed"


def _route(route: Route) -> str:
    return f"{route.destination} → {route.target}"


def _rule(rule: GroupRule) -> str:
    way = "out" if rule.egress else "in"
    peer = rule.group or rule.prefix_list or rule.cidr
    return f"{way} {traffic_words(rule.protocol, rule_ports(rule))} {peer}"


def _entry(entry: AclEntry) -> str:
    verdict = "ALLOW" if entry.allow else "DENY"
    return f"{entry.number} {verdict} {protocol_words(entry.protocol)} {entry_ports(entry)} {entry.cidr}"


# By the prefix of the id: the kind in words, and what of it is compared: the field, in words, and each value in it.
Field = tuple[str, Any, Callable[[Any], str]]
_NAME: Field = ("tags", _("tags"), str)
COMPARED: dict[str, tuple[Any, tuple[Field, ...]]] = {
    "vpc": (
        _("VPC"),
        (
            ("blocks", _("ranges"), lambda block: str(block.cidr)),
            ("gateway", _("internet gateway"), str),
            ("dns_hostnames", _("DNS names"), str),
            ("dns_support", _("DNS resolution"), str),
        ),
    ),
    "subnet": (
        _("Subnet"),
        (
            ("table", _("route table"), str),
            ("acl", _("network ACL"), str),
            ("public_on_launch", _("public address at launch"), str),
        ),
    ),
    "rtb": (_("Route table"), (("routes", _("routes"), _route),)),
    "igw": (_("Internet gateway"), (("vpc", _("VPC"), str),)),
    "nat": (_("NAT gateway"), (("state", _("state"), str),)),
    "eipalloc": (_("Elastic address"), (("interface", _("network interface"), str),)),
    "acl": (_("Network ACL"), (("ingress", _("inbound rules"), _entry), ("egress", _("outbound rules"), _entry))),
    "sg": (_("Security group"), (("rules", _("rules"), _rule),)),
    "eni": (
        _("Network interface"),
        (("groups", _("security groups"), str), ("source_dest_check", _("source/destination check"), str)),
    ),
    "i": (
        _("Instance"),
        (("state", _("state"), str), ("listeners", _("services"), lambda one: f"{one.name} {one.port}")),
    ),
    "vpce": (_("Endpoint"), (("tables", _("route tables"), str), ("groups", _("security groups"), str))),
    "pcx": (_("Peering connection"), (("status", _("state"), str),)),
}


@dataclass(frozen=True)
class Difference:
    """`lines`: for each changed field its words, what went of it, and what came."""

    what: str
    id: str
    kind: Any
    name: str
    lines: Sequence[tuple[Any, Sequence[str], Sequence[str]]] = ()


def differences(before: Ec2State, now: Ec2State) -> list[Difference]:
    """By kind; what came first, then what changed, then what went."""
    found = []
    for prefix, (kind, fields) in COMPARED.items():
        old, new = (getattr(state, KINDS[prefix].kept) for state in (before, now))
        found += [Difference(ADDED, each, kind, titled(now, each)) for each in new if each not in old]
        for each in new:
            lines = _lines(old[each], new[each], (*fields, _NAME)) if each in old else []
            if lines:
                found.append(Difference(CHANGED, each, kind, titled(now, each), lines))
        found += [Difference(REMOVED, each, kind, titled(before, each)) for each in old if each not in new]
    return found


def _lines(old: Any, new: Any, fields: Iterable[Field]) -> list[tuple[Any, list[str], list[str]]]:
    found = []
    for field, words, say in fields:
        before, now = (_values(getattr(thing, field), say) for thing in (old, new))
        gone, came = [each for each in before if each not in now], [each for each in now if each not in before]
        if gone or came:
            found.append((words, gone, came))
    return found


def _values(value: Any, say: Callable[[Any], str]) -> list[str]:
    """Each thing in it as a text; of what has but one value, that one."""
    if isinstance(value, dict):
        return [_item(name, each, say) for name, each in value.items()]
    if isinstance(value, list):
        return [say(each) for each in value]
    return [say(value) or "–"]


def _item(name: Any, value: Any, say: Callable[[Any], str]) -> str:
    """Of tags name and value, of ids the id."""
    if isinstance(value, str):
        return f"{name}={value}"
    return str(name) if value is None else say(value)
