"""The checks of "Amazon VPC", with a sentence for every way each can be unmet."""

from lessons.courseware.course import Check
from lessons.courseware.play import Player
from lessons.vpc.asking import NO_INSTANCE, NO_VPC
from lessons.vpc.exercises.amazon_vpc import looks
from lessons.vpc.exercises.amazon_vpc.looks import KITCHEN, RANGE, SHOP, VISITOR
from lessons.vpc.playing import IMAGE, READY_S, do, make, wait


def launch_visitor(player: Player) -> None:
    """Where no subnet is named, AWS takes one of the default VPC."""
    make("RunInstances", "instance", VISITOR, ImageId=IMAGE, MinCount=1, MaxCount=1)(player)


CHECKS = (
    Check(
        id="shop",
        title={
            "en": "Create the VPC `shop` with the range `10.0.0.0/16`",
            "ko": "`10.0.0.0/16` 범위로 `shop` VPC 만들기",
        },
        look=looks.shop,
        reasons=NO_VPC
        | {
            "other-range": {
                "en": "The VPC `shop` is there, but its range is `{range}`.",
                "ko": "`shop` VPC가 있지만 범위가 `{range}`예요.",
            }
        },
        play=(make("CreateVpc", "vpc", SHOP, CidrBlock=RANGE),),
    ),
    Check(
        id="kitchen",
        title={
            "en": "Create the VPC `kitchen`, whose range has no address in common with `shop`",
            "ko": "`shop`과 겹치는 주소가 하나도 없는 `kitchen` VPC 만들기",
        },
        look=looks.kitchen,
        reasons=NO_VPC
        | {
            "overlap": {
                "en": "`{ours}` and `{theirs}` have addresses in common. AWS allows it, but these two VPCs could "
                "never be joined.",
                "ko": "`{ours}` 범위와 `{theirs}` 범위에 같은 주소가 있어요. AWS는 허락하지만, 이 두 VPC는 나중에 "
                "이을 수 없어요.",
            }
        },
        play=(make("CreateVpc", "vpc", KITCHEN, CidrBlock="10.1.0.0/16"),),
    ),
    Check(
        id="settings",
        title={
            "en": "In `shop`, and not in `kitchen`, public addresses get DNS names",
            "ko": "`shop`에서만 퍼블릭 주소에 DNS 이름이 붙고 `kitchen`에서는 붙지 않게 하기",
        },
        look=looks.settings,
        reasons=NO_VPC
        | {
            "off": {
                "en": "The setting is still turned off in `shop`.",
                "ko": "`shop`에서 이 설정이 아직 꺼져 있어요.",
            },
            "both": {
                "en": "The setting is turned on in `kitchen` as well.",
                "ko": "`kitchen`에서도 이 설정이 켜져 있어요.",
            },
        },
        play=(do("ModifyVpcAttribute", VpcId=f"{{{SHOP}}}", EnableDnsHostnames={"Value": True}),),
    ),
    Check(
        id="visitor",
        title={
            "en": "Launch the instance `visitor` in the default VPC; no packet of its arrives in `shop` or `kitchen`",
            "ko": "기본 VPC에서 `visitor` 인스턴스 시작하기. 패킷이 `shop`에도 `kitchen`에도 닿지 않아야 해요",
        },
        look=looks.visitor,
        reasons=NO_VPC
        | NO_INSTANCE
        | {
            "inside": {
                "en": "The instance `visitor` stands in `shop` or `kitchen` itself. Launch it in the default VPC.",
                "ko": "`visitor` 인스턴스가 `shop`이나 `kitchen` 안에 있어요. 기본 VPC에서 시작하세요.",
            },
            "connected": {
                "en": "A packet from `visitor` arrives in `{vpc}`. Something joins the two VPCs.",
                "ko": "`visitor`에서 보낸 패킷이 `{vpc}` VPC에 닿아요. 무언가가 두 VPC를 잇고 있어요.",
            },
        },
        play=(launch_visitor, wait(READY_S)),
    ),
)
