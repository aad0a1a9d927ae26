"""The break-fix mission "No answer": packets get to the other VPC, answers do not come back."""

from lessons.courseware.course import Hint, Mission, Mistake, SolutionStep
from lessons.vpc.bench import BenchStart
from lessons.vpc.missions.no_answer.checks import CHECKS, swallowed, wide_open
from lessons.vpc.missions.no_answer.diagnosis import DIAGNOSIS
from lessons.vpc.missions.no_answer.scene import begun, draw, mended
from lessons.vpc.missions.no_answer.scene import swallowed as swallow
from lessons.vpc.playing import let_everything_in

_HINTS = (
    Hint(
        {
            "en": "The packet arrives, its answer is lost. Look at the last hop of the way back: which route table is "
            "it, and which route did it take?",
            "ko": "패킷은 닿고 대답이 사라져요. 돌아오는 길의 마지막을 보세요. 어느 라우팅 테이블이고, 어느 라우트를 "
            "탔나요?",
        }
    ),
    Hint(
        {
            "en": "Routes are signposts for one direction. An answer is a packet like any other: it asks the table of "
            "the subnet that it leaves, and the longest prefix wins.",
            "ko": "라우트는 한 방향만 가리키는 이정표예요. 대답도 똑같은 패킷이라, 떠나는 서브넷의 테이블에 묻고 "
            "가장 긴 접두사를 따라가요.",
        }
    ),
    Hint({"en": "{repair}", "ko": "{repair}"}),
)

_MISTAKES = (
    Mistake(
        id="wide-open",
        message={
            "en": "The group of `ledger` is open to everybody, and there is still no answer. The door was not what "
            "stopped it: the packet had come in before.",
            "ko": "`ledger`의 그룹을 모두에게 열었지만 대답은 그대로 없어요. 문이 막은 것이 아니에요. 패킷은 전에도 "
            "들어왔어요.",
        },
        seen=wide_open,
        play=(let_everything_in("ledger-sg"),),
    ),
    Mistake(
        id="swallowed",
        message={
            "en": "Now everything that leaves `ledger` goes over the bridge, updates from the internet too, and ends "
            "there. A peering carries packets for the other VPC only: name its range.",
            "ko": "이제 `ledger`에서 나가는 모든 것이, 인터넷 업데이트까지 다리로 가서 거기서 끝나요. 피어링은 상대 "
            "VPC로 가는 패킷만 날라요. 그 범위를 적으세요.",
        },
        seen=swallowed,
        play=(swallow,),
    ),
)

MISSION = Mission(
    id="no-answer",
    version=2,
    title={"en": "No answer", "ko": "오지 않는 대답"},
    minutes=10,
    story={
        "en": "Shop and office are joined by the peering `bridge`. Every evening `counter` in the VPC `shop`, "
        "`{shop}`, sends the day's orders to the database `ledger` in `office`, `{office}`. Since the office was "
        "rebuilt, the counter waits for an answer in vain. Find the cause and repair it, without opening anything "
        "further. The ledger also needs its updates from the internet, as before.",
        "ko": "가게와 사무실은 `bridge` 피어링으로 이어져 있어요. 저녁마다 `shop` VPC(`{shop}`)의 `counter`에서 "
        "`office` VPC(`{office}`)의 `ledger` 데이터베이스로 그날의 주문을 보내요. 그런데 사무실을 고친 뒤로 대답이 "
        "오지 않아요. 아무것도 더 열지 말고 원인을 찾아 고치세요. 장부는 전처럼 인터넷에서 업데이트도 받아야 해요.",
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
