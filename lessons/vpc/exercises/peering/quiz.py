"""The quiz of "Peering"."""

from lessons.courseware.quiz import Act, Choice, MultipleChoice, NearMiss, Numeric, Option, Quiz, TrueFalse

_FAR_AWAY = TrueFalse(
    id="far-away",
    prompt={
        "en": "A VPC in Seoul can be peered with a VPC of a partner's account in Frankfurt, without a VPN.",
        "ko": "서울의 VPC를 프랑크푸르트에 있는 협력사 계정의 VPC와 VPN 없이 피어링할 수 있어요.",
    },
    truth=True,
    when_true={
        "en": "Peering crosses Regions and accounts, as long as the other side accepts and the ranges differ.",
        "ko": "상대가 수락하고 범위가 겹치지 않으면 리전과 계정을 넘어 이을 수 있어요.",
    },
    when_false={
        "en": "It can: neither gateway nor VPN is needed, and the packets stay in AWS's network.",
        "ko": "할 수 있어요. 게이트웨이도 VPN도 필요 없고, 패킷은 AWS 네트워크 안에 머물러요.",
    },
)

_WHAT_IS_NEEDED = MultipleChoice(
    id="what-is-needed",
    prompt={
        "en": "The peering of two VPCs is active. What else is needed so that a server of one has an answer from a "
        "server of the other?",
        "ko": "두 VPC의 피어링이 활성 상태예요. 한쪽 서버가 다른 쪽 서버의 답을 받으려면 무엇이 더 필요한지 모두 "
        "고르세요.",
    },
    options=(
        Option(
            id="route-there",
            text={"en": "A route to the peering on the side that asks", "ko": "묻는 쪽에서 피어링으로 가는 라우트"},
            rationale={"en": "Otherwise the packet does not leave.", "ko": "없으면 패킷이 나가지 못해요."},
            right=True,
        ),
        Option(
            id="route-back",
            text={
                "en": "A route to the peering on the side that answers",
                "ko": "답하는 쪽에서 피어링으로 가는 라우트",
            },
            rationale={"en": "Otherwise the answer has no way back.", "ko": "없으면 답이 돌아올 길이 없어요."},
            right=True,
        ),
        Option(
            id="groups",
            text={
                "en": "Security groups and network ACLs that allow the connection",
                "ko": "그 연결을 허용하는 보안 그룹과 네트워크 ACL",
            },
            rationale={
                "en": "They stand where they always stand. A peering opens no door.",
                "ko": "늘 서 있던 자리에 그대로 있어요. 피어링은 문을 열어 주지 않아요.",
            },
            right=True,
        ),
        Option(
            id="gateway",
            text={"en": "An internet gateway in each of the two", "ko": "양쪽 VPC의 인터넷 게이트웨이"},
            rationale={
                "en": "The packets go by private addresses and never see the internet.",
                "ko": "패킷은 프라이빗 주소로 가고 인터넷에 나가지 않아요.",
            },
        ),
        Option(
            id="public",
            text={"en": "A public address for each of the servers", "ko": "두 서버의 퍼블릭 주소"},
            rationale={
                "en": "Private ones are enough; that is the point of it.",
                "ko": "프라이빗 주소면 충분해요. 그러려고 잇는 거예요.",
            },
        ),
    ),
)

