"""The break-fix mission "No way out": a private server that should reach the internet through NAT."""

from lessons.courseware.course import Hint, Mission, Mistake, SolutionStep
from lessons.vpc.bench import BenchStart
from lessons.vpc.missions.no_way_out import checks, scene
from lessons.vpc.missions.no_way_out.diagnosis import DIAGNOSIS

_HINTS = (
    Hint(
        {
            "en": "Follow the packet with your finger: the route table of `desk`, then the subnet in which the NAT "
            "gateway stands, then the route table of that subnet.",
            "ko": "손가락으로 패킷을 따라가 보세요. `desk`의 라우팅 테이블, NAT 게이트웨이가 있는 서브넷, 그 서브넷의 "
            "라우팅 테이블 순서예요.",
        }
    ),
    Hint(
        {
            "en": "Two subnets and two tables work together: the private one sends `0.0.0.0/0` to the NAT gateway, "
            "and the one where the gateway stands sends it to the internet gateway.",
            "ko": "서브넷 둘과 테이블 둘이 함께 일해요. 프라이빗 쪽은 `0.0.0.0/0`을 NAT 게이트웨이로 보내고, NAT "
            "게이트웨이가 있는 쪽은 인터넷 게이트웨이로 보내요.",
        }
    ),
    Hint({"en": "{repair}", "ko": "{repair}"}),
)

_MISTAKES = (
    Mistake(
        id="own-address",
        message={
            "en": "`desk` has a public address of its own now and goes past NAT. It gets its updates, and whoever is "
            "out there gets as far as its door. Take the address away again.",
            "ko": "이제 `desk`에 자기 퍼블릭 주소가 있고 NAT를 건너뛰어요. 업데이트는 받지만, 바깥의 누구나 문 앞까지 "
            "올 수 있어요. 주소를 다시 떼어 내세요.",
        },
        seen=checks.own_address,
        play=(scene.own_address,),
    ),
    Mistake(
        id="to-the-street",
        message={
            "en": "The subnet of `desk` uses the table `street` now and is a public one. Without a public address "
            "that does not even help, and with one it would be no private server.",
            "ko": "이제 `desk`의 서브넷이 `street` 테이블을 써서 퍼블릭 서브넷이 되었어요. 퍼블릭 주소 없이는 도움도 "
            "안 되고, 있으면 더는 프라이빗 서버가 아니에요.",
        },
        seen=checks.to_the_street,
        play=(scene.to_the_street,),
    ),
)

MISSION = Mission(
    id="no-way-out",
    version=2,
    title={"en": "No way out", "ko": "나갈 길이 없는 창구"},
    minutes=10,
    story={
        "en": "The order desk `desk` stands in the private subnet `back` and used to fetch updates from the internet "
        "through a NAT gateway. Somebody has tidied up the network, and since then nothing comes. The website on "
        "`counter` works. Find what is wrong with the way out and repair it. `desk` stays private: nobody on the "
        "internet may get to it.",
        "ko": "주문 창구 `desk`는 프라이빗 서브넷 `back`에 있고, NAT 게이트웨이를 지나 인터넷에서 업데이트를 받아 "
        "왔어요. 누가 네트워크를 정리한 뒤로는 아무것도 오지 않아요. `counter`의 웹사이트는 잘 돼요. 나가는 길에서 "
        "무엇이 잘못되었는지 찾아 고치세요. `desk`는 계속 프라이빗이어야 해요. 인터넷의 누구도 닿으면 안 돼요.",
    },
    checks=checks.CHECKS,
    hints=_HINTS,
    solution=(SolutionStep({"en": "{repair}", "ko": "{repair}"}, scene.mended),),
    mistakes=_MISTAKES,
    bench=BenchStart(opens="packet"),
    start=(scene.begun,),
    draw=scene.draw,
    diagnosis=DIAGNOSIS,
)
