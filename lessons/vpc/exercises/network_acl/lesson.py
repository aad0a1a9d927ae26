"""4.5: network ACLs, the numbered rules before a subnet."""

from lessons.courseware.course import Lesson, Option, Prediction
from lessons.vpc.bench import BenchStart
from lessons.vpc.exercises.network_acl import looks
from lessons.vpc.exercises.network_acl.checks import CHECKS
from lessons.vpc.exercises.network_acl.looks import PRANKS
from lessons.vpc.exercises.network_acl.quiz import QUIZ
from lessons.vpc.exercises.network_acl.scene import SCENE
from lessons.vpc.missions.stuck_page.mission import MISSION as STUCK_PAGE

_ONE_RULE = Prediction(
    id="one-rule",
    question={
        "en": "A network ACL has one single rule of its own: inbound, TCP port 80, ALLOW. A customer asks the web "
        "server behind it for the menu. What happens?",
        "ko": "네트워크 ACL에 직접 만든 규칙이 하나뿐이에요. 인바운드 TCP 80번 포트 ALLOW. 손님이 그 뒤의 웹 서버에 "
        "메뉴를 달라고 해요. 어떻게 될까요?",
    },
    options=(
        Option(
            "page",
            {"en": "The menu appears", "ko": "메뉴가 보여요"},
            {
                "en": "A network ACL does not remember who asked. The answer is a packet like any other.",
                "ko": "네트워크 ACL은 누가 물었는지 기억하지 않아요. 답도 그저 또 하나의 패킷이에요.",
            },
        ),
        Option(
            "answer-lost",
            {"en": "The request arrives, the answer does not", "ko": "요청은 닿지만 답이 못 돌아와요"},
            {
                "en": "Nothing is allowed out, and the answer has to go out.",
                "ko": "나가는 것을 허용하지 않았는데, 답은 나가야 하니까요.",
            },
        ),
        Option(
            "request-lost",
            {"en": "The request does not even arrive", "ko": "요청부터 닿지 못해요"},
            {
                "en": "The rule lets the request in. It is the way back that is shut.",
                "ko": "요청은 규칙이 들여보내요. 막힌 것은 돌아가는 길이에요.",
            },
        ),
    ),
    truth=looks.one_rule,
    reveal={
        "en": "Tried on a copy of your network without outbound rules. The code of the last hop: `{code}`.",
        "ko": "여러분 네트워크의 사본에서 아웃바운드 규칙을 빼고 보내 봤어요. 마지막 홉의 코드: `{code}`.",
    },
)

_DENY_LATER = Prediction(
    id="deny-later",
    question={
        "en": f"Rule 100 allows port 80 from everywhere. You add rule 200, which denies it for `{PRANKS}`. Does "
        "somebody of that range get in?",
        "ko": f"100번 규칙은 어디서 오든 80번 포트를 허용해요. `{PRANKS}`를 거부하는 200번 규칙을 더하면, 그 범위의 "
        "사람은 들어올 수 있을까요?",
    },
    options=(
        Option(
            "out",
            {"en": "No: a Deny always wins", "ko": "못 들어와요. 거부가 늘 이겨요"},
            {
                "en": "That is how IAM decides. Here the number alone counts.",
                "ko": "IAM은 그렇게 정하지만, 여기서는 번호만 따져요.",
            },
        ),
        Option(
            "in",
            {"en": "Yes: rule 100 comes first", "ko": "들어와요. 100번이 먼저예요"},
            {
                "en": "The first rule that fits decides, and the rest is not read.",
                "ko": "처음 맞은 규칙이 정하고, 그다음은 읽지 않아요.",
            },
        ),
    ),
    truth=looks.deny_later,
    reveal={
        "en": "Tried on a copy of your network with these two rules. The one that decided: {number}.",
        "ko": "여러분 네트워크의 사본에 이 두 규칙을 두고 보내 봤어요. 정한 규칙: {number}번.",
    },
)

LESSON = Lesson(
    slug="network-acl",
    number="4.5",
    title={"en": "Network ACL", "ko": "네트워크 ACL"},
    summary={
        "en": "The firewall before a subnet: numbered rules, the first that fits, and answers that need one too.",
        "ko": "서브넷 앞에 서는 방화벽이에요. 번호 순서대로 읽는 규칙, 따로 허용해야 하는 답을 다뤄요.",
    },
    minutes=11,
    template="vpc/lessons/network-acl",
    checks=CHECKS,
    predictions=(_ONE_RULE, _DENY_LATER),
    missions=(STUCK_PAGE,),
    quiz=QUIZ,
    bench=BenchStart(opens="acls"),
    scene=SCENE,
)
