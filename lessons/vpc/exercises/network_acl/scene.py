"""The scene of "Network ACL": a branch with two subnets whose groups let everything through, so that ACLs decide."""

from lessons.courseware.course import Scene
from lessons.vpc.playing import gateway, group, let_everything_in, make, route, start, subnet, table
from lessons.vpc.scenery import cramped, room_for, standing

VPC, FRONT, BACK = "market", "market-front", "market-back"
COUNTER, LEDGER, GROUP = "market-counter", "market-ledger", "market-open"
RANGE, FRONT_RANGE, BACK_RANGE = "10.45.0.0/16", "10.45.1.0/24", "10.45.2.0/24"

SCENE = Scene(
    text={
        "en": f"The branch at the market: a VPC `{VPC}` with the public subnet `{FRONT}`, in which the web server "
        f"`{COUNTER}` stands, and the private subnet `{BACK}` with the database `{LEDGER}`. Their security groups let "
        "everything through.",
        "ko": f"시장 지점이에요. `{VPC}` VPC 안에 웹 서버 `{COUNTER}` 인스턴스가 있는 퍼블릭 서브넷 `{FRONT}`, "
        f"데이터베이스 `{LEDGER}` 인스턴스가 있는 프라이빗 서브넷 `{BACK}`이 있어요. 보안 그룹은 모두 통과시켜요.",
    },
    plays=(
        make("CreateVpc", "vpc", VPC, CidrBlock=RANGE),
        subnet(FRONT, VPC, FRONT_RANGE),
        subnet(BACK, VPC, BACK_RANGE, "b"),
        gateway("market-gate", VPC),
        table("market-street", VPC, FRONT),
        route("market-street", GatewayId="{market-gate}"),
        group(GROUP, VPC),
        let_everything_in(GROUP),
        start(COUNTER, FRONT, GROUP, program="nginx", public=True),
        start(LEDGER, BACK, GROUP, program="postgresql"),
    ),
    stands=standing(VPC, FRONT, BACK, COUNTER, LEDGER),
    fits=room_for(1),
    cramped=cramped(1),
)
