"""Questions about "Internet gateway"."""

from lessons.courseware.quiz import Act, Choice, MultipleChoice, Numeric, Option, Quiz, TrueFalse

QUIZ = Quiz(
    version=1,
    questions=(
        MultipleChoice(
            id="what-it-takes",
            prompt={
                "en": "What does it take for a guest on the internet to get an answer from a web server in a VPC? "
                "Choose all that are needed.",
                "ko": "인터넷의 손님이 VPC 안 웹 서버의 답을 받으려면 무엇이 있어야 할까요? 필요한 것을 모두 고르세요.",
            },
            options=(
                Option(
                    id="attached",
                    text={"en": "An internet gateway attached to the VPC", "ko": "VPC에 연결된 인터넷 게이트웨이"},
                    right=True,
                    rationale={
                        "en": "It is the only door. Without it the VPC is closed.",
                        "ko": "하나뿐인 문이에요. 없으면 VPC는 닫혀 있어요.",
                    },
                ),
                Option(
                    id="nat",
                    text={"en": "A NAT gateway in the server's subnet", "ko": "서버의 서브넷에 있는 NAT 게이트웨이"},
                    rationale={
                        "en": "It lets private servers out. For guests it is no way in.",
                        "ko": "프라이빗 서버를 내보내는 것이에요. 손님이 들어오는 길은 아니에요.",
                    },
                ),
                Option(
                    id="route",
                    text={
                        "en": "A route from the server's subnet to the gateway",
                        "ko": "서버의 서브넷에서 게이트웨이로 가는 라우트",
                    },
                    right=True,
                    rationale={
                        "en": "The guest's packet would arrive without it, but the answer would not go back.",
                        "ko": "없으면 손님의 패킷은 닿아도 답이 돌아가지 못해요.",
                    },
                ),
                Option(
                    id="public",
                    text={"en": "A public address of the server", "ko": "서버의 퍼블릭 주소"},
                    right=True,
                    rationale={
                        "en": "Private addresses mean nothing on the internet.",
                        "ko": "인터넷에서 프라이빗 주소는 아무 뜻도 없어요.",
                    },
                ),
                Option(
                    id="second",
                    text={
                        "en": "A second gateway for the answers that go back to the guest",
                        "ko": "손님에게 돌아가는 답이 지나갈 두 번째 게이트웨이",
                    },
                    rationale={
                        "en": "One door serves both directions, and a VPC cannot have two.",
                        "ko": "문 하나로 오가요. VPC 하나에 두 개를 둘 수도 없어요.",
                    },
                ),
            ),
        ),
        Choice(
            id="own-address",
            prompt={
                "en": "A server has the private address `10.0.0.10` and the elastic address `203.0.113.25`. Which one "
                "does its own operating system show?",
                "ko": "프라이빗 주소가 `10.0.0.10`, 탄력적 IP 주소가 `203.0.113.25`인 서버가 있어요. 서버의 운영 "
                "체제에는 어느 주소가 보일까요?",
            },
            options=(
                Option(
                    id="elastic",
                    text={"en": "`203.0.113.25`", "ko": "`203.0.113.25`"},
                    rationale={
                        "en": "The server never sees that one. It stands in a list of the gateway's.",
                        "ko": "서버는 그 주소를 볼 일이 없어요. 게이트웨이의 목록에 있을 뿐이에요.",
                    },
                ),
                Option(
                    id="private",
                    text={"en": "`10.0.0.10`", "ko": "`10.0.0.10`"},
                    right=True,
                    rationale={
                        "en": "The internet gateway exchanges one for the other on the way, in both directions.",
                        "ko": "인터넷 게이트웨이가 오가는 길에 둘을 맞바꿔요.",
                    },
                ),
                Option(
                    id="both",
                    text={"en": "Both", "ko": "둘 다"},
                    rationale={
                        "en": "Its interface has the private one and nothing else.",
                        "ko": "서버의 인터페이스에는 프라이빗 주소만 있어요.",
                    },
                ),
            ),
        ),
        Numeric(
            id="doors",
            prompt={
                "en": "How many internet gateways can be attached to one VPC at the same time?",
                "ko": "VPC 하나에 동시에 연결할 수 있는 인터넷 게이트웨이는 몇 개인가요?",
            },
            answer=1,
            rationale={
                "en": "One. It is no machine that could become too small, so nobody needs a second.",
                "ko": "하나예요. 좁아질 수 있는 기계가 아니라서 둘째가 필요하지 않아요.",
            },
        ),
        TrueFalse(
            id="no-door",
            prompt={
                "en": "A new VPC without a gateway can be reached from the internet by an elastic address alone.",
                "ko": "게이트웨이가 없는 새 VPC도 탄력적 IP 주소만 있으면 인터넷에서 닿아요.",
            },
            truth=False,
            when_true={
                "en": "The address is a name. There has to be a door at which it is known.",
                "ko": "주소는 이름일 뿐이에요. 그 이름을 알아보는 문이 있어야 해요.",
            },
            when_false={
                "en": "Right: without the door a VPC is closed, whatever stands on its sign.",
                "ko": "맞아요. 간판에 무엇을 적어도 문이 없으면 VPC는 닫혀 있어요.",
            },
        ),
        Act(
            id="open-for-guests",
            prompt={
                "en": "Let `counter` answer guests on port 80, and on that port only.",
                "ko": "`counter`가 손님에게 80번 포트에서만 답하게 하세요.",
            },
            check="vpc/internet-gateway/address",
            rationale={
                "en": "Door, road, address, and a rule for one port: nothing was missing, nothing too much.",
                "ko": "문, 길, 주소, 그리고 포트 하나의 규칙. 모자라지도 넘치지도 않아요.",
            },
        ),
    ),
)
