"""The checks of "Route tables", with a sentence for every way each can be unmet."""

from lessons.courseware.course import Check, Text
from lessons.courseware.play import Player
from lessons.courseware.probe import Probe
from lessons.vpc.asking import NO_ROOM
from lessons.vpc.exercises.route_tables import looks
from lessons.vpc.exercises.route_tables.looks import TABLE, UNWANTED
from lessons.vpc.playing import do, make, route


def for_two(player: Player) -> None:
    """Of the default VPC's subnets."""
    state = Probe(player.cloud).ec2
    make("CreateRouteTable", "route-table", TABLE, VpcId=state.default_vpc)(player)
    for subnet in [each.id for each in state.subnets.values() if each.default_for_zone][:2]:
        do("AssociateRouteTable", RouteTableId=f"{{{TABLE}}}", SubnetId=subnet)(player)


def to_the_door(player: Player) -> None:
    state = Probe(player.cloud).ec2
    route(TABLE, GatewayId=state.vpcs[state.default_vpc].gateway)(player)


def wall(player: Player) -> None:
    """An interface that is plugged into nothing."""
    state = Probe(player.cloud).ec2
    somewhere = next(each.id for each in state.subnets.values() if each.default_for_zone)
    make("CreateNetworkInterface", "network-interface", "wall", SubnetId=somewhere)(player)


_NO_TABLE: dict[str, Text] = {
    "no-table": {
        "en": "There is no route table called `alley` in this account.",
        "ko": "이 계정에는 `alley` 라우팅 테이블이 없어요.",
    }
}
_NOBODY: dict[str, Text] = {
    "nobody": {
        "en": "No subnet goes by the route table `alley`.",
        "ko": "`alley` 라우팅 테이블을 따르는 서브넷이 없어요.",
    }
}
_NO_WAY: dict[str, Text] = {
    "no-way": {
        "en": "The lab put a server with a public address into {subnet}. Its packet to the internet got no answer: "
        "`{code}`.",
        "ko": "실험실이 퍼블릭 주소가 있는 서버를 넣어 보니 인터넷으로 보낸 패킷이 답을 받지 못했어요. "
        "서브넷: {subnet}, 결과: `{code}`",
    }
}

CHECKS = (
    Check(
        id="shared",
        title={
            "en": "Create the route table `alley`, by which two subnets go, no more and no fewer",
            "ko": "딱 두 서브넷만 따르는 `alley` 라우팅 테이블 만들기",
        },
        look=looks.shared,
        reasons=_NO_TABLE
        | {
            "count": {
                "en": "Subnets that go by `alley`: {count}. There should be 2.",
                "ko": "`alley`를 따르는 서브넷 수: {count}. 2개여야 해요.",
            }
        },
        play=(for_two,),
    ),
    Check(
        id="way-out",
        title={
            "en": "From all subnets of `alley`, servers with a public address reach the internet",
            "ko": "`alley`를 따르는 모든 서브넷에서 퍼블릭 주소가 있는 서버가 인터넷에 닿게 하기",
        },
        look=looks.way_out,
        reasons=_NO_TABLE | _NOBODY | NO_ROOM | _NO_WAY,
        play=(to_the_door,),
    ),
    Check(
        id="unwanted",
        title={
            "en": "What goes from there to `203.0.113.0/24` ends in a blackhole; all else, and other subnets, stay as "
            "they were",
            "ko": "거기서 `203.0.113.0/24`로 가는 것만 블랙홀에서 끝나게 하기. 나머지와 다른 서브넷은 그대로예요",
        },
        look=looks.unwanted,
        reasons=_NO_TABLE
        | _NOBODY
        | NO_ROOM
        | _NO_WAY
        | {
            "otherwise": {
                "en": "A packet from {subnet} to `203.0.113.9` should end with `BAD_STATE_ROUTE`. The verdict is "
                "`{verdict}`.",
                "ko": "`203.0.113.9`로 보낸 패킷은 `BAD_STATE_ROUTE`로 끝나야 해요. "
                "서브넷: {subnet}, 결과: `{verdict}`",
            },
            "everywhere": {
                "en": "{subnet} goes by another table, and yet its packets no longer reach `203.0.113.9`.",
                "ko": "다른 테이블을 따르는 서브넷에서도 `203.0.113.9`에 닿지 못해요. 서브넷: {subnet}",
            },
        },
        play=(wall, route(TABLE, to=UNWANTED, NetworkInterfaceId="{wall}")),
    ),
)
