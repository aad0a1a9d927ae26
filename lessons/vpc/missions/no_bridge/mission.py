"""The break-fix mission "The bridge that does not stand": ranges that overlap, and a new plan for them."""

from lessons.courseware.course import Hint, Mission, Mistake, SolutionStep
from lessons.vpc.bench import BenchStart
from lessons.vpc.missions.no_bridge.checks import CHECKS, kitchen_cut, moved_in, opened
from lessons.vpc.missions.no_bridge.diagnosis import DIAGNOSIS
from lessons.vpc.missions.no_bridge.scene import begun, draw, mended
from lessons.vpc.playing import do, let_in, start

_HINTS = (
    Hint(
        {
            "en": "Write down all ranges: `shop` has `{shop}`, `kitchen` has `{kitchen}`. Which ranges, first and "
            "further ones, does `office` have? Which of them lie in each other?",
            "ko": "모든 범위를 적어 보세요. `shop`(`{shop}`)과 `kitchen`(`{kitchen}`)은 알고 있어요. `office`의 "
            "범위는 첫째와 그다음 것까지 무엇인가요? 어느 것이 서로 겹치나요?",
        }
    ),
    Hint(
        {
            "en": "Two VPCs of which any ranges overlap cannot be peered. A third VPC can be peered with both, and "
            "then the longest prefix in its route table says which of the two is meant.",
            "ko": "범위가 하나라도 겹치는 두 VPC는 피어링할 수 없어요. 셋째 VPC는 그 둘 모두와 피어링할 수 있고, "
            "그때는 라우팅 테이블의 가장 긴 접두사가 둘 중 어느 쪽인지 정해요.",
        }
    ),
    Hint({"en": "{repair}", "ko": "{repair}"}),
)

_MISTAKES = (
    Mistake(
        id="opened",
        message={
            "en": "The door of the ledger is open to everybody now. The packet never came as far as that door: look "
            "at ranges and routes.",
            "ko": "이제 장부의 문이 모두에게 열렸어요. 패킷은 그 문까지 온 적도 없어요. 범위와 라우트를 보세요.",
        },
        seen=opened,
        play=(let_in("ledger-sg", 5432),),
    ),
    Mistake(
        id="kitchen-cut",
        message={
            "en": "`counter` does not reach `stove` any more: the bridge to the kitchen, or a route to it, is gone. "
            "Orders have to get to the kitchen as well. Undo brings it back.",
            "ko": "이제 `counter`에서 `stove`에 닿지 않아요. 주방으로 가는 다리나 라우트가 없어졌어요. 주문은 "
            "주방에도 가야 해요. *되돌리기*를 누르면 돌아와요.",
        },
        seen=kitchen_cut,
        play=(do("DeleteVpcPeeringConnection", VpcPeeringConnectionId="{kitchen-bridge}"),),
    ),
    Mistake(
        id="moved-in",
        message={
            "en": "`ledger` stands in the shop's own VPC now. The bookkeepers want a network of their own, that is "
            "what the office is for.",
            "ko": "이제 `ledger`가 가게의 VPC 안에 있어요. 장부 담당은 따로 된 네트워크를 원해요. 그래서 사무실이 "
            "있는 거예요.",
        },
        seen=moved_in,
        play=(start("ledger", "front", "counter-sg", program="postgresql"),),
    ),
)

MISSION = Mission(
    id="no-bridge",
    version=2,
    title={"en": "The bridge that does not stand", "ko": "이어지지 않는 다리"},
    minutes=15,
    story={
        "en": "The VPC `shop` is joined to `kitchen` by the peering `kitchen-bridge`: `counter` talks to `stove`. Now "
        "it is to be joined to `office` as well by the peering `bridge`, so that `counter` reaches the database "
        "`ledger` on port 5432. It does not work. Find out why, and plan anew what has to be. If `ledger` has to "
        "move, launch an instance of this name elsewhere, with the start-up script `systemctl enable --now "
        "postgresql`; the books come from the backup. A new VPC may have `{annex}`: nobody uses this range.",
        "ko": "`shop` VPC는 `kitchen-bridge` 피어링으로 `kitchen`과 이어져 있고, `counter`는 `stove`와 이야기해요. "
        "이제 `bridge` 피어링으로 `office`와도 이어서 `counter`에서 `ledger` 데이터베이스(5432번 포트)에 닿게 "
        "하려는데 되지 않아요. 까닭을 찾고, 필요한 것을 다시 계획하세요. `ledger`를 옮겨야 한다면 다른 곳에 같은 "
        "이름의 인스턴스를 시작 스크립트 `systemctl enable --now postgresql` 내용으로 시작하면 돼요. 장부는 백업에서 "
        "가져와요. 아무도 쓰지 않는 `{annex}` 범위를 새 VPC에 쓸 수 있어요.",
    },
    checks=CHECKS,
    hints=_HINTS,
    solution=(SolutionStep({"en": "{repair}", "ko": "{repair}"}, mended),),
    mistakes=_MISTAKES,
    bench=BenchStart(opens="connections"),
    start=(begun,),
    draw=draw,
    diagnosis=DIAGNOSIS,
)
