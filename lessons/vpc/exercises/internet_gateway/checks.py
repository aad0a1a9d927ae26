"""The checks of "Internet gateway", with a sentence for every way each can be unmet."""

from lessons.courseware.course import Check, Text
from lessons.vpc.asking import NO_INSTANCE, NO_ROOM, NO_VPC
from lessons.vpc.exercises.internet_gateway import looks
from lessons.vpc.exercises.internet_gateway.looks import COUNTER, FRONT, SHOP, WEB
from lessons.vpc.playing import do, gateway, group, let_in, make, route, start, subnet, table

_NO_FRONT: dict[str, Text] = NO_VPC | {
    "no-front": {
        "en": "The VPC `shop` has no subnet called `front`.",
        "ko": "`shop` VPC에 `front` 서브넷이 없어요.",
    }
}

CHECKS = (
    Check(
        id="door",
        title={
            "en": "Put an internet gateway in front of the VPC `shop`",
            "ko": "`shop` VPC 앞에 인터넷 게이트웨이 두기",
        },
        look=looks.door,
        reasons=NO_VPC
        | {
            "closed": {
                "en": "No internet gateway is attached to `shop`. To create one is not enough.",
                "ko": "`shop`에 연결된 인터넷 게이트웨이가 없어요. 만들기만 해서는 모자라요.",
            }
        },
        play=(make("CreateVpc", "vpc", SHOP, CidrBlock="10.0.0.0/16"), gateway("door", SHOP)),
    ),
    Check(
        id="road",
        title={
            "en": "From the subnet `front` in `shop`, a server with a public address talks with the internet",
            "ko": "`shop`의 `front` 서브넷에서 퍼블릭 주소가 있는 서버가 인터넷과 이야기하게 하기",
        },
        look=looks.road,
        reasons=_NO_FRONT
        | NO_ROOM
        | {
            "no-way": {
                "en": "The lab put a server with a public address into `front`, and it got no answer: `{code}`.",
                "ko": "실험실이 퍼블릭 주소가 있는 서버를 `front`에 넣어 보니 답을 받지 못했어요: `{code}`",
            }
        },
        play=(subnet(FRONT, SHOP, "10.0.0.0/24"), table("street", SHOP, FRONT), route("street", GatewayId="{door}")),
    ),
    Check(
        id="address",
        title={
            "en": "From the internet, `counter` in `front` answers on port 80 and on no other",
            "ko": "`front`의 `counter`가 인터넷에서 온 패킷에 80번 포트에서만 답하게 하기",
        },
        look=looks.address,
        reasons=_NO_FRONT
        | NO_INSTANCE
        | {
            "elsewhere": {
                "en": "The instance `counter` runs, but in another subnet.",
                "ko": "`counter` 인스턴스가 실행 중이지만 다른 서브넷에 있어요.",
            },
            "silent": {
                "en": "No program listens on port 80 of `counter`. Its start-up script has to start a web server, "
                "such as `systemctl enable --now nginx`.",
                "ko": "`counter`의 80번 포트에서 듣는 프로그램이 없어요. 시작 스크립트가 "
                "`systemctl enable --now nginx`처럼 웹 서버를 시작해야 해요.",
            },
            "no-answer": {
                "en": "A packet from the internet to `counter`, port 80, gets no answer: `{code}`. Send the same one "
                "in *Packet*.",
                "ko": "인터넷에서 `counter`의 80번 포트로 보낸 패킷이 답을 받지 못해요: `{code}`. *패킷* 탭에서 "
                "똑같이 보내 보세요.",
            },
            "too-open": {
                "en": "The internet reaches port {port} of `counter` as well. Guests need port 80 only.",
                "ko": "인터넷에서 `counter`의 {port}번 포트에도 닿아요. 손님에게는 80번이면 충분해요.",
            },
        },
        play=(
            group("web", SHOP),
            let_in("web", WEB),
            start(COUNTER, FRONT, "web", program="nginx"),
            make("AllocateAddress", "elastic-ip", "sign"),
            do("AssociateAddress", AllocationId="{sign}", InstanceId=f"{{{COUNTER}}}"),
        ),
    ),
)
