"""A private subnet whose way out is wrong in one of four ways."""

from collections.abc import Mapping

from lessons.courseware.chance import Chance
from lessons.courseware.course import Facts, Play, Text
from lessons.courseware.play import Player
from lessons.courseware.probe import Probe
from lessons.vpc.asking import id_of
from lessons.vpc.playing import (
    READY_S,
    do,
    gateway,
    given,
    group,
    let_in,
    make,
    nat,
    reroute,
    route,
    start,
    subnet,
    table,
    together,
    wait,
)

# They take turns in this order: neighbours are mended in different ways, as far as that goes.
REPAIRS: Mapping[str, Text] = {
    "nat-indoors": {
        "en": "Create a NAT gateway in the public subnet `front`, and let the route for `0.0.0.0/0` in the table "
        "`yard` lead to it.",
        "ko": "퍼블릭 서브넷 `front`에 NAT 게이트웨이를 만들고, `yard` 테이블의 `0.0.0.0/0` 라우트를 그쪽으로 바꿔요.",
    },
    "past-the-nat": {
        "en": "In the table `yard`, let the route for `0.0.0.0/0` lead to the NAT gateway instead of the internet "
        "gateway.",
        "ko": "`yard` 테이블의 `0.0.0.0/0` 라우트를 인터넷 게이트웨이 대신 NAT 게이트웨이로 바꿔요.",
    },
    "no-door": {
        "en": "Give the subnet `porch`, where the NAT gateway stands, the route table `street`, which leads to the "
        "internet gateway.",
        "ko": "NAT 게이트웨이가 있는 `porch` 서브넷에 인터넷 게이트웨이로 가는 `street` 라우팅 테이블을 연결해요.",
    },
    "old-nat": {
        "en": "In the table `yard`, let the route for `0.0.0.0/0` lead to the NAT gateway `turnstile` instead of the "
        "one that was deleted.",
        "ko": "`yard` 테이블의 `0.0.0.0/0` 라우트를 삭제된 NAT 게이트웨이 대신 `turnstile`로 바꿔요.",
    },
}
_THROUGH = {"NatGatewayId": "{turnstile}"}


def draw(chance: Chance) -> Facts:
    shop, fault = f"10.{chance.randint(10, 99)}", chance.turn(tuple(REPAIRS))
    third = chance.randint(0, 60)
    return {
        "fault": fault,
        "repair": REPAIRS[fault],
        "cidr": f"{shop}.0.0/16",
        "front_range": f"{shop}.{third}.0/24",
        "porch_range": f"{shop}.{third + 1}.0/24",
        "back_range": f"{shop}.{third + 2}.0/24",
        "desk_range": f"{shop}.0.0/16",
        "port": chance.choice((8000, 8080, 8888)),
    }


def _shop(facts: Facts) -> Play:
    return together(
        make("CreateVpc", "vpc", "shop", CidrBlock=facts["cidr"]),
        *(subnet(name, "shop", facts[f"{name}_range"]) for name in ("front", "porch", "back")),
        gateway("door", "shop"),
        table("street", "shop", "front"),
        route("street", GatewayId="{door}"),
        table("yard", "shop", "back"),
        group("counter-sg", "shop"),
        let_in("counter-sg", 80),
        group("desk-sg", "shop"),
        let_in("desk-sg", facts["port"], "{counter-sg}"),
        start("counter", "front", "counter-sg", program="nginx", public=True),
        start("desk", "back", "desk-sg", port=facts["port"]),
    )


def _way_out(facts: Facts) -> Play:
    """As the fault has it. Under `no-door` the subnet `porch` uses the VPC's main table, which leads nowhere."""
    there = nat("turnstile", "front")
    faults: dict[str, Play] = {
        "nat-indoors": together(nat("turnstile", "back"), route("yard", **_THROUGH)),
        "no-door": together(nat("turnstile", "porch"), route("yard", **_THROUGH)),
        "past-the-nat": together(there, route("yard", GatewayId="{door}")),
        "old-nat": together(
            nat("old-turnstile", "front"),
            route("yard", NatGatewayId="{old-turnstile}"),
            do("DeleteNatGateway", NatGatewayId="{old-turnstile}"),
            wait(READY_S),
            there,
        ),
    }
    return faults[facts["fault"]]


def _mended(facts: Facts) -> Play:
    repairs: dict[str, Play] = {
        "nat-indoors": together(nat("new-turnstile", "front"), reroute("yard", NatGatewayId="{new-turnstile}")),
        "no-door": do("AssociateRouteTable", RouteTableId="{street}", SubnetId="{porch}"),
    }
    return repairs.get(facts["fault"], reroute("yard", **_THROUGH))


def own_address(player: Player) -> None:
    """The desk gets an elastic address and the way past NAT."""
    together(
        make("AllocateAddress", "elastic-ip", "desk-ip"),
        do("AssociateAddress", AllocationId="{desk-ip}", InstanceId="{desk}"),
        reroute("yard", GatewayId="{door}"),
    )(player)


def to_the_street(player: Player) -> None:
    """The desk's subnet uses the route table of the public one."""
    probe = Probe(player.cloud)
    association = probe.ec2.subnets[id_of(probe, "back")].table_association
    do("ReplaceRouteTableAssociation", AssociationId=association, RouteTableId="{street}")(player)


begun = together(given(_shop), given(_way_out))
mended = given(_mended)
