"""The break-fix mission "The ledger stays shut": a rule whose source is somebody else."""

from lessons.courseware.course import Hint, Mission, Mistake, SolutionStep
from lessons.vpc.bench import BenchStart
from lessons.vpc.missions.ledger_checks import checks, everything, one_address, whole_house
from lessons.vpc.missions.ledger_house import LEDGER_SG, allow, allow_address
from lessons.vpc.missions.shut_ledger.diagnosis import DIAGNOSIS
from lessons.vpc.missions.shut_ledger.scene import begun, draw, mended, without
from lessons.vpc.playing import ANYWHERE, let_everything_in

_HINTS = (
    Hint(
        {
            "en": "Open the interface of `desk` under *Instances*: which groups does it wear, and which addresses "
            "does it have? Then open `ledger-sg` and read the source of its rule.",
            "ko": "*인스턴스* 탭에서 `desk`의 인터페이스를 열어 보세요. 어떤 그룹을 쓰고 주소는 무엇인가요? 그다음 "
            "`ledger-sg`를 열어 규칙의 소스를 읽어 보세요.",
        }
    ),
    Hint(
        {
            "en": "A security group has no rule that denies. The packet ends because nobody is named that it comes "
            "from: neither its private address nor a group of its sender.",
            "ko": "보안 그룹에는 거부하는 규칙이 없어요. 패킷이 끝나는 것은 보낸 쪽이 적혀 있지 않아서예요. 프라이빗 "
            "주소도, 보낸 쪽의 그룹도 없는 거예요.",
        }
    ),
    Hint({"en": "{repair}", "ko": "{repair}"}),
)

_MISTAKES = (
    Mistake(
        id="everybody",
        message={
            "en": "The port is open to everybody in the network now, `broom` and `counter` too. Name who is meant.",
            "ko": "이제 네트워크의 모두에게, `broom`과 `counter`까지 포트가 열렸어요. 누구를 위한 문인지 적으세요.",
        },
        seen=whole_house,
        play=(allow(ANYWHERE),),
    ),
    Mistake(
        id="one-address",
        message={
            "en": "The rule names the private address that `desk` has today. It helps this one desk, until it is "
            "launched anew. Name its group.",
            "ko": "규칙에 오늘 `desk`의 프라이빗 주소를 적었어요. 다시 시작하기 전까지 이 창구 하나에만 통해요. "
            "그룹을 적으세요.",
        },
        seen=one_address,
        play=(without(allow_address),),
    ),
    Mistake(
        id="everything",
        message={
            "en": "Every port of `ledger` is open to everybody in reach. That finds no cause; it takes the door away.",
            "ko": "`ledger`의 모든 포트가 닿을 수 있는 모두에게 열렸어요. 원인을 찾은 것이 아니라 문을 떼어 낸 거예요.",
        },
        seen=everything,
        play=(let_everything_in(LEDGER_SG),),
    ),
)

MISSION = Mission(
    id="shut-ledger",
    version=2,
    title={"en": "The ledger stays shut", "ko": "열리지 않는 장부"},
    minutes=8,
    story={
        "en": "The order desk `desk` wants to write into the database of `ledger`, port {port}, and gets no answer. A "
        "rule for it was made yesterday, in a hurry. Find out what is wrong and repair it, so that every "
        "instance with the group `desk-sg` gets through, and nobody else: neither `counter` nor `broom`.",
        "ko": "주문 창구 `desk`에서 `ledger` 데이터베이스의 {port}번 포트에 적으려는데 답이 없어요. 어제 급하게 "
        "규칙을 만들어 두었는데도요. 무엇이 잘못되었는지 찾아 고치세요. `desk-sg` 그룹을 쓰는 인스턴스는 모두 "
        "들어가고, `counter`나 `broom` 같은 다른 쪽은 들어가지 못해야 해요.",
    },
    checks=checks(),
    hints=_HINTS,
    solution=(SolutionStep({"en": "{repair}", "ko": "{repair}"}, mended),),
    mistakes=_MISTAKES,
    bench=BenchStart(opens="packet"),
    start=(begun,),
    draw=draw,
    diagnosis=DIAGNOSIS,
)
