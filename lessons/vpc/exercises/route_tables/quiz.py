"""Questions about "Route tables"."""

from lessons.courseware.quiz import Act, Choice, Matching, Numeric, Option, Pair, Quiz, TrueFalse

QUIZ = Quiz(
    version=1,
    questions=(
        Matching(
            id="read-the-sign",
            prompt={
                "en": "A table has `10.0.0.0/16` local, `10.20.0.0/16` to a peering, `0.0.0.0/0` to an internet "
                "gateway. Which packet goes where?",
                "ko": "테이블에 `10.0.0.0/16`은 local, `10.20.0.0/16`은 피어링, `0.0.0.0/0`은 인터넷 게이트웨이라고 "
                "적혀 있어요. 어느 패킷이 어디로 갈까요?",
            },
            pairs=(
                Pair(
                    id="inside",
                    left={"en": "`10.0.7.4`", "ko": "`10.0.7.4`"},
                    right={"en": "Stays in the VPC", "ko": "VPC 안에 남아요"},
                    rationale={
                        "en": "It begins with 10.0: the local route fits, with 16 bits.",
                        "ko": "10.0으로 시작하니 local 라우트가 16비트로 맞아요.",
                    },
                ),
                Pair(
                    id="peer",
                    left={"en": "`10.20.7.4`", "ko": "`10.20.7.4`"},
                    right={"en": "To the other VPC", "ko": "다른 VPC로 가요"},
                    rationale={
                        "en": "16 bits of the peering's route fit, none of the route for everywhere.",
                        "ko": "피어링 라우트가 16비트로 맞아요. 모든 곳으로 가는 라우트는 0비트예요.",
                    },
                ),
                Pair(
                    id="outside",
                    left={"en": "`198.51.100.7`", "ko": "`198.51.100.7`"},
                    right={"en": "To the internet", "ko": "인터넷으로 가요"},
                    rationale={
                        "en": "Nothing else fits, so `0.0.0.0/0` does, which fits always.",
                        "ko": "다른 것이 맞지 않으니 언제나 맞는 `0.0.0.0/0`이에요.",
                    },
                ),
            ),
            extra=({"en": "To the NAT gateway", "ko": "NAT 게이트웨이로 가요"},),
        ),
        Choice(
            id="no-table",
            prompt={
                "en": "A new subnet is associated with no route table. By which one does it go?",
                "ko": "새 서브넷을 어떤 라우팅 테이블에도 연결하지 않았어요. 어느 테이블을 따를까요?",
            },
            options=(
                Option(
                    id="none",
                    text={"en": "By none: nothing leaves it", "ko": "없어요. 아무것도 나가지 못해요"},
                    rationale={
                        "en": "Every subnet goes by exactly one table, all the time.",
                        "ko": "모든 서브넷은 언제나 테이블 하나를 따라요.",
                    },
                ),
                Option(
                    id="main",
                    text={"en": "By the VPC's main table", "ko": "VPC의 기본 테이블"},
                    right=True,
                    rationale={
                        "en": "That is why the main table had better be a careful one.",
                        "ko": "그래서 기본 테이블은 조심스럽게 두는 편이 좋아요.",
                    },
                ),
                Option(
                    id="first",
                    text={"en": "By the one that was made last", "ko": "가장 나중에 만든 테이블"},
                    rationale={
                        "en": "When a table was made does not matter.",
                        "ko": "언제 만들었는지는 상관없어요.",
                    },
                ),
            ),
        ),
        Choice(
            id="gone",
            prompt={
                "en": "A route leads to a NAT gateway that somebody deleted. What happens to packets for which it is "
                "the longest prefix?",
                "ko": "누가 지운 NAT 게이트웨이로 가는 라우트가 남아 있어요. 이 라우트가 가장 긴 접두사인 패킷은 "
                "어떻게 될까요?",
            },
            options=(
                Option(
                    id="next",
                    text={"en": "They take the next best route", "ko": "그다음으로 긴 라우트를 골라요"},
                    rationale={
                        "en": "The choice is made by the prefix alone. That nobody is there is noticed afterwards.",
                        "ko": "고를 때는 접두사만 봐요. 타깃이 없다는 것은 그다음 일이에요.",
                    },
                ),
                Option(
                    id="back",
                    text={"en": "They go back with an error", "ko": "오류와 함께 돌아와요"},
                    rationale={
                        "en": "No one tells the sender. It waits until it gives up.",
                        "ko": "보낸 쪽에 아무도 알려 주지 않아요. 기다리다 포기해요.",
                    },
                ),
                Option(
                    id="vanish",
                    text={"en": "They vanish", "ko": "사라져요"},
                    right=True,
                    rationale={
                        "en": "A blackhole. The table shows the state, so look there first.",
                        "ko": "블랙홀이에요. 테이블에 상태가 보이니 거기부터 보세요.",
                    },
                ),
            ),
        ),
        TrueFalse(
            id="between-rooms",
            prompt={
                "en": "For two subnets of one VPC to reach each other, each needs a route to the other's range.",
                "ko": "한 VPC의 두 서브넷이 서로 닿으려면 저마다 상대의 범위로 가는 라우트를 추가해야 해요.",
            },
            truth=False,
            when_true={
                "en": "The local route is in every table from the beginning and covers the whole VPC.",
                "ko": "local 라우트가 모든 테이블에 처음부터 있고, VPC 전체를 담당해요.",
            },
            when_false={
                "en": "Right: the local route has been there from the beginning.",
                "ko": "맞아요. local 라우트가 처음부터 있으니까요.",
            },
        ),
        Numeric(
            id="tables-at-once",
            prompt={
                "en": "By how many route tables can one subnet go at the same time?",
                "ko": "서브넷 하나가 동시에 따를 수 있는 라우팅 테이블은 몇 개인가요?",
            },
            answer=1,
            rationale={
                "en": "One. The other way round it may be many: one table for a lot of subnets.",
                "ko": "하나예요. 거꾸로는 여럿이어도 돼요. 테이블 하나를 여러 서브넷이 따를 수 있어요.",
            },
        ),
        Act(
            id="into-the-wall",
            prompt={
                "en": "Let what goes to `203.0.113.0/24` vanish, and nothing else.",
                "ko": "`203.0.113.0/24`로 가는 것만 사라지게 하세요.",
            },
            check="vpc/route-tables/unwanted",
            rationale={
                "en": "One longer prefix took 256 addresses away from the route for everywhere.",
                "ko": "더 긴 접두사 하나가 모든 곳으로 가는 라우트에서 주소 256개를 가져갔어요.",
            },
        ),
    ),
)
