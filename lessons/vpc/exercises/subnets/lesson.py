"""4.2: slices of a VPC, public and private ones, and the way out that is no way in."""

from lessons.courseware.course import Lesson, Option, Prediction
from lessons.vpc.bench import BenchStart
from lessons.vpc.exercises.subnets import looks
from lessons.vpc.exercises.subnets.checks import CHECKS
from lessons.vpc.exercises.subnets.quiz import QUIZ
from lessons.vpc.missions.cut_off_function.mission import MISSION as CUT_OFF_FUNCTION
from lessons.vpc.missions.no_way_out.mission import MISSION as NO_WAY_OUT
from lessons.vpc.missions.private_desk.mission import MISSION as PRIVATE_DESK

_HOW_MANY = Prediction(
    id="how-many",
    question={
        "en": "The smallest subnet there is is a `/28`: four free bits, so 16 addresses. How many servers fit in?",
        "ko": "가장 작은 서브넷은 `/28`이에요. 자유로운 비트가 네 개니까 주소는 16개예요. 서버는 몇 대 들어갈까요?",
    },
    options=(
        Option(
            "sixteen",
            {"en": "16", "ko": "16대"},
            {
                "en": "So many addresses there are, but some are taken before you come.",
                "ko": "주소는 그만큼 있지만, 몇 개는 처음부터 임자가 있어요.",
            },
        ),
        Option(
            "fourteen",
            {"en": "14", "ko": "14대"},
            {
                "en": "In many networks, yes: the first and the last are kept. AWS keeps three more.",
                "ko": "보통 네트워크라면 맞아요. 처음과 끝을 빼니까요. AWS는 세 개를 더 예약해요.",
            },
        ),
        Option(
            "eleven",
            {"en": "11", "ko": "11대"},
            {
                "en": "AWS keeps the first four addresses and the last one of every subnet.",
                "ko": "AWS는 서브넷마다 처음 네 개와 마지막 하나를 예약해요.",
            },
        ),
    ),
    truth=looks.how_many,
    reveal={
        "en": "In a copy of your account the lab cut out a `/28` and asked EC2 for `AvailableIpAddressCount`: {count}.",
        "ko": "실험실이 계정의 사본에서 `/28`을 잘라 내고 EC2에 `AvailableIpAddressCount` 값을 물어봤어요: {count}",
    },
)
_THROUGH_NAT = Prediction(
    id="through-nat",
    question={
        "en": "Packets of `stove` go out under the public address of the NAT gateway. Somebody outside reads that "
        "address in a log and knocks at it. Who opens?",
        "ko": "`stove`의 패킷은 NAT 게이트웨이의 퍼블릭 주소로 나가요. 바깥의 누군가가 기록에서 이 주소를 보고 "
        "문을 두드려요. 누가 열어 줄까요?",
    },
    options=(
        Option(
            "server",
            {"en": "`stove`: it stands behind that address", "ko": "`stove`. 그 주소 뒤에 있으니까요"},
            {
                "en": "The gateway passes on what answers a connection from inside. This one answers nothing.",
                "ko": "게이트웨이는 안에서 시작한 연결의 답만 넘겨줘요. 이 패킷은 무엇의 답도 아니에요.",
            },
        ),
        Option(
            "stops",
            {"en": "Nobody: the packet ends at the gateway", "ko": "아무도 열어 주지 않아요. 게이트웨이에서 끝나요"},
            {
                "en": "A turnstile: out it turns, in it does not, except for answers.",
                "ko": "회전문처럼 나가는 쪽으로만 돌아요. 들어오는 것은 답뿐이에요.",
            },
        ),
    ),
    truth=looks.through_nat,
    reveal={
        "en": "From the internet the lab sent a packet to `{address}`. The verdict: `{verdict}`.",
        "ko": "실험실이 인터넷에서 `{address}` 주소로 패킷을 보냈어요. 결과: `{verdict}`",
    },
)

LESSON = Lesson(
    slug="subnets",
    number="4.2",
    title={"en": "Subnets", "ko": "서브넷"},
    summary={
        "en": "Rooms in the network: cut out, bound to a zone, open to the street or closed.",
        "ko": "네트워크 안의 방이에요. 잘라 내고, 가용 영역에 두고, 길 쪽으로 열거나 닫아요.",
    },
    minutes=12,
    template="vpc/lessons/subnets",
    checks=CHECKS,
    predictions=(_HOW_MANY, _THROUGH_NAT),
    missions=(PRIVATE_DESK, NO_WAY_OUT, CUT_OFF_FUNCTION),
    quiz=QUIZ,
    bench=BenchStart(opens="map"),
)
