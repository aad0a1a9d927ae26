"""The mission "Two houses": two VPCs joined by a peering connection, for one purpose."""

from lessons.courseware.course import Hint, Mission, Mistake, SolutionStep
from lessons.vpc.bench import BenchStart
from lessons.vpc.missions.two_houses.checks import CHECKS, by_the_street, one_way, waiting, whole_shop
from lessons.vpc.missions.two_houses.scene import allow, back, begun, draw, in_public, joined, there
from lessons.vpc.playing import bridge

_HINTS = (
    Hint(
        {
            "en": "Under *Packet*, send one from `counter` to `ledger` on port 5432 after every step. Does it end on "
            "the way there, or does the answer?",
            "ko": "한 걸음마다 *패킷* 탭에서 `counter`에서 `ledger`의 5432번 포트로 보내 보세요. 가는 길에서 "
            "끝나나요, 대답이 끝나나요?",
        }
    ),
    Hint(
        {
            "en": "A peering connection is a bridge without signposts. It has to be accepted, both sides need a route "
            "to the other one's range, and the doors stay as they are.",
            "ko": "피어링 연결은 이정표 없는 다리예요. 상대가 수락해야 하고, 양쪽 모두 상대 범위로 가는 라우트가 "
            "있어야 해요. 문은 그대로 있고요.",
        }
    ),
    Hint(
        {
            "en": "Routes: `{office}` in the table `street` and `{shop}` in the table `corridor`, both to the "
            "peering. Rule: in `ledger-sg`, TCP 5432 from `{counter_range}`.",
            "ko": "라우트: `street` 테이블에 `{office}`, `corridor` 테이블에 `{shop}`, 둘 다 피어링으로요. 규칙: "
            "`ledger-sg`에 `{counter_range}`에서 오는 TCP 5432.",
        }
    ),
)

_SOLUTION = (
    SolutionStep(
        {
            "en": "Under *Peering*, ask from `shop` for a peering with `office`, open it and accept.",
            "ko": "*피어링* 탭에서 `shop`에서 `office`에 피어링을 요청하고, 연결을 열어 수락해요.",
        },
        joined,
    ),
    SolutionStep(
        {
            "en": "In the route table `street`, add a route for `{office}` to the peering.",
            "ko": "`street` 라우팅 테이블에 `{office}` 범위를 피어링으로 보내는 라우트를 더해요.",
        },
        there,
    ),
    SolutionStep(
        {
            "en": "In the route table `corridor`, add a route for `{shop}` to the peering: the way of the answers.",
            "ko": "`corridor` 라우팅 테이블에 `{shop}` 범위를 피어링으로 보내는 라우트를 더해요. 대답이 돌아갈 "
            "길이에요.",
        },
        back,
    ),
    SolutionStep(
        {
            "en": "In `ledger-sg`, let in TCP 5432 from `{counter_range}`, the subnet of `counter`.",
            "ko": "`ledger-sg`에 `counter`가 있는 서브넷 `{counter_range}`에서 오는 TCP 5432를 들여요.",
        },
        allow("counter_range"),
    ),
)

_MISTAKES = (
    Mistake(
        id="not-accepted",
        message={
            "en": "The peering was asked for, and nobody has said yes. Until the other side accepts it, routes to it "
            "lead into a black hole.",
            "ko": "피어링을 요청했지만 아직 아무도 수락하지 않았어요. 상대가 수락하기 전까지 그쪽으로 가는 라우트는 "
            "블랙홀이에요.",
        },
        seen=waiting,
        play=(bridge("bridge", "shop", "office", accepted=False), there, back, allow("counter_range")),
    ),
    Mistake(
        id="one-way",
        message={
            "en": "Packets get to `ledger` now, and its answers know no way back. The office needs a route to the "
            "shop as well.",
            "ko": "이제 패킷이 `ledger`에 닿지만 대답이 돌아올 길을 몰라요. 사무실에도 가게로 가는 라우트가 있어야 "
            "해요.",
        },
        seen=one_way,
        play=(joined, there, allow("counter_range")),
    ),
    Mistake(
        id="whole-shop",
        message={
            "en": "The rule lets in the whole shop, `guest` on the terrace too. A bridge is for everybody; the door "
            "at its end is not.",
            "ko": "규칙이 가게 전체를, 테라스의 `guest`까지 들여요. 다리는 모두의 것이지만, 그 끝의 문은 아니에요.",
        },
        seen=whole_shop,
        play=(joined, there, back, allow("shop")),
    ),
    Mistake(
        id="by-the-street",
        message={
            "en": "The ledger has a public address, and orders travel to it across the internet. A peering needs "
            "neither: it joins the two by their private addresses.",
            "ko": "장부에 퍼블릭 주소가 생겼고, 주문이 인터넷을 거쳐 가요. 피어링에는 둘 다 필요 없어요. 프라이빗 "
            "주소끼리 이어 주니까요.",
        },
        seen=by_the_street,
        play=(in_public,),
    ),
)

MISSION = Mission(
    id="two-houses",
    version=1,
    title={"en": "Two houses", "ko": "두 집"},
    minutes=12,
    story={
        "en": "The shop and the bookkeeping office each have a VPC: `shop` with the range `{shop}`, `office` with "
        "`{office}`. Every evening `counter` is to send the day's orders to the database `ledger` in the office, port "
        "5432, and not across the internet. Join the two VPCs. `guest`, a tablet on the terrace of the shop, and "
        "everybody else must not get to the ledger.",
        "ko": "가게와 장부 사무실에는 VPC가 하나씩 있어요. `shop`(`{shop}`)과 `office`(`{office}`)예요. 저녁마다 "
        "`counter`에서 그날의 주문을 사무실의 `ledger` 데이터베이스(5432번 포트)로 보내려고 해요. 인터넷을 거치지 "
        "않고요. 두 VPC를 이어 주세요. 가게 테라스의 태블릿 `guest`를 비롯해 다른 누구도 장부에 닿으면 안 돼요.",
    },
    checks=CHECKS,
    hints=_HINTS,
    solution=_SOLUTION,
    mistakes=_MISTAKES,
    bench=BenchStart(opens="connections"),
    start=(begun,),
    draw=draw,
)
