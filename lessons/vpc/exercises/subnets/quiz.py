"""Questions about "Subnets"."""

from lessons.courseware.quiz import Act, Choice, Item, MultipleChoice, NearMiss, Numeric, Option, Ordering, Quiz

QUIZ = Quiz(
    version=1,
    questions=(
        Choice(
            id="fits-in",
            prompt={
                "en": "A VPC has `10.0.0.0/16` and is still empty. Which range can become a subnet of it?",
                "ko": "범위가 `10.0.0.0/16`인 VPC가 아직 비어 있어요. 어느 범위가 서브넷이 될 수 있을까요?",
            },
            options=(
                Option(
                    id="larger",
                    text={"en": "`10.0.0.0/8`", "ko": "`10.0.0.0/8`"},
                    rationale={
                        "en": "A shorter mask is a larger range: the VPC would have to lie in its subnet.",
                        "ko": "마스크 값이 작으면 더 큰 범위예요. VPC가 서브넷 안에 들어가야 하니 안 돼요.",
                    },
                ),
                Option(
                    id="outside",
                    text={"en": "`10.1.0.0/24`", "ko": "`10.1.0.0/24`"},
                    rationale={
                        "en": "Of the VPC's addresses each begins with 10.0; these begin with 10.1.",
                        "ko": "VPC의 주소는 모두 10.0으로 시작해요. 이 범위는 10.1로 시작해요.",
                    },
                ),
                Option(
                    id="inside",
                    text={"en": "`10.0.8.0/22`", "ko": "`10.0.8.0/22`"},
                    right=True,
                    rationale={
                        "en": "10.0.8.0 to 10.0.11.255: inside, and between `/16` and `/28`.",
                        "ko": "10.0.8.0부터 10.0.11.255까지예요. VPC 안에 있고 `/16`과 `/28` 사이예요.",
                    },
                ),
                Option(
                    id="tiny",
                    text={"en": "`10.0.0.0/30`", "ko": "`10.0.0.0/30`"},
                    rationale={
                        "en": "Four addresses are fewer than AWS keeps for itself. `/28` is the smallest.",
                        "ko": "주소가 네 개면 AWS가 예약하는 것보다도 적어요. `/28`이 가장 작아요.",
                    },
                ),
            ),
        ),
        Numeric(
            id="slash-27",
            prompt={
                "en": "How many servers fit into a subnet with a `/27`?",
                "ko": "`/27` 서브넷에는 서버가 몇 대 들어가나요?",
            },
            answer=27,
            rationale={
                "en": "Five free bits make 32 addresses, of which AWS keeps {{ VPC_RESERVED }}.",
                "ko": "자유로운 비트 다섯 개로 주소가 32개예요. AWS가 예약한 {{ VPC_RESERVED }}개를 빼요.",
            },
            near=(
                NearMiss(
                    value=32,
                    rationale={
                        "en": "So many addresses it has; some are kept.",
                        "ko": "주소는 그만큼이지만 예약된 것이 있어요.",
                    },
                ),
                NearMiss(
                    value=30,
                    rationale={
                        "en": "On AWS more is kept than the first and the last.",
                        "ko": "AWS에서는 처음과 마지막 말고도 예약된 것이 더 있어요.",
                    },
                ),
            ),
        ),
        MultipleChoice(
            id="what-holds",
            prompt={
                "en": "What holds for every subnet? Choose all that do.",
                "ko": "모든 서브넷에 맞는 말을 모두 고르세요.",
            },
            options=(
                Option(
                    id="one-zone",
                    text={"en": "It lies in one Availability Zone", "ko": "가용 영역 하나에 있어요"},
                    right=True,
                    rationale={
                        "en": "The VPC spans the zones, a subnet never does.",
                        "ko": "VPC는 영역에 걸쳐 있지만 서브넷은 한 영역에만 있어요.",
                    },
                ),
                Option(
                    id="apart",
                    text={
                        "en": "It shares no address with another subnet of the VPC",
                        "ko": "같은 VPC의 다른 서브넷과 주소가 겹치지 않아요",
                    },
                    right=True,
                    rationale={
                        "en": "Otherwise one address would mean two places.",
                        "ko": "겹치면 주소 하나가 두 곳을 가리키게 돼요.",
                    },
                ),
                Option(
                    id="by-name",
                    text={
                        "en": "It is public when its name begins with `public`",
                        "ko": "이름이 `public`으로 시작하면 퍼블릭이에요",
                    },
                    rationale={
                        "en": "A name is a note for people. The route decides.",
                        "ko": "이름은 사람을 위한 메모예요. 라우트가 정해요.",
                    },
                ),
                Option(
                    id="grows",
                    text={"en": "Its range can be made larger later", "ko": "범위를 나중에 넓힐 수 있어요"},
                    rationale={
                        "en": "The range stays as it was cut. Cut out another subnet.",
                        "ko": "잘라 낸 범위는 바뀌지 않아요. 다른 서브넷을 잘라 내세요.",
                    },
                ),
            ),
        ),
        Ordering(
            id="way-out",
            prompt={
                "en": "A server in a private subnet fetches something from the internet. What does the packet meet, in "
                "which order?",
                "ko": "프라이빗 서브넷의 서버가 인터넷에서 무언가를 가져와요. 패킷은 무엇을 차례로 만날까요?",
            },
            items=(
                Item(
                    id="own-table",
                    text={"en": "The route table of the private subnet", "ko": "프라이빗 서브넷의 라우팅 테이블"},
                    rationale={
                        "en": "Its route for `0.0.0.0/0` leads to the NAT gateway.",
                        "ko": "`0.0.0.0/0` 라우트가 NAT 게이트웨이로 가요.",
                    },
                ),
                Item(
                    id="nat",
                    text={"en": "The NAT gateway in a public subnet", "ko": "퍼블릭 서브넷의 NAT 게이트웨이"},
                    rationale={
                        "en": "It puts its own address in the place of the sender's and remembers for whom.",
                        "ko": "보낸 주소를 자기 주소로 바꾸고, 누구 것인지 기억해요.",
                    },
                ),
                Item(
                    id="public-table",
                    text={"en": "The route table of the public subnet", "ko": "퍼블릭 서브넷의 라우팅 테이블"},
                    rationale={
                        "en": "The NAT gateway needs a way out as everybody does.",
                        "ko": "NAT 게이트웨이도 나가는 길이 있어야 해요.",
                    },
                ),
                Item(
                    id="door",
                    text={"en": "The internet gateway", "ko": "인터넷 게이트웨이"},
                    rationale={
                        "en": "The door of the VPC, the last thing before the internet.",
                        "ko": "VPC의 문이에요. 인터넷 바로 앞이에요.",
                    },
                ),
            ),
        ),
        Act(
            id="the-turnstile",
            prompt={
                "en": "Let `stove` reach the internet from `back`, which stays private.",
                "ko": "`back`은 프라이빗인 채로 `stove`가 인터넷에 닿게 하세요.",
            },
            check="vpc/subnets/out",
            rationale={
                "en": "One route more, to a NAT gateway; answers find back, strangers do not.",
                "ko": "NAT 게이트웨이로 가는 라우트 하나를 더했어요. 답은 돌아오고 낯선 패킷은 못 들어와요.",
            },
        ),
    ),
)
