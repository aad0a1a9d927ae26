"""The checks of "Subnets", with a sentence for every way each can be unmet."""

from lessons.courseware.course import Check, Text
from lessons.courseware.play import Player
from lessons.courseware.probe import Probe
from lessons.vpc.asking import NO_INSTANCE, NO_ROOM, NO_SUBNET
from lessons.vpc.exercises.subnets import looks
from lessons.vpc.exercises.subnets.looks import BACK, STOVE
from lessons.vpc.playing import READY_S, do, make, route, start, wait


def cut_back(player: Player) -> None:
    """In the default VPC, behind the subnets that AWS made."""
    state = Probe(player.cloud).ec2
    make("CreateSubnet", "subnet", BACK, VpcId=state.default_vpc, CidrBlock="172.31.128.0/24")(player)


def own_table(player: Player) -> None:
    state = Probe(player.cloud).ec2
    make("CreateRouteTable", "route-table", "yard", VpcId=state.default_vpc)(player)
    do("AssociateRouteTable", RouteTableId="{yard}", SubnetId=f"{{{BACK}}}")(player)


def turnstile(player: Player) -> None:
    """A NAT gateway in a public subnet of the default VPC."""
    state = Probe(player.cloud).ec2
    public = next(each for each in state.subnets.values() if each.default_for_zone)
    make("AllocateAddress", "elastic-ip", "turnstile-ip")(player)
    make("CreateNatGateway", "natgateway", "turnstile", SubnetId=public.id, AllocationId="{turnstile-ip}")(player)
    wait(READY_S)(player)


_PUBLIC: dict[str, Text] = {
    "public": {
        "en": "The lab put a server with a public address into `back`, and somebody on the internet got an answer of "
        "it. A route leads from `back` straight to an internet gateway.",
        "ko": "실험실이 퍼블릭 주소가 있는 서버를 `back`에 넣어 보니 인터넷에서 보낸 패킷이 답을 받았어요. "
        "`back`에서 인터넷 게이트웨이로 바로 가는 라우트가 있어요.",
    }
}

CHECKS = (
    Check(
        id="slice",
        title={
            "en": "Cut out a subnet called `back` with 256 addresses (`/24`)",
            "ko": "주소가 256개(`/24`)인 `back` 서브넷 잘라 내기",
        },
        look=looks.slice_,
        reasons=NO_SUBNET
        | {
            "other-size": {
                "en": "The subnet `back` is there, but its range is `{range}`. It cannot be changed: delete it and "
                "cut out another one.",
                "ko": "`back` 서브넷이 있지만 범위가 `{range}`예요. 범위는 바꿀 수 없으니 지우고 다시 잘라 내세요.",
            }
        },
        play=(cut_back,),
    ),
    Check(
        id="private",
        title={
            "en": "Make `back` private: whatever address a server has, nobody on the internet gets an answer there",
            "ko": "`back`을 프라이빗으로 만들기. 서버 주소가 무엇이든 인터넷에서는 답을 받지 못해야 해요",
        },
        look=looks.private,
        reasons=NO_SUBNET | NO_ROOM | _PUBLIC,
        play=(own_table,),
    ),
    Check(
        id="out",
        title={
            "en": "Launch `stove` in `back`; it reaches the internet, and `back` stays private",
            "ko": "`back`에서 `stove`를 시작하고, `back`은 프라이빗인 채로 `stove`가 인터넷에 닿게 하기",
        },
        look=looks.out,
        reasons=NO_SUBNET
        | NO_ROOM
        | _PUBLIC
        | NO_INSTANCE
        | {
            "elsewhere": {
                "en": "The instance `stove` runs, but in another subnet.",
                "ko": "`stove` 인스턴스가 실행 중이지만 다른 서브넷에 있어요.",
            },
            "no-way": {
                "en": "A packet from `stove` to the internet gets no answer: `{code}`. Send the same one in *Packet* "
                "to see where it stops.",
                "ko": "`stove`에서 인터넷으로 보낸 패킷이 답을 받지 못해요: `{code}`. *패킷* 탭에서 똑같이 보내 "
                "어디에서 멈추는지 보세요.",
            },
        },
        play=(start(STOVE, BACK), turnstile, route("yard", NatGatewayId="{turnstile}")),
    ),
)
