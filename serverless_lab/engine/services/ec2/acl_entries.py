"""The rules of a network ACL."""

from typing import Any

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.services.ec2 import addresses, names, protocols
from serverless_lab.engine.services.ec2.errors.common import (
    InvalidParameterCombination,
    InvalidParameterValue,
    LimitExceeded,
    MissingParameter,
)
from serverless_lab.engine.services.ec2.errors.filtering import AclEntryExists, NoSuchAclEntry
from serverless_lab.engine.services.ec2.making import LAST_RULE
from serverless_lab.engine.services.ec2.requests import acls as requests
from serverless_lab.engine.services.ec2.state.filtering import AclEntry, NetworkAcl

PORTS = range(65536)


def create_network_acl_entry(context: Context, request: requests.AclEntry) -> dict[str, Any]:
    entries = _entries(acl(context, request.network_acl_id), request.egress)
    entry = _checked(request)
    if entry.number in entries:
        raise AclEntryExists(number=entry.number)
    own = sum(number < LAST_RULE for number in entries)
    if own >= numbers.VPC_ACL_RULES:
        raise LimitExceeded(code="NetworkAclEntryLimitExceeded", things="network acl entries")
    entries[entry.number] = entry
    return {}


def replace_network_acl_entry(context: Context, request: requests.AclEntry) -> dict[str, Any]:
    entries = _entries(acl(context, request.network_acl_id), request.egress)
    entry = _checked(request)
    if entry.number not in entries:
        raise NoSuchAclEntry(number=entry.number)
    entries[entry.number] = entry
    return {}


def delete_network_acl_entry(context: Context, request: requests.EntryNamed) -> dict[str, Any]:
    entries = _entries(acl(context, request.network_acl_id), request.egress)
    _check_number(request.rule_number)
    if request.rule_number not in entries:
        raise NoSuchAclEntry(number=request.rule_number)
    del entries[request.rule_number]
    return {}


def acl(context: Context, acl_id: str) -> NetworkAcl:
    found: NetworkAcl = names.thing(context, "acl", acl_id)
    return found


def in_order(owner: NetworkAcl) -> list[AclEntry]:
    """Outbound rules first, as AWS lists them, each direction by number."""
    return [entries[number] for entries in (owner.egress, owner.ingress) for number in sorted(entries)]


def say(entry: AclEntry) -> dict[str, Any]:
    said: dict[str, Any] = {
        "RuleNumber": entry.number,
        "Egress": entry.egress,
        "Protocol": entry.protocol,
        "RuleAction": "allow" if entry.allow else "deny",
        "Ipv6CidrBlock" if ":" in entry.cidr else "CidrBlock": entry.cidr,
    }
    if entry.ports is not None:
        said["PortRange"] = {"From": entry.ports[0], "To": entry.ports[1]}
    if entry.icmp is not None:
        said["IcmpTypeCode"] = {"Type": entry.icmp[0], "Code": entry.icmp[1]}
    return said


def _entries(owner: NetworkAcl, egress: bool) -> dict[int, AclEntry]:
    return owner.egress if egress else owner.ingress


def _check_number(number: int) -> None:
    if not 1 <= number < LAST_RULE:
        raise InvalidParameterValue(
            message=f"Value ({number}) for parameter ruleNumber is invalid. Rule numbers are from 1 to {LAST_RULE - 1}."
        )


def _checked(request: requests.AclEntry) -> AclEntry:
    """The entry in canonical form. Raises what EC2 says to one that cannot be."""
    _check_number(request.rule_number)
    protocol = protocols.numbered(request.protocol)
    name = protocols.NAMES.get(protocol, protocol)
    cidr, cidr6 = request.cidr_block, request.ipv6_cidr_block
    if cidr is None and cidr6 is None:
        raise MissingParameter(name="cidrBlock")
    if cidr is not None and cidr6 is not None:
        raise InvalidParameterCombination(message="Exactly one of cidrBlock and ipv6CidrBlock must be specified")
    network = addresses.ipv4(cidr, "cidrBlock") if cidr else addresses.ipv6(cidr6 or "", "ipv6CidrBlock")
    return AclEntry(
        number=request.rule_number,
        egress=request.egress,
        protocol=protocol,
        allow=request.rule_action == "allow",
        cidr=str(network),
        ports=_ports(request.port_range) if name in protocols.WITH_PORTS else None,
        icmp=_icmp(request.icmp_type_code) if name in protocols.ICMP else None,
    )


def _ports(given: requests.PortRange | None) -> tuple[int, int]:
    if given is None or given.from_ is None or given.to is None:
        raise MissingParameter(name="portRange")
    if given.from_ not in PORTS or given.to not in PORTS or given.from_ > given.to:
        raise InvalidParameterValue(
            message=f"Value ({given.from_}-{given.to}) for parameter portRange is invalid. Ports are from 0 to 65535."
        )
    return given.from_, given.to


def _icmp(given: requests.IcmpTypeCode | None) -> tuple[int, int]:
    if given is None or given.type is None or given.code is None:
        raise MissingParameter(name="icmpTypeCode")
    return given.type, given.code
