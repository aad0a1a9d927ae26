"""4.1: a private network in the cloud, and why one has several."""

from lessons.courseware.course import Lesson, Option, Prediction
from lessons.vpc.bench import BenchStart
from lessons.vpc.exercises.amazon_vpc import looks
from lessons.vpc.exercises.amazon_vpc.checks import CHECKS
from lessons.vpc.exercises.amazon_vpc.quiz import QUIZ

_TWO_VPCS = Prediction(
    id="two-vpcs",
    question={
        "en": "One account, one Region, two VPCs: `shop` and `kitchen`. A server in `kitchen` sends a packet to the "
        "private address of a server in `shop`. What happens?",
        "ko": "한 계정, 한 리전에 `shop`과 `kitchen` VPC가 있어요. `kitchen`의 서버가 `shop`에 있는 서버의 "
        "프라이빗 주소로 패킷을 보내요. 어떻게 될까요?",
    },
    options=(
        Option(
            "arrives",
            {"en": "It arrives: both belong to one account", "ko": "닿아요. 같은 계정의 것이니까요"},
            {
                "en": "An account is no network. Who owns both VPCs does not matter to a packet.",
                "ko": "계정은 네트워크가 아니에요. 두 VPC의 주인이 같다는 것은 패킷에게 아무 뜻이 없어요.",
            },
        ),
        Option(
            "internet",
            {"en": "It arrives, by way of the internet", "ko": "인터넷을 거쳐서 닿아요"},
            {
                "en": "A new VPC has no door to the internet, and private addresses mean nothing there.",
                "ko": "새 VPC에는 인터넷으로 나가는 문이 없어요. 인터넷에서 프라이빗 주소는 아무 뜻도 없고요.",
            },
        ),
        Option(
            "stops",
            {"en": "It gets no further than its own VPC", "ko": "자기 VPC를 벗어나지 못해요"},
            {
                "en": "Its network knows no way to that address. A VPC ends where its range ends.",
                "ko": "그 네트워크는 그 주소로 가는 길을 몰라요. VPC는 자기 주소 범위에서 끝나요.",
            },
        ),
    ),
    truth=looks.two_vpcs,
    reveal={
        "en": "In a copy of your account the lab put a server into each VPC, let everything through at both, and sent "
        "the packet. The verdict: `{verdict}`.",
        "ko": "실험실이 계정의 사본에서 두 VPC에 서버를 하나씩 놓고, 두 서버 앞에서는 무엇이든 지나가게 한 다음 "
        "패킷을 보냈어요. 결과: `{verdict}`",
    },
)

LESSON = Lesson(
    slug="amazon-vpc",
    number="4.1",
    title={"en": "Amazon VPC", "ko": "Amazon VPC"},
    summary={
        "en": "A private network of your own in the cloud: what is in it, and what stays outside.",
        "ko": "클라우드 안에 갖는 나만의 네트워크예요. 무엇이 안에 있고 무엇이 밖에 남는지 봐요.",
    },
    minutes=10,
    template="vpc/lessons/amazon-vpc",
    checks=CHECKS,
    predictions=(_TWO_VPCS,),
    quiz=QUIZ,
    bench=BenchStart(opens="vpcs"),
)
