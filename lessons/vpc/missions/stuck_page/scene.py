"""A web server behind a network ACL, which does not let the answers out, for one of five reasons."""

from collections.abc import Mapping
from typing import Any

from lessons.courseware.chance import Chance
from lessons.courseware.course import Facts, Play, Text
from lessons.courseware.play import Player
from lessons.courseware.probe import Probe
from lessons.vpc.asking import id_of
from lessons.vpc.playing import (
    ANYWHERE,
    do,
    gateway,
    given,
    group,
    let_everything_in,
    make,
    route,
    start,
    subnet,
    table,
    together,
)
from lessons.vpc.walls import EPHEMERAL, TCP, acl, guard, no_acl_rule

UDP, ALL = "17", "-1"
# They take turns in this order: neighbours are mended in different ways, as far as that goes.
REPAIRS: Mapping[str, Text] = {
    "port-80": {
        "en": "Change outbound rule 100 of `wall` to ALLOW TCP 1024-65535 to `0.0.0.0/0`.",
        "ko": "`wall`의 아웃바운드 규칙 100번을 `0.0.0.0/0`으로 가는 TCP 1024-65535 ALLOW로 바꿔요.",
    },
    "denied-first": {
        "en": "Remove outbound rule 90 of `wall`: it denies before rule 100 can allow.",
        "ko": "`wall`의 아웃바운드 규칙 90번을 지워요. 100번에서 허용하기 전에 거부해 버려요.",
    },
    "few": {
        "en": "Change outbound rule 100 of `wall` to the ports 1024-65535: clients use any of them.",
        "ko": "`wall`의 아웃바운드 규칙 100번의 포트를 1024-65535로 바꿔요. 클라이언트는 그 가운데 아무것이나 써요.",
    },
    "wrong-side": {
        "en": "Delete inbound rule 110 of `wall`, and create the same as an outbound rule: ALLOW TCP 1024-65535 to "
        "`0.0.0.0/0`.",
        "ko": "`wall`의 인바운드 규칙 110번을 지우고, 같은 것을 아웃바운드 규칙으로 만들어요. `0.0.0.0/0`으로 가는 TCP "
        "1024-65535 ALLOW예요.",
    },
    "udp": {
        "en": "Change outbound rule 100 of `wall` from UDP to TCP.",
        "ko": "`wall`의 아웃바운드 규칙 100번을 UDP에서 TCP로 바꿔요.",
    },
}


def draw(chance: Chance) -> Facts:
    shop, fault = f"10.{chance.randint(10, 99)}", chance.turn(tuple(REPAIRS))
    return {
        "fault": fault,
        "repair": REPAIRS[fault],
        "cidr": f"{shop}.0.0/16",
        "front_range": f"{shop}.{chance.randint(0, 9)}.0/24",
        "few_from": chance.choice((40_000, 50_000, 60_000)),
    }


def entry(
    number: int,
    ports: tuple[int, int] | None,
    *,
    out: bool,
    protocol: str = TCP,
    allow: bool = True,
    again: bool = False,
) -> Play:
    """A rule of `wall`; `again` changes the one that has this number."""
    what: dict[str, Any] = {"NetworkAclId": "{wall}", "RuleNumber": number, "Egress": out, "CidrBlock": ANYWHERE}
    what |= {"Protocol": protocol, "RuleAction": "allow" if allow else "deny"}
    if ports is not None:
        what["PortRange"] = {"From": ports[0], "To": ports[1]}
    return do("ReplaceNetworkAclEntry" if again else "CreateNetworkAclEntry", **what)


def default_wall(player: Player) -> None:
    """The VPC's default ACL, which allows everything, in place of `wall`."""
    probe = Probe(player.cloud)
    front, shop = (id_of(probe, name) for name in ("front", "shop"))
    association, default = probe.ec2.subnets[front].acl_association, probe.ec2.vpcs[shop].default_acl
    do("ReplaceNetworkAclAssociation", AssociationId=association, NetworkAclId=default)(player)


def _broken(facts: Facts) -> Play:
    faults: dict[str, Play] = {
        "port-80": entry(100, (80, 80), out=True),
        "few": entry(100, (facts["few_from"], 65535), out=True),
        "denied-first": together(entry(90, EPHEMERAL, out=True, allow=False), entry(100, EPHEMERAL, out=True)),
        "wrong-side": entry(110, EPHEMERAL, out=False),
        "udp": entry(100, EPHEMERAL, out=True, protocol=UDP),
    }
    return faults[facts["fault"]]


def _mended(facts: Facts) -> Play:
    if facts["fault"] == "denied-first":
        return no_acl_rule("wall", 90, out=True)
    if facts["fault"] == "wrong-side":
        return together(no_acl_rule("wall", 110), entry(110, EPHEMERAL, out=True))
    return entry(100, EPHEMERAL, out=True, again=True)


begun = together(
    given(
        lambda facts: together(
            make("CreateVpc", "vpc", "shop", CidrBlock=facts["cidr"]), subnet("front", "shop", facts["front_range"])
        )
    ),
    gateway("door", "shop"),
    table("street", "shop", "front"),
    route("street", GatewayId="{door}"),
    group("counter-sg", "shop"),
    let_everything_in("counter-sg"),
    start("counter", "front", "counter-sg", program="nginx", public=True),
    acl("wall", "shop"),
    entry(100, (80, 80), out=False),
    given(_broken),
    guard("front", "wall"),
)
mended = given(_mended)
everything_out = entry(10, None, out=True, protocol=ALL)
