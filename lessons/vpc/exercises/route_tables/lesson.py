"""4.3: the signpost of every subnet, and which of two roads a packet takes."""

from lessons.courseware.course import Lesson, Option, Prediction
from lessons.vpc.bench import BenchStart
from lessons.vpc.exercises.route_tables import looks
from lessons.vpc.exercises.route_tables.checks import CHECKS
from lessons.vpc.exercises.route_tables.quiz import QUIZ
from lessons.vpc.missions.no_answer.mission import MISSION as NO_ANSWER

_WHICH_ROUTE = Prediction(
    id="which-route",
    question={
        "en": "A table says, in this order: `0.0.0.0/0` to the internet gateway, `203.0.113.0/24` to a wall. A packet "
        "wants to go to `203.0.113.9`, which fits both. Where does it go?",
        "ko": "테이블에 이런 차례로 적혀 있어요. `0.0.0.0/0`은 인터넷 게이트웨이로, `203.0.113.0/24`는 벽으로. "
        "`203.0.113.9`로 가는 패킷은 둘 다에 맞아요. 어디로 갈까요?",
    },
    options=(
        Option(
            "first",
            {"en": "To the gateway: that line stands first", "ko": "게이트웨이로. 먼저 적혀 있으니까요"},
            {
                "en": "The order means nothing here. Network ACLs (4.5) are read line by line, route tables are not.",
                "ko": "줄의 차례에는 뜻이 없어요. 네트워크 ACL(4.5)은 차례대로 읽지만 라우팅 테이블은 아니에요.",
            },
        ),
        Option(
            "longest",
            {"en": "To the wall: that line is more precise", "ko": "벽으로. 더 자세히 적혀 있으니까요"},
            {
                "en": "24 fixed bits say more than none. The longest prefix that fits decides.",
                "ko": "정해진 비트가 24개인 쪽이 0개인 쪽보다 자세해요. 맞는 것 가운데 가장 긴 접두사가 정해요.",
            },
        ),
        Option(
            "both",
            {"en": "To both, as two copies", "ko": "복사되어 둘 다로"},
            {
                "en": "One packet takes one way. A table never makes copies.",
                "ko": "패킷 하나는 한 길로만 가요. 라우팅 테이블은 복사하지 않아요.",
            },
        ),
    ),
    truth=looks.which_route,
    reveal={
        "en": "The lab sent that packet by your table. The route it took: `{destination}`.",
        "ko": "실험실이 여러분의 테이블로 이 패킷을 보내 봤어요. 패킷이 고른 라우트: `{destination}`",
    },
)

LESSON = Lesson(
    slug="route-tables",
    number="4.3",
    title={"en": "Route tables", "ko": "라우팅 테이블"},
    summary={
        "en": "The signpost at the door of every subnet, and how packets read it.",
        "ko": "서브넷마다 문 앞에 서 있는 이정표예요. 패킷이 그것을 어떻게 읽는지 봐요.",
    },
    minutes=11,
    template="vpc/lessons/route-tables",
    checks=CHECKS,
    predictions=(_WHICH_ROUTE,),
    missions=(NO_ANSWER,),
    quiz=QUIZ,
    bench=BenchStart(opens="tables"),
)
