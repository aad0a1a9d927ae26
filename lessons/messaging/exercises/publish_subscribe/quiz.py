"""Questions about "Publish and subscribe"."""

from lessons.courseware.quiz import Act, Choice, Matching, Option, Pair, Quiz, TrueFalse

QUIZ = Quiz(
    version=1,
    questions=(
        Choice(
            id="the-difference",
            prompt={
                "en": "What makes publish–subscribe out of the observer pattern?",
                "ko": "옵저버 패턴에 무엇이 더해지면 게시-구독이 될까요?",
            },
            options=(
                Option(
                    id="broker",
                    text={"en": "A broker in between", "ko": "둘 사이의 브로커"},
                    right=True,
                    rationale={
                        "en": "It knows both sides, so they need not know each other.",
                        "ko": "브로커가 양쪽을 알아서, 서로는 몰라도 돼요.",
                    },
                ),
                Option(
                    id="several",
                    text={"en": "More than one receiver", "ko": "받는 쪽이 둘 이상"},
                    rationale={
                        "en": "A subject may have many observers, too.",
                        "ko": "서브젝트의 옵저버도 여럿일 수 있어요.",
                    },
                ),
                Option(
                    id="cloud",
                    text={"en": "That it runs in the cloud", "ko": "클라우드에서 돌아가는 것"},
                    rationale={
                        "en": "Brokers were there long before, in companies' own cellars.",
                        "ko": "브로커는 클라우드보다 훨씬 전부터 회사 전산실에 있었어요.",
                    },
                ),
            ),
        ),
        Matching(
            id="who-does-what",
            prompt={"en": "Who does what?", "ko": "누가 무엇을 할까요?"},
            pairs=(
                Pair(
                    id="publisher",
                    left={"en": "Publisher", "ko": "게시자"},
                    right={"en": "hands a message to the topic", "ko": "메시지를 주제에 건네요"},
                    rationale={"en": "And knows nothing of what follows.", "ko": "그다음 일은 몰라요."},
                ),
                Pair(
                    id="filter",
                    left={"en": "Filter policy", "ko": "필터 정책"},
                    right={"en": "decides whether a subscription gets it", "ko": "구독마다 받을지 정해요"},
                    rationale={
                        "en": "It belongs to the subscription, not to the topic.",
                        "ko": "주제가 아니라 구독에 달려 있어요.",
                    },
                ),
                Pair(
                    id="fan-out",
                    left={"en": "Fan-out", "ko": "팬아웃"},
                    right={"en": "makes a copy for each that gets it", "ko": "받을 곳마다 사본을 만들어요"},
                    rationale={"en": "All at the same time.", "ko": "모두 동시에요."},
                ),
                Pair(
                    id="subscriber",
                    left={"en": "Subscriber", "ko": "구독자"},
                    right={"en": "does something with its copy", "ko": "자기 사본으로 일을 해요"},
                    rationale={"en": "Without knowing of the others.", "ko": "다른 구독자는 몰라도 돼요."},
                ),
            ),
        ),
        TrueFalse(
            id="loose-is-free",
            prompt={
                "en": "Loose coupling has no drawbacks.",
                "ko": "결합이 느슨하면 나쁜 점이 없어요.",
            },
            truth=False,
            when_true={
                "en": "A misspelt attribute, and nobody hears of it: there is nobody who would notice.",
                "ko": "속성을 잘못 적어도 알아챌 상대가 없어요. 그냥 아무도 못 받아요.",
            },
            when_false={
                "en": "Right. Who does not know the other does not notice either that it is gone.",
                "ko": "맞아요. 상대를 모르면 상대가 사라져도 알아채지 못해요.",
            },
        ),
        Act(
            id="set-the-filter",
            prompt={
                "en": "Have the couriers hear of deliveries only, and the ledger of everything.",
                "ko": "배달은 배달 소식만, 장부는 모든 소식을 받게 하세요.",
            },
            check="messaging/publish-subscribe/filtered",
            rationale={
                "en": "The lab published two messages to see where they go.",
                "ko": "실험실이 메시지 두 건을 게시해서 어디로 가는지 봤어요.",
            },
        ),
    ),
)
