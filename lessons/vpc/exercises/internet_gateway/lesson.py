"""4.4: the door to the internet, the road to it, and the address outside."""

from lessons.courseware.course import Lesson, Option, Prediction
from lessons.vpc.bench import BenchStart
from lessons.vpc.exercises.internet_gateway import looks
from lessons.vpc.exercises.internet_gateway.checks import CHECKS
from lessons.vpc.exercises.internet_gateway.quiz import QUIZ
from lessons.vpc.missions.first_web_server.mission import MISSION as FIRST_WEB_SERVER

_ONLY_PRIVATE = Prediction(
    id="only-private",
    question={
        "en": "An internet gateway stands in front of the VPC, the route leads there, the security group lets "
        "everything through. The server has a private address only. What can it do?",
        "ko": "VPC 앞에 인터넷 게이트웨이가 있고, 라우트가 그리로 가고, 보안 그룹은 무엇이든 지나가게 해요. 서버에는 "
        "프라이빗 주소만 있어요. 이 서버는 무엇을 할 수 있을까요?",
    },
    options=(
        Option(
            "both",
            {"en": "Go out and be visited", "ko": "나갈 수도 있고 찾아올 수도 있어요"},
            {
                "en": "By what address would somebody outside call it? `10.0.0.10` there are millions of.",
                "ko": "바깥에서 어떤 주소로 부를까요? `10.0.0.10`은 세상에 수없이 많아요.",
            },
        ),
        Option(
            "out",
            {"en": "Go out, but not be visited", "ko": "나갈 수는 있지만 찾아올 수는 없어요"},
            {
                "en": "That is what a NAT gateway does, which lends its own address. An internet gateway lends none.",
                "ko": "그것은 자기 주소를 빌려주는 NAT 게이트웨이예요. 인터넷 게이트웨이는 주소를 빌려주지 않아요.",
            },
        ),
        Option(
            "neither",
            {"en": "Neither", "ko": "둘 다 못 해요"},
            {
                "en": "The gateway exchanges a private address for its public one. Without one it has nothing to put "
                "in its place.",
                "ko": "게이트웨이는 프라이빗 주소를 짝이 되는 퍼블릭 주소와 바꿔요. 짝이 없으면 바꿀 것이 없어요.",
            },
        ),
    ),
    truth=looks.only_private,
    reveal={
        "en": "In a copy of your account the lab put such a server into `front`. Outward: `{outward}`. "
        "Inward: `{inward}`.",
        "ko": "실험실이 계정의 사본에서 그런 서버를 `front`에 넣어 봤어요. 나갈 때: `{outward}`, 들어올 때: `{inward}`",
    },
)

LESSON = Lesson(
    slug="internet-gateway",
    number="4.4",
    title={"en": "Internet gateway", "ko": "인터넷 게이트웨이"},
    summary={
        "en": "The one door of a VPC: nothing passes without it, and it alone lets nobody pass.",
        "ko": "VPC의 단 하나뿐인 문이에요. 없으면 아무도 못 지나가고, 있다고 다 지나가지도 않아요.",
    },
    minutes=12,
    template="vpc/lessons/internet-gateway",
    checks=CHECKS,
    predictions=(_ONLY_PRIVATE,),
    missions=(FIRST_WEB_SERVER,),
    quiz=QUIZ,
    bench=BenchStart(opens="gateways"),
)
