"""What lets packets through: network ACLs, security groups, prefix lists."""

import msgspec

from serverless_lab.engine.services.ec2.state.kinds import Ids, Tags


class AclEntry(msgspec.Struct):
    """`protocol` is a number as text, `-1` for all; ports and ICMP are None where they do not matter."""

    number: int
    egress: bool
    protocol: str
    allow: bool
    cidr: str
    ports: tuple[int, int] | None = None
    icmp: tuple[int, int] | None = None  # type, code


class NetworkAcl(msgspec.Struct):
    """`entries` by number, in one dict for each direction; `subnets` maps to association ids."""

    id: str
    vpc: str
    is_default: bool = False
    ingress: dict[int, AclEntry] = {}
    egress: dict[int, AclEntry] = {}
    subnets: dict[str, str] = {}
    tags: Tags = {}


class GroupRule(msgspec.Struct):
    """One `sgr-…`. Exactly one of `cidr` (either family), `prefix_list`, `group` says who; `from_port` and `to_port`
    are -1 where the protocol has none or all are meant."""

    id: str
    egress: bool
    protocol: str  # tcp, udp, icmp, icmpv6, a number, or -1
    from_port: int
    to_port: int
    cidr: str = ""
    prefix_list: str = ""
    group: str = ""
    group_owner: str = ""
    peering: str = ""
    description: str = ""
    tags: Tags = {}


class SecurityGroup(msgspec.Struct):
    """`interfaces`: who wears it. `named_by`: groups whose rules name this one, with how many rules do."""

    id: str
    name: str
    description: str
    vpc: str
    rules: dict[str, GroupRule] = {}
    interfaces: Ids = {}
    named_by: dict[str, int] = {}
    tags: Tags = {}


class PrefixList(msgspec.Struct):
    """`entries`: CIDR to description, for each version that is kept; the newest one counts. `used_by`: rules of
    security groups that name it, `tables`: route tables with a route for it."""

    id: str
    name: str
    family: str
    max_entries: int
    entries: dict[str, str] = {}
    version: int = 1
    older: dict[int, dict[str, str]] = {}
    owner: str = ""  # AWS, or empty for the account
    state: str = "create-complete"
    state_message: str = ""
    used_by: Ids = {}
    tables: Ids = {}
    tags: Tags = {}
