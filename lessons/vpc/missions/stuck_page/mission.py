"""The break-fix mission "The page that never comes": a network ACL that does not let the answers out."""

from lessons.courseware.course import Hint, Mission, Mistake, SolutionStep
from lessons.vpc.bench import BenchStart
from lessons.vpc.missions.stuck_page.checks import CHECKS, everything_out, no_wall
from lessons.vpc.missions.stuck_page.diagnosis import DIAGNOSIS
from lessons.vpc.missions.stuck_page.scene import begun, default_wall, draw, mended
from lessons.vpc.missions.stuck_page.scene import everything_out as all_out

_HINTS = (
    Hint(
        {
            "en": "Open `wall` under *Network ACLs* and read its outbound rules from the lowest number on, with an "
            "answer in hand: TCP, to a port such as 1024, 49152 or 65535 of the guest.",
            "ko": "*네트워크 ACL* 탭에서 `wall`을 열고, 대답 하나를 손에 든 것처럼 아웃바운드 규칙을 작은 번호부터 "
            "읽어 보세요. TCP이고, 손님의 1024, 49152, 65535 같은 포트로 가는 대답이에요.",
        }
    ),
    Hint(
        {
            "en": "An ACL does not remember connections. The first rule by number that fits decides, and answers need "
            "one of their own, for all ports that clients may listen on.",
            "ko": "ACL은 연결을 기억하지 않아요. 번호 순서로 처음 맞는 규칙이 정하고, 대답에는 클라이언트가 들을 수 "
            "있는 모든 포트의 규칙이 따로 필요해요.",
        }
    ),
    Hint({"en": "{repair}", "ko": "{repair}"}),
)

_MISTAKES = (
    Mistake(
        id="no-wall",
        message={
            "en": "The page comes, but every port of `counter` can be reached from the internet now: the careless "
            "security group was held up by `wall` alone. Put `wall` back and mend its outbound rules.",
            "ko": "페이지는 오지만 이제 인터넷에서 `counter`의 모든 포트에 닿아요. 느슨한 보안 그룹을 `wall`이 막아 "
            "주고 있었거든요. `wall`을 되돌리고 아웃바운드 규칙을 고치세요.",
        },
        seen=no_wall,
        play=(default_wall,),
    ),
    Mistake(
        id="everything-out",
        message={
            "en": "Everything may leave now, mail and remote logins of a hijacked server too. Only answers were "
            "missing: TCP to the ports from 1024 up.",
            "ko": "이제 무엇이든 나갈 수 있어요. 누가 서버를 가로채면 메일도, 원격 접속도 나가요. 모자랐던 것은 "
            "대답뿐이에요. 1024번부터 위로 가는 TCP예요.",
        },
        seen=everything_out,
        play=(all_out,),
    ),
)

MISSION = Mission(
    id="stuck-page",
    version=2,
    title={"en": "The page that never comes", "ko": "오지 않는 페이지"},
    minutes=10,
    story={
        "en": "Since the network ACL `wall` stands before the subnet of `counter`, guests wait for the website: for "
        "some or for all of them the page never comes. The wall is needed, since the security group behind it lets "
        "everything in, and nobody may touch that group today. Find what is wrong with the wall and mend it. From "
        "outside nothing but port 80 is to open, and `counter` itself is to reach no port below 1024 out there.",
        "ko": "`counter`의 서브넷 앞에 네트워크 ACL `wall`을 세운 뒤로 손님들이 웹사이트를 기다리기만 해요. "
        "몇몇에게는, 또는 누구에게도 페이지가 오지 않아요. 그래도 벽은 필요해요. 뒤에 있는 보안 그룹이 무엇이든 "
        "들이는데, 오늘은 그 그룹에 손댈 수 없거든요. 벽에서 무엇이 잘못되었는지 찾아 고치세요. 밖에서는 80번 포트만 "
        "열려 있고, `counter`에서는 바깥의 1024번 아래 포트에 닿지 않아야 해요.",
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
