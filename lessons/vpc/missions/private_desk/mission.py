"""The mission "The order desk goes indoors": a private app tier that reaches out through NAT."""

from lessons.courseware.course import Hint, Mission, Mistake, SolutionStep
from lessons.vpc.bench import BenchStart
from lessons.vpc.missions.private_desk.checks import CHECKS, for_everybody, on_the_street, turns_in_circles
from lessons.vpc.missions.private_desk.scene import any_rule, back, begun, desk, draw, out, rule
from lessons.vpc.playing import nat, route

_HINTS = (
    Hint(
        {
            "en": "Under *Packet* ask two things: from `counter` to `desk` on port {port}, and from `desk` to any "
            "address on the internet on port 443. Where does each end?",
            "ko": "*패킷* 탭에서 두 가지를 물어보세요. `counter`에서 `desk`의 {port}번 포트로, 그리고 `desk`에서 "
            "인터넷 주소의 443번 포트로요. 각각 어디에서 끝나나요?",
        }
    ),
    Hint(
        {
            "en": "A subnet is private when its route table has no route to an internet gateway. Its way out is a NAT "
            "gateway, and that one has to stand in a public subnet.",
            "ko": "라우팅 테이블에 인터넷 게이트웨이로 가는 라우트가 없으면 프라이빗 서브넷이에요. 나가는 길은 NAT "
            "게이트웨이이고, NAT 게이트웨이는 퍼블릭 서브넷에 있어야 해요.",
        }
    ),
    Hint(
        {
            "en": "In the rule for `desk`, name the group `counter-sg` as the source of TCP {port}, not a range.",
            "ko": "`desk`의 규칙에는 범위 대신 `counter-sg` 그룹을 TCP {port}의 소스로 적으세요.",
        }
    ),
)

_SOLUTION = (
    SolutionStep(
        {
            "en": "Create a subnet such as `{back_range}` in the VPC `shop`, with a route table of its own.",
            "ko": "`shop` VPC에 `{back_range}` 같은 서브넷을 만들고 라우팅 테이블을 따로 연결해요.",
        },
        back,
    ),
    SolutionStep(
        {
            "en": "Allocate an elastic address, create a NAT gateway with it in the subnet `front`, and route "
            "`0.0.0.0/0` of the new table to it. It takes 90 seconds.",
            "ko": "탄력적 IP 주소를 받아 `front` 서브넷에 NAT 게이트웨이를 만들고, 새 테이블의 `0.0.0.0/0`을 그쪽으로 "
            "보내요. 준비에 90초가 걸려요.",
        },
        out,
    ),
    SolutionStep(
        {
            "en": "Create a security group that lets in TCP {port} from the group `counter-sg`.",
            "ko": "`counter-sg` 그룹에서 오는 TCP {port}만 들이는 보안 그룹을 만들어요.",
        },
        rule,
    ),
    SolutionStep(
        {
            "en": "Launch an instance called `desk` in the new subnet with this group, without a public address. Its "
            "start-up script: `python3 -m http.server {port}`.",
            "ko": "새 서브넷에 이 그룹으로, 퍼블릭 주소 없이 `desk` 인스턴스를 시작해요. 시작 스크립트 내용: `python3 "
            "-m http.server {port}`",
        },
        desk("back"),
    ),
)

_MISTAKES = (
    Mistake(
        id="on-the-street",
        message={
            "en": "`desk` goes out under a public address of its own. Whoever guesses a rule that is too wide can "
            "knock at it. Put it into a private subnet.",
            "ko": "`desk`에 자기 퍼블릭 주소가 있어요. 규칙이 조금만 넓어져도 누구나 두드릴 수 있어요. 프라이빗 "
            "서브넷에 두세요.",
        },
        seen=on_the_street,
        play=(rule, desk("front", public=True)),
    ),
    Mistake(
        id="in-circles",
        message={
            "en": "The NAT gateway stands in the private subnet, whose table sends its packets back to it. It needs a "
            "public subnet.",
            "ko": "NAT 게이트웨이가 프라이빗 서브넷에 있어요. 그 서브넷의 테이블은 패킷을 다시 NAT 게이트웨이로 "
            "보내요. 퍼블릭 서브넷에 두어야 해요.",
        },
        seen=turns_in_circles,
        play=(back, nat("turnstile", "back"), route("yard", NatGatewayId="{turnstile}"), rule, desk("back")),
    ),
    Mistake(
        id="for-everybody",
        message={
            "en": "Everybody in the network gets to port {port} of `desk`, `guest` too. Only `counter` has to.",
            "ko": "네트워크의 누구나, `guest`까지 `desk`의 {port}번 포트에 닿아요. `counter`만 닿으면 돼요.",
        },
        seen=for_everybody,
        play=(back, out, any_rule, desk("back")),
    ),
)

MISSION = Mission(
    id="private-desk",
    version=1,
    title={"en": "The order desk goes indoors", "ko": "안으로 들어간 주문 창구"},
    minutes=15,
    story={
        "en": "The web server `counter` stands in the public subnet `front` and takes the guests' orders. Who writes "
        "them down, the order desk, has no business on the street. Give it a private subnet: an instance called "
        "`desk` that listens on port {port}. Only `counter` may talk to it. It fetches updates from the internet by "
        "itself, through a NAT gateway. Everything that is there already can stay as it is.",
        "ko": "웹 서버 `counter`는 퍼블릭 서브넷 `front`에서 손님의 주문을 받아요. 주문을 적는 주문 창구까지 길가에 "
        "있을 까닭은 없어요. 프라이빗 서브넷을 만들어 {port}번 포트에서 듣는 `desk` 인스턴스를 두세요. `counter`만 "
        "말을 걸 수 있어야 해요. 업데이트는 NAT 게이트웨이를 지나 스스로 인터넷에서 받아 와요. 이미 있는 것은 그대로 "
        "두어도 돼요.",
    },
    checks=CHECKS,
    hints=_HINTS,
    solution=_SOLUTION,
    mistakes=_MISTAKES,
    bench=BenchStart(opens="topology"),
    start=(begun,),
    draw=draw,
)
