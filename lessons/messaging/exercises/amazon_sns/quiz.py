"""Questions about "Amazon SNS"."""

from lessons.courseware.quiz import Act, Choice, MultipleChoice, Option, Quiz, TrueFalse

QUIZ = Quiz(
    version=1,
    questions=(
        MultipleChoice(
            id="who-can-subscribe",
            prompt={"en": "What can subscribe to a topic?", "ko": "주제를 구독할 수 있는 것을 모두 고르세요."},
            options=(
                Option(
                    id="queue",
                    text={"en": "An SQS queue", "ko": "SQS 큐"},
                    right=True,
                    rationale={
                        "en": "The usual one: it keeps what arrives.",
                        "ko": "가장 흔해요. 도착한 것을 보관하니까요.",
                    },
                ),
                Option(
                    id="function",
                    text={"en": "A Lambda function", "ko": "Lambda 함수"},
                    right=True,
                    rationale={"en": "It is called for each message.", "ko": "메시지마다 호출돼요."},
                ),
                Option(
                    id="email",
                    text={"en": "An e-mail address", "ko": "전자 우편 주소"},
                    right=True,
                    rationale={
                        "en": "Once its owner has confirmed the subscription.",
                        "ko": "주소의 주인이 구독을 확인한 뒤부터요.",
                    },
                ),
                Option(
                    id="table",
                    text={"en": "A route table of a VPC", "ko": "VPC의 라우팅 테이블"},
                    rationale={"en": "It receives no messages.", "ko": "메시지를 받는 것이 아니에요."},
                ),
            ),
        ),
        TrueFalse(
            id="keeps",
            prompt={
                "en": "A topic keeps messages until every subscriber has fetched them.",
                "ko": "주제는 모든 구독자가 가져갈 때까지 메시지를 보관해요.",
            },
            truth=False,
            when_true={
                "en": "It delivers at once and tries again for a while. Who wants them kept puts a queue behind it.",
                "ko": "바로 전달하고, 안 되면 한동안 다시 해 볼 뿐이에요. 보관하려면 뒤에 큐를 두세요.",
            },
            when_false={
                "en": "Right: a topic pushes. Keeping is what queues are for.",
                "ko": "맞아요. 주제는 밀어 주고, 보관은 큐가 해요.",
            },
        ),
        Choice(
            id="why-the-condition",
            prompt={
                "en": "A queue's policy lets `sns.amazonaws.com` send, without a condition. What is wrong with that?",
                "ko": "큐의 정책이 조건 없이 `sns.amazonaws.com`의 전송을 허용해요. 무엇이 문제일까요?",
            },
            options=(
                Option(
                    id="anyone",
                    text={
                        "en": "Topics of other accounts could have their messages delivered there",
                        "ko": "다른 계정의 주제도 이 큐로 메시지를 보낼 수 있어요",
                    },
                    right=True,
                    rationale={
                        "en": "SNS works for everybody. The condition says on whose behalf it may come in.",
                        "ko": "SNS는 모두를 위해 일해요. 누구를 대신할 때 들일지 조건으로 정해야 해요.",
                    },
                ),
                Option(
                    id="slow",
                    text={"en": "Deliveries take longer", "ko": "전달이 느려져요"},
                    rationale={"en": "Policies cost no time worth mentioning.", "ko": "정책 때문에 느려지지는 않아요."},
                ),
                Option(
                    id="nothing",
                    text={"en": "Nothing: SNS is a service of AWS", "ko": "문제없어요. SNS는 AWS의 서비스니까요"},
                    rationale={
                        "en": "It is, and it does what the owners of topics ask of it.",
                        "ko": "맞아요. 그리고 주제의 주인이 시키는 일을 해요.",
                    },
                ),
            ),
        ),
        Act(
            id="narrow-the-door",
            prompt={
                "en": "Let SNS send into `couriers` on behalf of `order-ready` only.",
                "ko": "SNS가 `order-ready` 주제를 대신할 때만 `couriers` 큐로 보낼 수 있게 하세요.",
            },
            check="messaging/amazon-sns/only-this-topic",
            rationale={
                "en": "The lab asked for two topics: one may, the other may not.",
                "ko": "실험실이 두 주제로 물어봤어요. 하나는 되고, 다른 하나는 안 돼요.",
            },
        ),
    ),
)
