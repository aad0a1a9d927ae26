"""4.6: security groups, what an instance lets in and out."""

from lessons.courseware.course import Lesson, Option, Prediction
from lessons.vpc.bench import BenchStart
from lessons.vpc.exercises.security_groups import looks
from lessons.vpc.exercises.security_groups.checks import CHECKS
from lessons.vpc.exercises.security_groups.quiz import QUIZ
from lessons.vpc.exercises.security_groups.scene import COUNTER, KIOSK, SCENE
from lessons.vpc.missions.ledger_door.mission import MISSION as LEDGER_DOOR
from lessons.vpc.missions.shut_ledger.mission import MISSION as SHUT_LEDGER

_REMEMBERS = Prediction(
    id="remembers",
    question={
        "en": "The security group of a web server has one rule: inbound TCP port 80, from anywhere. It has no outbound "
        "rule at all. A customer asks for the menu. What happens?",
        "ko": "웹 서버의 보안 그룹에 규칙이 하나 있어요. 어디서든 인바운드 TCP 80번 포트. 아웃바운드 규칙은 하나도 "
        "없어요. 손님이 메뉴를 달라고 하면 어떻게 될까요?",
    },
    options=(
        Option(
            "page",
            {"en": "The menu appears", "ko": "메뉴가 보여요"},
            {
                "en": "A security group remembers what it let in, and lets the answer go.",
                "ko": "보안 그룹은 들여보낸 것을 기억하고, 그 답을 내보내요.",
            },
        ),
        Option(
            "lost",
            {"en": "The request arrives, the answer does not", "ko": "요청은 닿지만 답이 못 돌아와요"},
            {
                "en": "So it would be with a network ACL, which forgets. A security group remembers.",
                "ko": "곧바로 잊는 네트워크 ACL이라면 그래요. 보안 그룹은 기억해요.",
            },
        ),
    ),
    truth=looks.remembers,
    reveal={
        "en": "Seen on the way back in your network: the `{kind}` let the answer pass as part of a known connection.",
        "ko": "여러분 네트워크의 돌아가는 길에서 보았어요. `{kind}` 홉이 아는 연결의 답이라서 통과시켰어요.",
    },
)

_NEXT_DOOR = Prediction(
    id="next-door",
    question={
        "en": f"`{KIOSK}` stands in the same subnet as `{COUNTER}`, whose group allows port 80 only. May `{KIOSK}` "
        "reach it on port 22?",
        "ko": f"`{KIOSK}`는 `{COUNTER}`와 같은 서브넷에 있고, `{COUNTER}`의 그룹은 80번 포트만 허용해요. `{KIOSK}`에서 "
        "22번 포트에 닿을 수 있을까요?",
    },
    options=(
        Option(
            "in",
            {"en": "Yes: neighbours are inside already", "ko": "닿아요. 이미 같은 방 안이니까요"},
            {
                "en": "That would be so if the wall stood before the subnet. A group stands before each server.",
                "ko": "벽이 서브넷 앞에 있다면 그렇겠죠. 그룹은 서버마다 앞에 서 있어요.",
            },
        ),
        Option(
            "out",
            {"en": "No: it comes past the group as well", "ko": "못 닿아요. 이웃도 그룹 앞을 지나요"},
            {
                "en": "Whoever comes, from next door or from far away, meets the group of the instance.",
                "ko": "옆에서 오든 멀리서 오든 누구나 그 인스턴스의 그룹을 만나요.",
            },
        ),
    ),
    truth=looks.next_door,
    reveal={
        "en": "Sent in your network. The packet ended with `{code}`.",
        "ko": "여러분 네트워크에서 보내 봤어요. 패킷은 `{code}` 코드로 끝났어요.",
    },
)

LESSON = Lesson(
    slug="security-groups",
    number="4.6",
    title={"en": "Security groups", "ko": "보안 그룹"},
    summary={
        "en": "The firewall before an instance: it allows only, remembers connections, and can name another group.",
        "ko": "인스턴스 앞에 서는 방화벽이에요. 허용만 하고, 연결을 기억하고, 다른 그룹을 가리킬 수 있어요.",
    },
    minutes=12,
    template="vpc/lessons/security-groups",
    checks=CHECKS,
    predictions=(_REMEMBERS, _NEXT_DOOR),
    missions=(LEDGER_DOOR, SHUT_LEDGER),
    quiz=QUIZ,
    bench=BenchStart(opens="groups"),
    scene=SCENE,
)
