"""Naming the cause in "The page that never comes": what each option gets to hear."""

from lessons.courseware.course import Diagnosis, Option

DIAGNOSIS = Diagnosis(
    question={
        "en": "Send a packet from the internet to port 80 of `counter` under *Packet*. Browsers ask from a port of "
        "their own choice between 1024 and 65535. Then read the rules of `wall`. What is wrong?",
        "ko": "*패킷* 탭에서 인터넷에서 `counter`의 80번 포트로 보내 보세요. 브라우저는 1024와 65535 사이에서 "
        "마음대로 고른 포트에서 물어요. 그다음 `wall`의 규칙을 읽어 보세요. 무엇이 잘못되었을까요?",
    },
    options=(
        Option(
            "port-80",
            {
                "en": "Going out, only port 80 is allowed",
                "ko": "나갈 때 80번 포트만 허용돼요",
            },
            {
                "en": "The sign of this cause: outbound, one rule allows a single port. But an answer comes *from* "
                "port 80 and goes *to* the port of who asked.",
                "ko": "이 원인은 이렇게 드러나요. 아웃바운드에 포트 하나만 허용하는 규칙이 있어요. 하지만 대답은 "
                "80번*에서* 나와 물어본 쪽의 포트*로* 가요.",
            },
        ),
        Option(
            "few",
            {
                "en": "Going out, only some of the ports that clients use are allowed",
                "ko": "나갈 때 클라이언트가 쓰는 포트의 일부만 허용돼요",
            },
            {
                "en": "The sign of this cause: outbound, the allowed ports begin far above 1024. Some guests see the "
                "page and others do not.",
                "ko": "이 원인은 이렇게 드러나요. 아웃바운드에서 허용하는 포트가 1024보다 한참 위에서 시작해요. 어떤 "
                "손님은 페이지를 보고 어떤 손님은 못 봐요.",
            },
        ),
        Option(
            "denied-first",
            {
                "en": "Going out, a rule with a lower number denies the answers",
                "ko": "나갈 때 번호가 더 작은 규칙이 대답을 거부해요",
            },
            {
                "en": "The sign of this cause: outbound there are two rules for the same ports, and the one with the "
                "lower number says DENY.",
                "ko": "이 원인은 이렇게 드러나요. 아웃바운드에 같은 포트의 규칙이 둘이고, 번호가 작은 쪽이 DENY예요.",
            },
        ),
        Option(
            "wrong-side",
            {
                "en": "The rule for the answers stands among the inbound ones",
                "ko": "대답을 위한 규칙이 인바운드에 있어요",
            },
            {
                "en": "The sign of this cause: outbound there is nothing but the last rule (*), and inbound a rule "
                "allows 1024-65535. An answer leaves the subnet.",
                "ko": "이 원인은 이렇게 드러나요. 아웃바운드에는 마지막 규칙(*)뿐이고, 인바운드에 1024-65535를 "
                "허용하는 규칙이 있어요. 대답은 서브넷에서 나가는 거예요.",
            },
        ),
        Option(
            "udp",
            {
                "en": "Going out, the answers are allowed for another protocol",
                "ko": "나갈 때 다른 프로토콜의 대답이 허용돼요",
            },
            {
                "en": "The sign of this cause: number and ports of the outbound rule are right, and web pages travel "
                "by TCP.",
                "ko": "이 원인은 이렇게 드러나요. 아웃바운드 규칙의 번호와 포트는 맞아요. 그런데 웹 페이지는 TCP로 "
                "다녀요.",
            },
        ),
        Option(
            "inbound",
            {
                "en": "Coming in, port 80 is not allowed",
                "ko": "들어올 때 80번 포트가 허용되지 않아요",
            },
            {
                "en": "Then the packet would end at the ACL on its way in. It arrives at `counter`.",
                "ko": "그렇다면 패킷이 들어오는 길에 ACL에서 끝났을 거예요. `counter`까지는 닿아요.",
            },
        ),
        Option(
            "group",
            {
                "en": "The security group lets no answers out",
                "ko": "보안 그룹이 대답을 내보내지 않아요",
            },
            {
                "en": "A security group remembers the connection: answers need no rule. An ACL does not remember.",
                "ko": "보안 그룹은 연결을 기억해서 대답에는 규칙이 필요 없어요. 기억하지 못하는 것은 ACL이에요.",
            },
        ),
    ),
)
