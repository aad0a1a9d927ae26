"""The mission "A door for the order desk": a database that one security group may reach."""

from lessons.courseware.course import Hint, Mission, Mistake, SolutionStep
from lessons.courseware.probe import Probe
from lessons.vpc.asking import id_of
from lessons.vpc.bench import BenchStart
from lessons.vpc.missions.ledger_checks import checks, everything, one_address, whole_house
from lessons.vpc.missions.ledger_house import DESK_SG, LEDGER_SG, allow, allow_address, draw, house
from lessons.vpc.playing import let_everything_in


def _at_the_desk(probe: Probe) -> bool:
    """The rule for the database stands in the group of who asks, not of who is asked."""
    group = probe.ec2.groups.get(id_of(probe, DESK_SG))
    port = probe.facts["port"]
    return group is not None and any(not rule.egress and rule.from_port == port for rule in group.rules.values())


_HINTS = (
    Hint(
        {
            "en": "Under *Packet*, send one from `desk` to `ledger` on port {port}. At whose group does it end?",
            "ko": "*패킷* 탭에서 `desk`에서 `ledger`의 {port}번 포트로 보내 보세요. 누구의 그룹에서 끝나나요?",
        }
    ),
    Hint(
        {
            "en": "A rule may name a group in place of a range. It then means whoever wears that group, with whatever "
            "address, today and tomorrow.",
            "ko": "규칙에는 범위 대신 그룹을 적을 수 있어요. 그러면 주소가 무엇이든, 오늘이든 내일이든, 그 그룹을 "
            "쓰는 쪽이면 모두 해당돼요.",
        }
    ),
    Hint(
        {
            "en": "In the group `ledger-sg`, add an inbound rule: TCP {port}, and `desk-sg` as the group at the other "
            "end.",
            "ko": "`ledger-sg` 그룹에 인바운드 규칙을 더하세요. TCP {port}, 상대 그룹은 `desk-sg`예요.",
        }
    ),
)

_SOLUTION = (
    SolutionStep(
        {
            "en": "Add one inbound rule to `ledger-sg`: TCP {port} from the group `desk-sg`.",
            "ko": "`ledger-sg`에 인바운드 규칙 하나를 더해요. `desk-sg` 그룹에서 오는 TCP {port}번 포트예요.",
        },
        allow("{desk-sg}"),
    ),
)

_MISTAKES = (
    Mistake(
        id="whole-house",
        message={
            "en": "Now everybody in the network gets to the database, the broom cupboard too. Who is somewhere near "
            "is not who has business with it.",
            "ko": "이제 네트워크 안의 누구나, 빗자루 창고까지 데이터베이스에 닿아요. 가까이 있다고 볼일이 있는 것은 "
            "아니에요.",
        },
        seen=whole_house,
        play=(allow("cidr"),),
    ),
    Mistake(
        id="one-address",
        message={
            "en": "The rule names the address that `desk` has today. A new desk gets another one and finds the door "
            "shut. Name the group.",
            "ko": "규칙에 오늘 `desk`의 주소를 적었어요. 새 창구는 다른 주소를 받아 문 앞에서 막혀요. 그룹을 적으세요.",
        },
        seen=one_address,
        play=(allow_address,),
    ),
    Mistake(
        id="everything",
        message={
            "en": "Every port of `ledger` is open to everybody in reach. One port for one group is enough.",
            "ko": "`ledger`의 모든 포트가 닿을 수 있는 모두에게 열렸어요. 그룹 하나에 포트 하나면 돼요.",
        },
        seen=everything,
        play=(let_everything_in(LEDGER_SG),),
    ),
    Mistake(
        id="at-the-desk",
        message={
            "en": "The rule stands in `desk-sg`: it lets people in to the desk. The door that is shut is the one of "
            "`ledger`.",
            "ko": "규칙이 `desk-sg`에 있어요. 그건 창구로 들어오는 문이에요. 닫혀 있는 것은 `ledger`의 문이에요.",
        },
        seen=_at_the_desk,
        play=(allow("{ledger-sg}", to=DESK_SG),),
    ),
)

MISSION = Mission(
    id="ledger-door",
    version=1,
    title={"en": "A door for the order desk", "ko": "주문 창구에만 열리는 문"},
    minutes=8,
    story={
        "en": "Four servers of the shop run in one VPC: `counter` on the street; `desk`, which writes orders down; "
        "`ledger`, the database that keeps them, on port {port}; and `broom`, which has business with neither. The "
        "group of `ledger` has no inbound rule yet. Open it for the order desk alone. On busy days a second and a "
        "third desk are launched, with the same group `desk-sg`: they have to get through as well.",
        "ko": "VPC 하나에 가게의 서버 넷이 있어요. 길가의 `counter`, 주문을 적는 `desk`, 주문을 보관하는 데이터베이스 "
        "`ledger`({port}번 포트), 그리고 둘과 상관없는 빗자루 창고 `broom`이에요. `ledger`의 그룹에는 아직 인바운드 "
        "규칙이 없어요. 주문 창구에만 열어 주세요. 바쁜 날에는 같은 `desk-sg` 그룹으로 둘째, 셋째 창구를 더 시작해요. "
        "그 창구들도 들어갈 수 있어야 해요.",
    },
    checks=checks(),
    hints=_HINTS,
    solution=_SOLUTION,
    mistakes=_MISTAKES,
    bench=BenchStart(opens="groups"),
    start=(house(desk_in="back"),),
    draw=draw,
)
