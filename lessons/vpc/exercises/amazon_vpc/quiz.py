"""Questions about "Amazon VPC"."""

from lessons.courseware.quiz import Act, Choice, NearMiss, Numeric, Option, Quiz, TrueFalse

QUIZ = Quiz(
    version=1,
    questions=(
        Choice(
            id="isolates-or-tunnels",
            prompt={
                "en": "The owner, at home, wants to work on the ledger in the VPC as if sitting in the shop. What is "
                "that a task for?",
                "ko": "주인이 집에서 가게에 앉아 있는 것처럼 VPC 안의 장부를 고치고 싶어 해요. 무엇이 할 일일까요?",
            },
            options=(
                Option(
                    id="vpc",
                    text={
                        "en": "A second VPC with the same range as the first",
                        "ko": "첫 VPC와 범위가 같은 두 번째 VPC",
                    },
                    rationale={
                        "en": "A VPC keeps apart what is in the cloud. It does not reach into the owner's home.",
                        "ko": "VPC는 클라우드 안에 있는 것을 갈라놓아요. 주인의 집까지는 닿지 않아요.",
                    },
                ),
                Option(
                    id="vpn",
                    text={"en": "A VPN into the VPC", "ko": "VPC로 들어가는 VPN"},
                    right=True,
                    rationale={
                        "en": "A VPN is a tunnel: through a foreign network it leads into a private one.",
                        "ko": "VPN은 터널이에요. 남의 네트워크를 지나서 사설 네트워크 안으로 이어 줘요.",
                    },
                ),
                Option(
                    id="account",
                    text={"en": "A second AWS account", "ko": "AWS 계정 하나 더"},
                    rationale={
                        "en": "An account has rights and a bill. It joins no networks.",
                        "ko": "계정에는 권한과 요금이 있어요. 네트워크를 이어 주지는 않아요.",
                    },
                ),
            ),
        ),
        Numeric(
            id="slash-sixteen",
            prompt={
                "en": "How many addresses has the range `10.0.0.0/16`?",
                "ko": "`10.0.0.0/16` 범위에는 주소가 몇 개 있나요?",
            },
            answer=2**16,
            rationale={
                "en": "16 of the 32 bits are fixed, 16 are free: 2 to the power of 16.",
                "ko": "32비트 가운데 16비트는 정해져 있고 16비트가 자유로워요. 그래서 2의 16제곱이에요.",
            },
            near=(
                NearMiss(
                    value=16,
                    rationale={
                        "en": "16 is the number of fixed bits, not of addresses.",
                        "ko": "16은 주소의 수가 아니라 정해진 비트의 수예요.",
                    },
                ),
                NearMiss(
                    value=256,
                    rationale={
                        "en": "So many has a `/24`, with 8 free bits.",
                        "ko": "자유로운 비트가 8개인 `/24`가 그만큼이에요.",
                    },
                ),
            ),
        ),
        TrueFalse(
            id="same-range-twice",
            prompt={
                "en": "Two VPCs of one account may have the same range.",
                "ko": "한 계정의 두 VPC가 같은 범위를 써도 돼요.",
            },
            truth=True,
            when_true={
                "en": "Right: each is a world of its own. They only can never be joined then.",
                "ko": "맞아요. 저마다 독립된 세계니까요. 다만 나중에 둘을 이을 수는 없어요.",
            },
            when_false={
                "en": "They may. Nothing of the one is seen in the other, so nothing is mixed up.",
                "ko": "써도 돼요. 한쪽의 것이 다른 쪽에서 보이지 않으니 헷갈릴 일도 없어요.",
            },
        ),
        Choice(
            id="attach-a-function",
            prompt={
                "en": "Which function has to be attached to a VPC?",
                "ko": "VPC에 연결해야 하는 함수는 어느 것일까요?",
            },
            options=(
                Option(
                    id="weather",
                    text={
                        "en": "One that asks a weather service on the internet",
                        "ko": "인터넷의 날씨 서비스에 물어보는 함수",
                    },
                    rationale={
                        "en": "It reaches the internet without a VPC. Attached to one, it would lose it at first.",
                        "ko": "VPC 없이도 인터넷에 닿아요. 연결하면 오히려 인터넷을 잃고 시작해요.",
                    },
                ),
                Option(
                    id="every",
                    text={"en": "Every function, or it does not run", "ko": "모든 함수. 아니면 실행되지 않아요"},
                    rationale={
                        "en": "Functions run in a network of AWS's. The attachment is an addition.",
                        "ko": "함수는 AWS의 네트워크에서 실행돼요. 연결은 필요할 때 더하는 것이에요.",
                    },
                ),
                Option(
                    id="ledger",
                    text={"en": "One that writes into the ledger", "ko": "장부에 쓰는 함수"},
                    right=True,
                    rationale={
                        "en": "The ledger has a private address only. To reach it, the function needs an interface in "
                        "that VPC.",
                        "ko": "장부에는 프라이빗 주소만 있어요. 닿으려면 함수에게 그 VPC 안의 인터페이스가 필요해요.",
                    },
                ),
            ),
        ),
        Act(
            id="a-second-one",
            prompt={
                "en": "Create the VPC `kitchen` beside `shop`, without a common address.",
                "ko": "`shop` 옆에 주소가 겹치지 않는 `kitchen` VPC를 만들어 보세요.",
            },
            check="vpc/amazon-vpc/kitchen",
            rationale={
                "en": "Two worlds side by side, and room to join them one day.",
                "ko": "두 세계가 나란히 있고, 언젠가 이을 수 있게 남겨 두었어요.",
            },
        ),
    ),
)
