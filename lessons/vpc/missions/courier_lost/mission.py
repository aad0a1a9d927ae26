"""The break-fix mission "The courier who gets lost": peering does not carry anybody on to a third VPC."""

from lessons.courseware.course import Hint, Mission, Mistake, SolutionStep
from lessons.vpc.bench import BenchStart
from lessons.vpc.missions.courier_lost.checks import CHECKS, cut, wide_open
from lessons.vpc.missions.courier_lost.diagnosis import DIAGNOSIS
from lessons.vpc.missions.courier_lost.scene import begun, draw, mended
from lessons.vpc.playing import do, let_everything_in

_HINTS = (
    Hint(
        {
            "en": "Draw three boxes, `courier`, `shop` and `office`, and every peering between them with its status. "
            "Then draw the routes for `{office}` and `{courier}` as arrows.",
            "ko": "`courier`, `shop`, `office` 상자 셋을 그리고, 그 사이의 피어링을 상태와 함께 그려 보세요. 그다음 "
            "`{office}` 라우트와 `{courier}` 라우트를 화살표로 그려 보세요.",
        }
    ),
    Hint(
        {
            "en": "Peering is not transitive. Who wants from one VPC to another needs an active peering between just "
            "these two, and on both sides a route to it.",
            "ko": "피어링은 이어서 건너갈 수 없어요. 한 VPC에서 다른 VPC로 가려면 바로 그 둘 사이에 활성 피어링이 "
            "있고, 양쪽에 그리로 가는 라우트가 있어야 해요.",
        }
    ),
    Hint({"en": "{repair}", "ko": "{repair}"}),
)

_MISTAKES = (
    Mistake(
        id="cut",
        message={
            "en": "One of the old ways is gone: couriers to counter, or counter to ledger. The shop still needs both. "
            "Undo brings it back.",
            "ko": "배달에서 창구로, 또는 창구에서 장부로 가던 원래 길이 끊겼어요. 가게에는 둘 다 필요해요. "
            "*되돌리기*를 누르면 돌아와요.",
        },
        seen=cut,
        play=(do("DeleteVpcPeeringConnection", VpcPeeringConnectionId="{east}"),),
    ),
    Mistake(
        id="wide-open",
        message={
            "en": "The door of the ledger is open to everybody now, on every port. It was not the door: look at which "
            "bridge the packet and its answer want to take.",
            "ko": "이제 장부의 문이 모든 포트에서 모두에게 열렸어요. 문이 문제가 아니에요. 패킷과 대답이 어느 다리로 "
            "가려는지 보세요.",
        },
        seen=wide_open,
        play=(let_everything_in("ledger-sg"),),
    ),
)

MISSION = Mission(
    id="courier-lost",
    version=2,
    title={"en": "The courier who gets lost", "ko": "길을 잃은 배달"},
    minutes=12,
    story={
        "en": "Three VPCs: `courier` has `{courier}`, `shop` has `{shop}`, `office` has `{office}`. Couriers are "
        "joined to the shop by the peering `west`, the shop to the office by `east`. Now the courier's `scooter` is "
        "to report each delivery to the database `ledger` in the office itself, port 5432. The door of the ledger has "
        "been opened for it, the routes are written, and still there is no answer. Find the cause and repair it; the "
        "old ways stay as they are.",
        "ko": "VPC가 셋 있어요. `courier`(`{courier}`), `shop`(`{shop}`), `office`(`{office}`)예요. 배달 팀은 `west` "
        "피어링으로 가게와, 가게는 `east` 피어링으로 사무실과 이어져 있어요. 이제 배달의 `scooter`에서 배달을 마칠 "
        "때마다 사무실의 `ledger` 데이터베이스(5432번 포트)에 직접 알리려고 해요. 장부의 문도 열었고 라우트도 "
        "적었는데 답이 없어요. 원인을 찾아 고치세요. 원래 길은 그대로 두어야 해요.",
    },
    checks=CHECKS,
    hints=_HINTS,
    solution=(SolutionStep({"en": "{repair}", "ko": "{repair}"}, mended),),
    mistakes=_MISTAKES,
    bench=BenchStart(opens="packet"),
    start=(begun,),
    draw=draw,
    diagnosis=DIAGNOSIS,
)
