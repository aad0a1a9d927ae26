"""Questions about "Message queues"."""

from lessons.courseware.quiz import Act, Choice, Item, NearMiss, Numeric, Option, Ordering, Quiz, TrueFalse
from serverless_lab.engine import numbers

_DAY = 86_400

QUIZ = Quiz(
    version=1,
    questions=(
        Choice(
            id="what-it-solves",
            prompt={
                "en": "At noon ten times as many orders come as the kitchen can cook. What does a queue change?",
                "ko": "점심때 주방이 감당하는 것보다 열 배 많은 주문이 와요. 큐를 두면 무엇이 달라질까요?",
            },
            options=(
                Option(
                    id="faster",
                    text={"en": "The kitchen cooks faster", "ko": "주방이 더 빨리 요리해요"},
                    rationale={
                        "en": "It cooks as before. It only is no longer what the guests wait for.",
                        "ko": "요리 속도는 그대로예요. 손님이 요리가 끝나기를 기다리지 않게 될 뿐이에요.",
                    },
                ),
                Option(
                    id="spread",
                    text={
                        "en": "Guests get their answer at once, and the work spreads over the afternoon",
                        "ko": "손님은 바로 답을 받고, 일은 오후에 나눠서 해요",
                    },
                    right=True,
                    rationale={
                        "en": "The queue takes the peak; the kitchen takes from it at its own pace.",
                        "ko": "몰린 주문은 큐가 받아 두고, 주방은 자기 속도로 꺼내 가요.",
                    },
                ),
                Option(
                    id="fewer",
                    text={
                        "en": "Orders beyond what can be cooked are refused",
                        "ko": "감당하지 못하는 주문은 거절해요",
                    },
                    rationale={
                        "en": "That happens without a queue. A queue takes them and keeps them.",
                        "ko": "그것은 큐가 없을 때의 일이에요. 큐는 받아서 보관해요.",
                    },
                ),
            ),
        ),
        Ordering(
            id="way-of-an-order",
            prompt={"en": "Put the way of an order into its order.", "ko": "주문이 지나가는 길을 차례대로 놓으세요."},
            items=(
                Item(
                    id="send",
                    text={"en": "The order page sends a message", "ko": "주문 화면이 메시지를 보내요"},
                    rationale={"en": "The producer begins.", "ko": "생산자가 먼저 시작해요."},
                ),
                Item(
                    id="confirm",
                    text={
                        "en": "The queue confirms; the guest sees a thank-you",
                        "ko": "큐가 접수를 알리고, 손님은 감사 인사를 봐요",
                    },
                    rationale={
                        "en": "From here on nobody waits any more.",
                        "ko": "여기부터는 아무도 기다리지 않아요.",
                    },
                ),
                Item(
                    id="receive",
                    text={"en": "The kitchen receives the message", "ko": "주방이 메시지를 받아요"},
                    rationale={"en": "The consumer asks when it is free.", "ko": "소비자가 손이 빌 때 물어봐요."},
                ),
                Item(
                    id="delete",
                    text={"en": "The kitchen deletes the message", "ko": "주방이 메시지를 지워요"},
                    rationale={"en": "Only once the order is cooked.", "ko": "요리를 마친 다음에 지워요."},
                ),
            ),
        ),
        Numeric(
            id="days-kept",
            prompt={
                "en": "For how many days does SQS keep a message if nobody sets anything else?",
                "ko": "따로 정하지 않으면 SQS는 메시지를 며칠 동안 보관하나요?",
            },
            answer=numbers.SQS_RETENTION_DEFAULT_S / _DAY,
            rationale={
                "en": "Four days are 345,600 seconds, the default of MessageRetentionPeriod.",
                "ko": "나흘, 곧 345,600초가 MessageRetentionPeriod의 기본값이에요.",
            },
            near=(
                NearMiss(
                    value=numbers.SQS_RETENTION_S[1] / _DAY,
                    rationale={"en": "That is the most it can be set to.", "ko": "그것은 설정할 수 있는 최댓값이에요."},
                ),
            ),
        ),
        TrueFalse(
            id="mq-for-new",
            prompt={
                "en": "Whoever begins anew on AWS should choose Amazon MQ, as it speaks more protocols.",
                "ko": "AWS에서 새로 시작한다면 프로토콜이 더 많은 Amazon MQ를 골라야 해요.",
            },
            truth=False,
            when_true={
                "en": "More protocols help those who already speak them. A broker has to be sized, patched and paid by "
                "the hour.",
                "ko": "프로토콜이 많은 것은 이미 그것을 쓰는 쪽에 도움이 돼요. 브로커는 크기를 정하고, 시간마다 요금을 "
                "내야 해요.",
            },
            when_false={
                "en": "Right. Amazon MQ is there for what already runs elsewhere and shall move as it is.",
                "ko": "맞아요. Amazon MQ는 다른 곳에서 돌던 것을 그대로 옮길 때 써요.",
            },
        ),
        Act(
            id="too-old",
            prompt={
                "en": "Let five orders in `kitchen` grow too old.",
                "ko": "`kitchen` 큐의 주문 다섯 건이 너무 오래되어 사라지게 해 보세요.",
            },
            check="messaging/message-queues/expired",
            rationale={
                "en": "Nobody deleted them, and yet they are gone.",
                "ko": "아무도 지우지 않았는데 사라졌어요.",
            },
        ),
    ),
)
