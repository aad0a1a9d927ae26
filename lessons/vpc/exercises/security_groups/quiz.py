"""The quiz of "Security groups"."""

from lessons.courseware.quiz import Act, Choice, Item, MultipleChoice, NearMiss, Numeric, Option, Ordering, Quiz
from serverless_lab.engine import numbers

_DOORS = Ordering(
    id="doors",
    prompt={
        "en": "A customer on the internet asks a web server. What do the request and then its answer meet, in which "
        "order?",
        "ko": "인터넷의 손님이 웹 서버에 요청을 보내요. 요청과 그 답은 무엇을 어떤 순서로 만날까요?",
    },
    items=(
        Item(
            id="gateway",
            text={"en": "The internet gateway of the VPC", "ko": "VPC의 인터넷 게이트웨이"},
            rationale={"en": "The gate of the whole network.", "ko": "네트워크 전체의 대문이에요."},
        ),
        Item(
            id="acl-in",
            text={"en": "The inbound rules of the subnet's network ACL", "ko": "서브넷 네트워크 ACL의 인바운드 규칙"},
            rationale={"en": "The front door of the room.", "ko": "방의 앞문이에요."},
        ),
        Item(
            id="group",
            text={
                "en": "The inbound rules of the instance's security groups",
                "ko": "인스턴스 보안 그룹의 인바운드 규칙",
            },
            rationale={
                "en": "The inner door, right before the server. It remembers the connection.",
                "ko": "서버 바로 앞의 중문이에요. 이 연결을 기억해요.",
            },
        ),
        Item(
            id="server",
            text={"en": "The web server, which answers", "ko": "답하는 웹 서버"},
            rationale={
                "en": "On the way out the group lets the answer pass, since it knows the connection.",
                "ko": "나갈 때 그룹은 아는 연결이라 답을 통과시켜요.",
            },
        ),
        Item(
            id="acl-out",
            text={
                "en": "The outbound rules of the subnet's network ACL",
                "ko": "서브넷 네트워크 ACL의 아웃바운드 규칙",
            },
            rationale={
                "en": "It remembers nothing: the answer needs a rule.",
                "ko": "아무것도 기억하지 않아서 답에도 규칙이 필요해요.",
            },
        ),
    ),
)

_WHAT_IT_CAN = MultipleChoice(
    id="what-it-can",
    prompt={
        "en": "What can a security group do?",
        "ko": "보안 그룹이 할 수 있는 일을 모두 고르세요.",
    },
    options=(
        Option(
            id="range",
            text={"en": "Allow a port for a range of addresses", "ko": "어떤 주소 범위에 포트를 허용해요"},
            rationale={"en": "Such as 443 from 0.0.0.0/0.", "ko": "0.0.0.0/0에 443을 허용하는 것처럼요."},
            right=True,
        ),
        Option(
            id="group",
            text={
                "en": "Allow a port for whoever wears a certain group",
                "ko": "어떤 그룹을 쓰는 서버에 포트를 허용해요",
            },
            rationale={
                "en": "The rule names a group as its source, and follows it as servers come and go.",
                "ko": "규칙이 그룹을 소스로 가리키고, 서버가 늘고 줄어도 따라가요.",
            },
            right=True,
        ),
        Option(
            id="deny",
            text={"en": "Deny a single address what others may do", "ko": "주소 하나만 골라 거부해요"},
            rationale={
                "en": "It has no Deny. That is what a network ACL is for.",
                "ko": "거부 규칙이 없어요. 그건 네트워크 ACL이 할 일이에요.",
            },
        ),
        Option(
            id="subnet",
            text={"en": "Stand before a whole subnet", "ko": "서브넷 전체 앞에 서요"},
            rationale={
                "en": "It stands before a network interface. Neighbours may wear different ones.",
                "ko": "네트워크 인터페이스 앞에 서요. 이웃끼리 서로 다른 그룹을 쓸 수 있어요.",
            },
        ),
    ),
)

