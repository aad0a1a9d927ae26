"""Naming the cause in "The ledger stays shut": what each answer gets to hear."""

from lessons.courseware.course import Diagnosis, Option

DIAGNOSIS = Diagnosis(
    question={
        "en": "Send a packet from `desk` to `ledger` on port {port} under *Packet*, and compare its sender with the "
        "rules of the groups. What is wrong?",
        "ko": "*패킷* 탭에서 `desk`에서 `ledger`의 {port}번 포트로 패킷을 보내고, 보낸 쪽을 그룹의 규칙과 견주어 "
        "보세요. 무엇이 잘못되었을까요?",
    },
    options=(
        Option(
            "wrong-group",
            {
                "en": "The rule of `ledger-sg` names the group of another server",
                "ko": "`ledger-sg`의 규칙에 다른 서버의 그룹이 적혀 있어요",
            },
            {
                "en": "The sign of this cause: `desk` wears `desk-sg`, and the rule names another group. Whoever wears "
                "that one gets in instead.",
                "ko": "이 원인은 이렇게 드러나요. `desk`는 `desk-sg`를 쓰는데 규칙에는 다른 그룹이 있어요. 대신 거기 "
                "적힌 그룹을 쓰는 쪽이 들어와요.",
            },
        ),
        Option(
            "unworn",
            {
                "en": "The rule of `ledger-sg` is right, and `desk` wears another group",
                "ko": "`ledger-sg`의 규칙은 맞는데, `desk`가 다른 그룹을 써요",
            },
            {
                "en": "The sign of this cause: the rule names `desk-sg`, and the interface of `desk` does not have "
                "that group. A rule about a group means those who wear it, whatever they are called.",
                "ko": "이 원인은 이렇게 드러나요. 규칙에는 `desk-sg`가 있는데 `desk`의 인터페이스에는 그 그룹이 "
                "없어요. 그룹을 적은 규칙은 이름이 무엇이든 그 그룹을 쓰는 쪽을 뜻해요.",
            },
        ),
        Option(
            "own-group",
            {
                "en": "The rule of `ledger-sg` names `ledger-sg` itself",
                "ko": "`ledger-sg`의 규칙에 `ledger-sg` 자신이 적혀 있어요",
            },
            {
                "en": "The sign of this cause: owner and source of the rule are the same group. It lets ledgers talk "
                "to each other.",
                "ko": "이 원인은 이렇게 드러나요. 규칙이 든 그룹과 소스가 같은 그룹이에요. 장부끼리만 이야기할 수 "
                "있어요.",
            },
        ),
        Option(
            "wrong-range",
            {
                "en": "The rule names the range of a subnet that `desk` is not in",
                "ko": "규칙에 `desk`가 있지 않은 서브넷의 범위가 적혀 있어요",
            },
            {
                "en": "The sign of this cause: the rule names the range of a subnet, and the private address of `desk` "
                "lies outside.",
                "ko": "이 원인은 이렇게 드러나요. 규칙에 서브넷의 범위가 있는데 `desk`의 프라이빗 주소가 그 밖에 "
                "있어요.",
            },
        ),
        Option(
            "public-address",
            {
                "en": "The rule names the public address of `desk`",
                "ko": "규칙에 `desk`의 퍼블릭 주소가 적혀 있어요",
            },
            {
                "en": "The sign of this cause: the rule names one address that is a public one. Inside a VPC packets "
                "carry private addresses; the internet gateway alone writes the public one.",
                "ko": "이 원인은 이렇게 드러나요. 규칙의 주소 하나가 퍼블릭 주소예요. VPC 안에서는 패킷에 프라이빗 "
                "주소가 적혀요. 퍼블릭 주소는 인터넷 게이트웨이에서만 적어 넣어요.",
            },
        ),
        Option(
            "wrong-port",
            {
                "en": "The rule names another port than the database has",
                "ko": "규칙에 데이터베이스와 다른 포트가 적혀 있어요",
            },
            {
                "en": "Then the number in the rule would differ from {port}. Read it again: it is the same.",
                "ko": "그렇다면 규칙의 숫자가 {port}번과 달랐을 거예요. 다시 읽어 보면 같아요.",
            },
        ),
        Option(
            "acl",
            {
                "en": "The network ACL of the subnet denies it",
                "ko": "서브넷의 네트워크 ACL이 거부해요",
            },
            {
                "en": "Then the packet would end at an ACL. It passes the ACL and ends at the door behind it.",
                "ko": "그렇다면 패킷이 ACL에서 끝났을 거예요. ACL은 지나고 그 뒤의 문에서 끝나요.",
            },
        ),
    ),
)
