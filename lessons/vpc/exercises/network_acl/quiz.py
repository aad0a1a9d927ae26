"""The quiz of "Network ACL"."""

from lessons.courseware.quiz import Act, Choice, Matching, MultipleChoice, Option, Pair, Quiz, TrueFalse

_SAME_SUBNET = TrueFalse(
    id="same-subnet",
    prompt={
        "en": "Two instances stand in the same subnet. Its network ACL denies everything. They can still send packets "
        "to each other.",
        "ko": "두 인스턴스가 같은 서브넷에 있고, 그 서브넷의 네트워크 ACL은 모두 거부해요. 그래도 둘은 서로 패킷을 "
        "보낼 수 있어요.",
    },
    truth=True,
    when_true={
        "en": "The ACL stands at the edge of the subnet. What stays inside never comes past it.",
        "ko": "ACL은 서브넷의 경계에 서 있어요. 안에서만 오가는 패킷은 그 앞을 지나지 않아요.",
    },
    when_false={
        "en": "It is asked only about what enters or leaves the subnet. Between the two, security groups decide.",
        "ko": "ACL은 서브넷을 드나드는 패킷만 봐요. 둘 사이에서는 보안 그룹이 정해요.",
    },
)

_WHICH_RULE = Matching(
    id="which-rule",
    prompt={
        "en": "Inbound rules: 90 DENY TCP 80 from 203.0.113.0/24, 100 ALLOW TCP 80 from 0.0.0.0/0, 110 DENY TCP 22 "
        "from 0.0.0.0/0. Which rule decides about which packet?",
        "ko": "인바운드 규칙이에요. 90 DENY TCP 80 203.0.113.0/24, 100 ALLOW TCP 80 0.0.0.0/0, 110 DENY TCP 22 "
        "0.0.0.0/0. 어느 규칙이 어느 패킷을 정할까요?",
    },
    pairs=(
        Pair(
            id="prank",
            left={"en": "203.0.113.7 to port 80", "ko": "203.0.113.7에서 80번 포트로"},
            right={"en": "Rule 90", "ko": "90번"},
            rationale={
                "en": "It fits 90 and 100. The lower number is read first.",
                "ko": "90번에도 100번에도 맞아요. 작은 번호를 먼저 읽어요.",
            },
        ),
        Pair(
            id="customer",
            left={"en": "198.51.100.4 to port 80", "ko": "198.51.100.4에서 80번 포트로"},
            right={"en": "Rule 100", "ko": "100번"},
            rationale={
                "en": "90 is about another range, so reading goes on.",
                "ko": "90번은 다른 범위를 말하니 다음으로 넘어가요.",
            },
        ),
        Pair(
            id="admin",
            left={"en": "198.51.100.4 to port 22", "ko": "198.51.100.4에서 22번 포트로"},
            right={"en": "Rule 110", "ko": "110번"},
            rationale={
                "en": "The first two speak of port 80.",
                "ko": "앞의 둘은 80번 포트를 말해요.",
            },
        ),
        Pair(
            id="mail",
            left={"en": "198.51.100.4 to port 25", "ko": "198.51.100.4에서 25번 포트로"},
            right={"en": "Rule *", "ko": "* 규칙"},
            rationale={
                "en": "No numbered rule fits. The last one, which nobody can delete, denies.",
                "ko": "번호가 있는 규칙은 맞지 않아요. 지울 수 없는 마지막 규칙이 거부해요.",
            },
        ),
    ),
)

_ANSWER_PORT = Choice(
    id="answer-port",
    prompt={
        "en": "A web server in the subnet is to answer browsers on the internet by TCP port 443. Which outbound rule "
        "does its network ACL need?",
        "ko": "서브넷 안의 웹 서버가 인터넷의 브라우저에 TCP 443번 포트로 답하려고 해요. 네트워크 ACL에는 어떤 "
        "아웃바운드 규칙이 필요할까요?",
    },
    options=(
        Option(
            id="ephemeral",
            text={"en": "ALLOW TCP 1024–65535 to 0.0.0.0/0", "ko": "ALLOW TCP 1024–65535, 0.0.0.0/0"},
            rationale={
                "en": "The answer goes to the port that the browser picked for this connection.",
                "ko": "답은 브라우저가 이 연결에 고른 포트로 가요.",
            },
            right=True,
        ),
        Option(
            id="same-port",
            text={"en": "ALLOW TCP 443 to 0.0.0.0/0", "ko": "ALLOW TCP 443, 0.0.0.0/0"},
            rationale={
                "en": "443 is where the request arrived. The answer's destination is another port.",
                "ko": "443은 요청이 도착한 포트예요. 답이 향하는 포트는 달라요.",
            },
        ),
        Option(
            id="none",
            text={"en": "None: answers go by themselves", "ko": "필요 없음. 답은 저절로 나가요"},
            rationale={
                "en": "That is true of security groups, which remember. An ACL does not.",
                "ko": "기억하는 보안 그룹이라면 그래요. ACL은 기억하지 않아요.",
            },
        ),
    ),
)

_NEW_ONE = MultipleChoice(
    id="new-one",
    prompt={
        "en": "You have just created a network ACL and done nothing else with it. What holds?",
        "ko": "네트워크 ACL을 막 만들고 아직 아무것도 하지 않았어요. 맞는 것을 모두 고르세요.",
    },
    options=(
        Option(
            id="denies",
            text={"en": "It denies everything, in both directions", "ko": "양방향 모두 전부 거부해요"},
            rationale={
                "en": "All it has is the last rule, which denies.",
                "ko": "거부하는 마지막 규칙만 들어 있어요.",
            },
            right=True,
        ),
        Option(
            id="idle",
            text={"en": "It stands before no subnet yet", "ko": "아직 어느 서브넷 앞에도 서 있지 않아요"},
            rationale={
                "en": "Subnets keep the ACL they have until you replace it.",
                "ko": "서브넷은 바꿔 주기 전까지 원래 ACL을 써요.",
            },
            right=True,
        ),
        Option(
            id="allows",
            text={"en": "It allows everything, as the default ACL does", "ko": "기본 ACL처럼 전부 허용해요"},
            rationale={
                "en": "Only the ACL that comes with the VPC begins like that.",
                "ko": "그렇게 시작하는 것은 VPC와 함께 생긴 ACL뿐이에요.",
            },
        ),
        Option(
            id="once",
            text={"en": "It can be used for one subnet only", "ko": "서브넷 하나에만 쓸 수 있어요"},
            rationale={
                "en": "One ACL may stand before many subnets; each subnet has exactly one.",
                "ko": "ACL 하나를 여러 서브넷 앞에 세울 수 있어요. 서브넷마다 ACL은 딱 하나예요.",
            },
        ),
    ),
)

_KEEP_OUT = Act(
    id="keep-out",
    prompt={
        "en": "Keep `203.0.113.0/24` out of port 80 of `market-counter`, and nobody else.",
        "ko": "`203.0.113.0/24`에서만 `market-counter`의 80번 포트에 닿지 못하게 하세요.",
    },
    check="vpc/network-acl/kept-out",
    rationale={
        "en": "A Deny with a lower number than the Allow. A security group could not say that.",
        "ko": "허용보다 번호가 작은 거부 규칙이에요. 보안 그룹으로는 할 수 없는 말이에요.",
    },
)

QUIZ = Quiz(version=1, questions=(_SAME_SUBNET, _WHICH_RULE, _ANSWER_PORT, _NEW_ONE, _KEEP_OUT))
