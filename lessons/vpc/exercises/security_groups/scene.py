"""The scene of "Security groups": a branch whose servers each wear a group that lets nothing in."""

from lessons.courseware.course import Scene
from lessons.vpc.playing import gateway, group, make, route, start, subnet, table
from lessons.vpc.scenery import cramped, room_for, standing

VPC, FRONT, BACK = "station", "station-front", "station-back"
COUNTER, KIOSK, LEDGER = "station-counter", "station-kiosk", "station-ledger"
WEB_GROUP, KIOSK_GROUP, LEDGER_GROUP = "counter-sg", "kiosk-sg", "ledger-sg"

SCENE = Scene(
    text={
        "en": f"The branch at the station: in the public subnet `{FRONT}` of the VPC `{VPC}` stand the web servers "
        f"`{COUNTER}` and `{KIOSK}`, in the private subnet `{BACK}` the database `{LEDGER}`. Each wears a group of its "
        f"own: `{WEB_GROUP}`, `{KIOSK_GROUP}`, `{LEDGER_GROUP}`. None lets anything in yet.",
        "ko": f"역전 지점이에요. `{VPC}` VPC의 퍼블릭 서브넷 `{FRONT}`에 웹 서버 `{COUNTER}`와 `{KIOSK}`가, 프라이빗 "
        f"서브넷 `{BACK}`에 데이터베이스 `{LEDGER}`가 있어요. 저마다 자기 그룹 `{WEB_GROUP}`, `{KIOSK_GROUP}`, "
        f"`{LEDGER_GROUP}`를 쓰고 있고, 아직 아무것도 들여보내지 않아요.",
    },
    plays=(
        make("CreateVpc", "vpc", VPC, CidrBlock="10.46.0.0/16"),
        subnet(FRONT, VPC, "10.46.1.0/24"),
        subnet(BACK, VPC, "10.46.2.0/24", "b"),
        gateway("station-gate", VPC),
        table("station-street", VPC, FRONT),
        route("station-street", GatewayId="{station-gate}"),
        group(WEB_GROUP, VPC),
        group(KIOSK_GROUP, VPC),
        group(LEDGER_GROUP, VPC),
        start(COUNTER, FRONT, WEB_GROUP, program="nginx", public=True),
        start(KIOSK, FRONT, KIOSK_GROUP, program="nginx", public=True),
        start(LEDGER, BACK, LEDGER_GROUP, program="postgresql"),
    ),
    stands=standing(VPC, FRONT, BACK, COUNTER, KIOSK, LEDGER),
    fits=room_for(1),
    cramped=cramped(1),
)