_COME_AND_GO = Choice(
    id="come-and-go",
    prompt={
        "en": "The order desks at lunchtime: today two servers, at noon ten, in the evening one, each time with new "
        "addresses. All wear `desk-sg`. What is the source in the rule of the database's group?",
        "ko": "주문 서버가 아침에는 두 대, 점심에는 열 대, 저녁에는 한 대예요. 주소는 그때마다 달라지고 모두 "
        "`desk-sg`를 써요. 데이터베이스 그룹의 규칙에서 소스는 무엇이어야 할까요?",
    },
    options=(
        Option(
            id="desk",
            text={"en": "The group `desk-sg`", "ko": "`desk-sg` 그룹"},
            rationale={
                "en": "Whoever wears it at that moment is meant, and nobody else.",
                "ko": "그 순간 그 그룹을 쓰는 서버만 가리켜요.",
            },
            right=True,
        ),
        Option(
            id="subnet",
            text={"en": "The range of their subnet", "ko": "서브넷의 범위"},
            rationale={
                "en": "Then everything else in that subnet gets in as well.",
                "ko": "그러면 그 서브넷의 다른 서버도 모두 들어와요.",
            },
        ),
        Option(
            id="addresses",
            text={"en": "Their addresses, one rule each", "ko": "서버마다 주소를 적은 규칙"},
            rationale={
                "en": "Wrong again at noon, and old rules stay open for whoever gets the address next.",
                "ko": "점심이면 벌써 틀리고, 남은 규칙은 다음에 그 주소를 받은 서버에 열려 있어요.",
            },
        ),
        Option(
            id="own",
            text={"en": "The database's own group", "ko": "데이터베이스 자신의 그룹"},
            rationale={
                "en": "Only what wears that group would get in: the databases themselves.",
                "ko": "그 그룹을 쓰는 것만, 곧 데이터베이스끼리만 들어와요.",
            },
        ),
    ),
)

_HOW_MANY = Numeric(
    id="how-many",
    prompt={
        "en": "How many security groups may one network interface wear by default?",
        "ko": "네트워크 인터페이스 하나는 기본으로 보안 그룹을 몇 개까지 쓸 수 있나요?",
    },
    answer=numbers.VPC_GROUPS_PER_INTERFACE,
    rationale={
        "en": "{{ VPC_GROUPS_PER_INTERFACE }}. What any of them allows is allowed.",
        "ko": "{{ VPC_GROUPS_PER_INTERFACE }}개예요. 그 가운데 하나라도 허용하면 허용이에요.",
    },
    near=(
        NearMiss(
            value=numbers.VPC_GROUP_RULES,
            rationale={
                "en": "So many rules one group may have in each direction.",
                "ko": "그건 그룹 하나가 방향마다 가질 수 있는 규칙의 수예요.",
            },
        ),
        NearMiss(
            value=numbers.VPC_GROUPS,
            rationale={
                "en": "So many groups a Region holds by default.",
                "ko": "그건 리전 하나에 기본으로 둘 수 있는 그룹의 수예요.",
            },
        ),
    ),
)

_NAME_IT = Act(
    id="name-it",
    prompt={
        "en": "Let `station-ledger` answer whoever wears the groups of `station-counter` on port 5432, and not "
        "`station-kiosk`.",
        "ko": "`station-ledger`가 5432번 포트에서 `station-counter`와 같은 그룹을 쓰는 서버에만 답하고 "
        "`station-kiosk`에는 답하지 않게 하세요.",
    },
    check="vpc/security-groups/by-group",
    rationale={
        "en": "The source of the rule is a group, not an address.",
        "ko": "규칙의 소스가 주소가 아니라 그룹이에요.",
    },
)

QUIZ = Quiz(version=1, questions=(_DOORS, _WHAT_IT_CAN, _COME_AND_GO, _HOW_MANY, _NAME_IT))
