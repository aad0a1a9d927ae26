"""The mission "Open the counter": a network from nothing, with one web server that everybody may open."""

from lessons.courseware.course import Hint, Mission, Mistake, SolutionStep
from lessons.vpc.bench import BenchStart
from lessons.vpc.missions.first_web_server.checks import CHECKS
from lessons.vpc.missions.first_web_server.looks import way
from lessons.vpc.missions.first_web_server.scene import draw, elsewhere, ground, rules, server, way_out
from lessons.vpc.playing import group, let_everything_in, let_in

_HINTS = (
    Hint(
        {
            "en": "Launch the server with the start-up script `systemctl enable --now nginx`, then send a packet from "
            "the internet to it under *Packet*. Where does it end?",
            "ko": "시작 스크립트 `systemctl enable --now nginx` 내용으로 서버를 시작하고, *패킷* 탭에서 인터넷에서 "
            "서버로 패킷을 보내 보세요. 어디에서 끝나나요?",
        }
    ),
    Hint(
        {
            "en": "Four things make a server public: an internet gateway attached to the VPC, a route for `0.0.0.0/0` "
            "to it, a public address, and a rule of the security group.",
            "ko": "서버가 공개되려면 네 가지가 필요해요. VPC에 연결된 인터넷 게이트웨이, 그쪽으로 가는 `0.0.0.0/0` "
            "라우트, 퍼블릭 주소, 보안 그룹의 규칙이에요.",
        }
    ),
    Hint(
        {
            "en": "Two inbound rules are enough: TCP 80 from `0.0.0.0/0`, and TCP 22 from `{home}/32`.",
            "ko": "인바운드 규칙은 둘이면 돼요. `0.0.0.0/0`에서 오는 TCP 80, `{home}/32`에서 오는 TCP 22예요.",
        }
    ),
)

_SOLUTION = (
    SolutionStep(
        {
            "en": "Create a VPC with the range `{cidr}`, and in it a subnet such as `{front_range}`.",
            "ko": "`{cidr}` 범위의 VPC를 만들고 그 안에 `{front_range}` 같은 서브넷을 만들어요.",
        },
        ground,
    ),
    SolutionStep(
        {
            "en": "Create an internet gateway, attach it, and give the subnet a route table with a route for "
            "`0.0.0.0/0` to it.",
            "ko": "인터넷 게이트웨이를 만들어 연결하고, `0.0.0.0/0`을 그쪽으로 보내는 라우팅 테이블을 서브넷에 "
            "연결해요.",
        },
        way_out,
    ),
    SolutionStep(
        {
            "en": "Create a security group that lets in TCP 80 from `0.0.0.0/0` and TCP 22 from `{home}/32`.",
            "ko": "`0.0.0.0/0`에서 오는 TCP 80과 `{home}/32`에서 오는 TCP 22를 들이는 보안 그룹을 만들어요.",
        },
        rules,
    ),
    SolutionStep(
        {
            "en": "Launch an instance in the subnet with this group, a public address and the start-up script "
            "`systemctl enable --now nginx`. It runs after 15 seconds.",
            "ko": "서브넷에 이 그룹, 퍼블릭 주소, 시작 스크립트 `systemctl enable --now nginx` 내용으로 인스턴스를 "
            "시작해요. 15초 뒤에 실행돼요.",
        },
        server,
    ),
)

_MISTAKES = (
    Mistake(
        id="elsewhere",
        message={
            "en": "A web server is open, but in another VPC. The shop has planned its addresses: it is to stand in "
            "`{cidr}`.",
            "ko": "웹 서버가 열렸지만 다른 VPC에 있어요. 가게는 주소를 계획해 두었어요. 서버는 `{cidr}` 안에 있어야 "
            "해요.",
        },
        seen=way("elsewhere"),
        play=(elsewhere,),
    ),
    Mistake(
        id="no-door",
        message={
            "en": "The server runs, and its VPC has no door: no internet gateway is attached. A public address alone "
            "opens nothing.",
            "ko": "서버는 실행 중인데 VPC에 문이 없어요. 연결된 인터넷 게이트웨이가 없거든요. 퍼블릭 주소만으로는 "
            "아무것도 열리지 않아요.",
        },
        seen=way("no-door"),
        play=(ground, rules, server),
    ),
    Mistake(
        id="everything",
        message={
            "en": "The website opens, and so does every other port, for the whole world. Name the ports that are "
            "meant.",
            "ko": "웹사이트가 열렸지만 다른 모든 포트도 온 세상에 열렸어요. 필요한 포트만 적으세요.",
        },
        seen=way("everything"),
        play=(ground, way_out, group("counter-sg", "shop"), let_everything_in("counter-sg"), server),
    ),
    Mistake(
        id="ssh-for-all",
        message={
            "en": "The whole world can try passwords and keys at port 22. Only the owner's address is to get there.",
            "ko": "온 세상이 22번 포트에서 비밀번호와 키를 시험해 볼 수 있어요. 사장님의 주소만 들어와야 해요.",
        },
        seen=way("ssh-for-all"),
        play=(ground, way_out, group("counter-sg", "shop"), let_in("counter-sg", 80), let_in("counter-sg", 22), server),
    ),
)

MISSION = Mission(
    id="first-web-server",
    version=1,
    title={"en": "Open the counter", "ko": "창구 열기"},
    minutes=15,
    story={
        "en": "The dumpling shop gets a website, and this account has no network of its own yet, only the default "
        "VPC. Make a VPC with the range `{cidr}` and in it a web server whose port 80 everybody may open. From home, "
        "`{home}`, the owner also wants to log in by SSH, port 22. To everybody else all other doors stay shut.",
        "ko": "만두 가게에 웹사이트가 생겨요. 그런데 이 계정에는 기본 VPC뿐이고 가게의 네트워크가 아직 없어요. "
        "`{cidr}` 범위의 VPC를 만들고, 누구나 80번 포트를 열 수 있는 웹 서버를 그 안에 두세요. 사장님은 집 주소 "
        "`{home}`에서 SSH 22번 포트로도 들어오려고 해요. 다른 사람에게는 나머지 문이 모두 닫혀 있어야 해요.",
    },
    checks=CHECKS,
    hints=_HINTS,
    solution=_SOLUTION,
    mistakes=_MISTAKES,
    bench=BenchStart(opens="vpcs"),
    draw=draw,
)
