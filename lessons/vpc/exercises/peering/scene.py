"""The scene of "Peering": three houses, a VPC each, of which two are joined already."""

from lessons.courseware.course import Play, Scene
from lessons.vpc.playing import bridge, group, let_everything_in, make, route, start, subnet, table, together
from lessons.vpc.scenery import cramped, room_for, standing

RANGES = {"dumpling": "10.70", "noodle": "10.71", "tea": "10.72"}
DUMPLING, NOODLE, TEA = (f"{each}-house" for each in RANGES)
DUMPLING_DESK, NOODLE_DESK, TEA_DESK = (f"{each}-desk" for each in RANGES)
DUMPLING_RANGE, NOODLE_RANGE, TEA_RANGE = (f"{each}.0.0/16" for each in RANGES.values())
DUMPLING_SIGNS, NOODLE_SIGNS, TEA_SIGNS = (f"{each}-signs" for each in RANGES)
OLD_BRIDGE = "noodle-tea"


def _house(name: str) -> Play:
    """A VPC with one room, its signposts, and a desk in it that is open to everybody who gets there."""
    vpc, room, numbers = f"{name}-house", f"{name}-room", RANGES[name]
    return together(
        make("CreateVpc", "vpc", vpc, CidrBlock=f"{numbers}.0.0/16"),
        subnet(room, vpc, f"{numbers}.1.0/24"),
        table(f"{name}-signs", vpc, room),
        group(f"{name}-sg", vpc),
        let_everything_in(f"{name}-sg"),
        start(f"{name}-desk", room, f"{name}-sg", program="nginx"),
    )


SCENE = Scene(
    text={
        "en": f"Three houses, a VPC each: `{DUMPLING}` ({DUMPLING_RANGE}), `{NOODLE}` ({NOODLE_RANGE}) and `{TEA}` "
        f"({TEA_RANGE}). In each stands an order desk: `{DUMPLING_DESK}`, `{NOODLE_DESK}`, `{TEA_DESK}`. None has a "
        f"way to the internet. `{NOODLE}` and `{TEA}` have long been joined by the peering `{OLD_BRIDGE}`, with "
        "routes.",
        "ko": f"세 가게에 VPC가 하나씩 있어요. `{DUMPLING}`({DUMPLING_RANGE}), `{NOODLE}`({NOODLE_RANGE}), `{TEA}`"
        f"({TEA_RANGE})예요. 가게마다 주문 서버 `{DUMPLING_DESK}`, `{NOODLE_DESK}`, `{TEA_DESK}`가 있고 인터넷으로 "
        f"나가는 길은 없어요. `{NOODLE}`와 `{TEA}`는 오래전부터 피어링 `{OLD_BRIDGE}`로 이어져 있고 라우트도 있어요.",
    },
    plays=(
        *(_house(each) for each in RANGES),
        bridge(OLD_BRIDGE, NOODLE, TEA),
        route(NOODLE_SIGNS, TEA_RANGE, VpcPeeringConnectionId=f"{{{OLD_BRIDGE}}}"),
        route(TEA_SIGNS, NOODLE_RANGE, VpcPeeringConnectionId=f"{{{OLD_BRIDGE}}}"),
    ),
    stands=standing(DUMPLING, NOODLE, TEA, DUMPLING_DESK, NOODLE_DESK, TEA_DESK),
    fits=room_for(3),
    cramped=cramped(3),
)
