"""The checks of "Peering", with a sentence for every way each can be unmet."""

from lessons.courseware.course import Check
from lessons.vpc.asking import NO_INSTANCE
from lessons.vpc.exercises.peering import looks
from lessons.vpc.exercises.peering.scene import (
    DUMPLING,
    DUMPLING_DESK,
    DUMPLING_RANGE,
    DUMPLING_SIGNS,
    NOODLE,
    NOODLE_DESK,
    NOODLE_RANGE,
    NOODLE_SIGNS,
    TEA,
    TEA_DESK,
    TEA_RANGE,
    TEA_SIGNS,
)
from lessons.vpc.playing import bridge, route

_NEW, _THIRD = "dumpling-noodle", "dumpling-tea"
_THROUGH_A_HOUSE = {
    "through-a-house": {
        "en": "The packet stops at the peering (`{code}`): a peering takes along only what is for the VPC at its other "
        "end. It leads through no house.",
        "ko": "패킷이 피어링에서 멈춰요(`{code}`). 피어링은 건너편 VPC로 가는 것만 태워요. 남의 집을 지나가지 못해요.",
    }
}
_TOO_WIDE = {
    "too-wide": {
        "en": f"It is answered, but the table of `{DUMPLING_DESK}` sends what is for the internet over a peering as "
        "well. Name the range of the other VPC alone.",
        "ko": f"답은 오는데, `{DUMPLING_DESK}`의 라우팅 테이블이 인터넷으로 갈 것까지 피어링으로 보내요. 상대 VPC의 "
        "범위만 적으세요.",
    }
}


CHECKS = (
    Check(
        id="joined",
        title={
            "en": f"A peering connection between the VPCs `{DUMPLING}` and `{NOODLE}` is active",
            "ko": f"VPC `{DUMPLING}`와 `{NOODLE}` 사이의 피어링 연결이 활성 상태이기",
        },
        look=looks.joined,
        reasons={
            "no-vpc": {
                "en": "There is no VPC called `{name}` in this account. Set up the three houses first.",
                "ko": "이 계정에는 `{name}` VPC가 없어요. 먼저 세 가게를 준비하세요.",
            },
            "no-peering": {
                "en": "Neither has asked the other yet.",
                "ko": "아직 어느 쪽도 피어링을 요청하지 않았어요.",
            },
            "waiting": {
                "en": "`{id}` has been asked for and waits: the other side has to accept it.",
                "ko": "`{id}` 요청을 보냈고 기다리는 중이에요. 상대가 수락해야 해요.",
            },
        },
        play=(bridge(_NEW, DUMPLING, NOODLE),),
    ),
    Check(
        id="both-ways",
        title={
            "en": f"`{DUMPLING_DESK}` gets an answer from `{NOODLE_DESK}` by private addresses",
            "ko": f"`{DUMPLING_DESK}`가 프라이빗 주소로 `{NOODLE_DESK}`의 답 받기",
        },
        look=looks.both_ways,
        reasons=NO_INSTANCE
        | _THROUGH_A_HOUSE
        | _TOO_WIDE
        | {
            "no-way": {
                "en": f"The packet does not get there (`{{code}}`). Which route of `{DUMPLING_SIGNS}` leads to "
                f"`{NOODLE_RANGE}`?",
                "ko": f"패킷이 도착하지 못해요(`{{code}}`). `{DUMPLING_SIGNS}`에서 `{NOODLE_RANGE}`로 가는 라우트는 "
                "무엇인가요?",
            },
            "no-way-back": {
                "en": f"The packet arrives, the answer does not find back (`{{code}}`). `{NOODLE_SIGNS}` needs a route "
                f"to `{DUMPLING_RANGE}`.",
                "ko": f"패킷은 도착했지만 답이 돌아오는 길을 몰라요(`{{code}}`). `{NOODLE_SIGNS}`에 "
                f"`{DUMPLING_RANGE}`로 가는 라우트가 필요해요.",
            },
        },
        play=(
            route(DUMPLING_SIGNS, NOODLE_RANGE, VpcPeeringConnectionId=f"{{{_NEW}}}"),
            route(NOODLE_SIGNS, DUMPLING_RANGE, VpcPeeringConnectionId=f"{{{_NEW}}}"),
        ),
    ),
    Check(
        id="third",
        title={
            "en": f"`{DUMPLING_DESK}` gets an answer from `{TEA_DESK}`, too",
            "ko": f"`{DUMPLING_DESK}`가 `{TEA_DESK}`의 답도 받기",
        },
        look=looks.third,
        reasons=NO_INSTANCE
        | _THROUGH_A_HOUSE
        | _TOO_WIDE
        | {
            "no-way": {
                "en": f"The packet does not get there (`{{code}}`). How does `{DUMPLING}` come to `{TEA}`?",
                "ko": f"패킷이 도착하지 못해요(`{{code}}`). `{DUMPLING}`에서 `{TEA}`로는 어떻게 갈까요?",
            },
            "no-way-back": {
                "en": f"The packet arrives, the answer does not find back (`{{code}}`). Look at `{TEA_SIGNS}`.",
                "ko": f"패킷은 도착했지만 답이 돌아오는 길을 몰라요(`{{code}}`). `{TEA_SIGNS}`를 살펴보세요.",
            },
        },
        play=(
            bridge(_THIRD, DUMPLING, TEA),
            route(DUMPLING_SIGNS, TEA_RANGE, VpcPeeringConnectionId=f"{{{_THIRD}}}"),
            route(TEA_SIGNS, DUMPLING_RANGE, VpcPeeringConnectionId=f"{{{_THIRD}}}"),
        ),
    ),
)