_THREE = Choice(
    id="three",
    prompt={
        "en": "A is peered with B, B with C. A server in A needs a server in C. What do you do?",
        "ko": "A는 B와, B는 C와 피어링되어 있어요. A의 서버가 C의 서버를 써야 해요. 어떻게 할까요?",
    },
    options=(
        Option(
            id="peer",
            text={"en": "Peer A with C, with routes on both", "ko": "A와 C를 피어링하고 양쪽에 라우트 두기"},
            rationale={
                "en": "Each pair that is to talk needs a peering of its own.",
                "ko": "통해야 하는 둘 사이마다 피어링이 따로 있어야 해요.",
            },
            right=True,
        ),
        Option(
            id="route",
            text={
                "en": "Route C's range in A over the peering with B",
                "ko": "A에서 C의 범위를 B와의 피어링으로 보내기",
            },
            rationale={
                "en": "The packet stops there: a peering takes along only what is for B.",
                "ko": "거기서 멈춰요. 그 피어링은 B로 가는 것만 태워요.",
            },
        ),
        Option(
            id="gateway",
            text={"en": "Use B's internet gateway from A", "ko": "A에서 B의 인터넷 게이트웨이 쓰기"},
            rationale={
                "en": "A gateway serves its own VPC only. Over a peering nobody borrows it.",
                "ko": "게이트웨이는 자기 VPC만 맡아요. 피어링으로 빌려 쓸 수 없어요.",
            },
        ),
    ),
)

_FIVE_HOUSES = Numeric(
    id="five-houses",
    prompt={
        "en": "Five VPCs, each of which is to talk with each. How many peering connections does it take?",
        "ko": "VPC 다섯 개가 모두 서로 통해야 해요. 피어링 연결은 몇 개 필요할까요?",
    },
    answer=10,
    rationale={
        "en": "5 × 4 / 2 = 10. With twenty it would be 190: then a transit gateway, a hub in the middle, is less work.",
        "ko": "5 × 4 / 2 = 10개예요. 스무 개라면 190개가 되니, 가운데에 두는 전송 게이트웨이가 더 편해요.",
    },
    near=(
        NearMiss(
            value=20,
            rationale={
                "en": "Each pair is counted twice: one peering serves both directions.",
                "ko": "한 쌍을 두 번 세었어요. 피어링 하나가 양방향으로 통해요.",
            },
        ),
        NearMiss(
            value=4,
            rationale={
                "en": "A chain would do if peering were transitive.",
                "ko": "피어링이 건너 건너 이어진다면 그 수로 충분하겠지요.",
            },
        ),
    ),
)

_WHICH_PAIR = Choice(
    id="which-pair",
    prompt={
        "en": "Which two VPCs can be peered?",
        "ko": "피어링할 수 있는 두 VPC는 어느 것인가요?",
    },
    options=(
        Option(
            id="neighbours",
            text={"en": "10.0.0.0/16 and 10.1.0.0/16", "ko": "10.0.0.0/16과 10.1.0.0/16"},
            rationale={
                "en": "The second begins where the first has ended.",
                "ko": "첫째가 끝난 다음부터 둘째가 시작해요.",
            },
            right=True,
        ),
        Option(
            id="inside",
            text={"en": "10.0.0.0/16 and 10.0.128.0/20", "ko": "10.0.0.0/16과 10.0.128.0/20"},
            rationale={"en": "The second lies inside the first.", "ko": "둘째가 첫째 안에 들어 있어요."},
        ),
        Option(
            id="default",
            text={"en": "172.31.0.0/16 and 172.31.0.0/16", "ko": "172.31.0.0/16과 172.31.0.0/16"},
            rationale={
                "en": "Two default VPCs always have the same range.",
                "ko": "기본 VPC끼리는 언제나 범위가 같아요.",
            },
        ),
    ),
)

_BRIDGE_IT = Act(
    id="bridge-it",
    prompt={
        "en": "Let `dumpling-desk` have an answer from `noodle-desk` by private addresses.",
        "ko": "`dumpling-desk`가 프라이빗 주소로 `noodle-desk`의 답을 받게 하세요.",
    },
    check="vpc/peering/both-ways",
    rationale={
        "en": "One peering, accepted, and a route on each side.",
        "ko": "수락한 피어링 하나, 그리고 양쪽에 라우트 하나씩이에요.",
    },
)

QUIZ = Quiz(version=1, questions=(_FAR_AWAY, _WHAT_IS_NEEDED, _THREE, _FIVE_HOUSES, _WHICH_PAIR, _BRIDGE_IT))
