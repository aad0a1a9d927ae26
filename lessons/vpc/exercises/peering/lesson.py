"""4.7: peering, a bridge between two VPCs."""

from lessons.courseware.course import Lesson, Option, Prediction
from lessons.vpc.bench import BenchStart
from lessons.vpc.exercises.peering import looks
from lessons.vpc.exercises.peering.checks import CHECKS
from lessons.vpc.exercises.peering.quiz import QUIZ
from lessons.vpc.exercises.peering.scene import DUMPLING_RANGE, SCENE
from lessons.vpc.missions.courier_lost.mission import MISSION as COURIER_LOST
from lessons.vpc.missions.no_bridge.mission import MISSION as NO_BRIDGE
from lessons.vpc.missions.two_houses.mission import MISSION as TWO_HOUSES

_ONE_SIDED = Prediction(
    id="one-sided",
    question={
        "en": "Two VPCs are joined by an active peering. The route table of the first has a route to the range of the "
        "second. The second has none back. A packet leaves the first: what happens?",
        "ko": "두 VPC가 활성 상태의 피어링으로 이어져 있어요. 첫째의 라우팅 테이블에는 둘째의 범위로 가는 라우트가 "
        "있고, 둘째에는 돌아오는 라우트가 없어요. 첫째에서 패킷을 보내면 어떻게 될까요?",
    },
    options=(
        Option(
            "answered",
            {"en": "It is answered: the peering knows both sides", "ko": "답이 와요. 피어링이 양쪽을 아니까요"},
            {
                "en": "A peering is a bridge, no signpost. Each side has to put up its own.",
                "ko": "피어링은 다리일 뿐 이정표가 아니에요. 이정표는 양쪽이 저마다 세워야 해요.",
            },
        ),
        Option(
            "no-way-back",
            {"en": "It arrives, and the answer finds no way back", "ko": "도착하지만 답이 돌아올 길이 없어요"},
            {
                "en": "The answer asks the route table of the second VPC, and that knows nothing of the first.",
                "ko": "답은 둘째 VPC의 라우팅 테이블을 봐요. 거기에는 첫째로 가는 길이 없어요.",
            },
        ),
        Option(
            "never-there",
            {"en": "It does not even arrive", "ko": "도착하지도 못해요"},
            {
                "en": "The way there has its signpost. It is the way back that has none.",
                "ko": "가는 길에는 이정표가 있어요. 없는 것은 돌아오는 길이에요.",
            },
        ),
    ),
    truth=looks.one_sided,
    reveal={
        "en": "Tried on a copy of your network without the route back. The code of the last hop: `{code}`.",
        "ko": "여러분 네트워크의 사본에서 돌아오는 라우트를 빼고 보내 봤어요. 마지막 홉의 코드: `{code}`.",
    },
)

_TRANSIT = Prediction(
    id="transit",
    question={
        "en": "The dumpling house is joined to the noodle house, the noodle house to the tea house. You add a route in "
        "the dumpling house that sends what is for the tea house over the first peering. Does it get through?",
        "ko": "만두집은 국숫집과, 국숫집은 찻집과 이어져 있어요. 만두집에 찻집으로 가는 것을 첫 번째 피어링으로 보내는 "
        "라우트를 더하면 통할까요?",
    },
    options=(
        Option(
            "through",
            {"en": "Yes: the noodle house knows the way", "ko": "통해요. 국숫집이 길을 아니까요"},
            {
                "en": "The noodle house does, but the peering takes along nothing that is not for the noodle house.",
                "ko": "국숫집은 알지만, 피어링은 국숫집으로 가는 것이 아니면 태우지 않아요.",
            },
        ),
        Option(
            "stops",
            {"en": "No: it stops at the peering", "ko": "안 통해요. 피어링에서 멈춰요"},
            {
                "en": "Peering is not transitive. It joins two VPCs, and nobody walks through one into a third.",
                "ko": "피어링은 건너 건너 이어지지 않아요. 두 VPC만 잇고, 하나를 지나 셋째로 가지 못해요.",
            },
        ),
    ),
    truth=looks.transit,
    reveal={
        "en": "Tried on a copy of your network with that route. The code of the last hop: `{code}`.",
        "ko": "여러분 네트워크의 사본에 그 라우트를 두고 보내 봤어요. 마지막 홉의 코드: `{code}`.",
    },
)

_OVERLAP = Prediction(
    id="overlap",
    question={
        "en": f"A house in another Region has a VPC with the range `{DUMPLING_RANGE}`, the same as the dumpling house. "
        "You ask for a peering between the two. What becomes of it?",
        "ko": f"다른 리전의 가게에도 만두집과 똑같이 `{DUMPLING_RANGE}` 범위를 쓰는 VPC가 있어요. 둘 사이에 피어링을 "
        "요청하면 어떻게 될까요?",
    },
    options=(
        Option(
            "fails",
            {"en": "It fails: the ranges overlap", "ko": "실패해요. 범위가 겹쳐서요"},
            {
                "en": "Whose address would `10.70.1.4` be? Nobody could tell, so AWS does not join them.",
                "ko": "`10.70.1.4`는 누구의 주소일까요? 알 수 없으니 AWS는 잇지 않아요.",
            },
        ),
        Option(
            "works",
            {"en": "It works: they lie in different Regions", "ko": "돼요. 리전이 다르니까요"},
            {
                "en": "Another Region is no hindrance, but the same addresses are.",
                "ko": "리전이 다른 것은 괜찮지만 주소가 같으면 안 돼요.",
            },
        ),
    ),
    truth=looks.overlap,
    reveal={
        "en": "Tried on a copy of your account. AWS's words: {message}.",
        "ko": "여러분 계정의 사본에서 해 봤어요. AWS의 말: {message}.",
    },
)

LESSON = Lesson(
    slug="peering",
    number="4.7",
    title={"en": "Peering", "ko": "피어링"},
    summary={
        "en": "Two VPCs joined by their private addresses: routes on both sides, and nobody walks through.",
        "ko": "두 VPC를 프라이빗 주소로 이어요. 라우트는 양쪽에 필요하고, 남의 집을 지나가지는 못해요.",
    },
    minutes=11,
    template="vpc/lessons/peering",
    checks=CHECKS,
    predictions=(_ONE_SIDED, _TRANSIT, _OVERLAP),
    missions=(TWO_HOUSES, NO_BRIDGE, COURIER_LOST),
    quiz=QUIZ,
    bench=BenchStart(opens="connections"),
    scene=SCENE,
)
