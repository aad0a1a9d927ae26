"""Questions about "Amazon SQS"."""

from lessons.courseware.quiz import Act, Choice, NearMiss, Numeric, Option, Quiz, TrueFalse
from serverless_lab.engine import numbers

QUIZ = Quiz(
    version=1,
    questions=(
        Choice(
            id="who-deletes",
            prompt={
                "en": "A worker has cooked the order that it received. What removes the message from the queue?",
                "ko": "받은 주문의 요리가 끝났어요. 무엇이 이 메시지를 큐에서 없앨까요?",
            },
            options=(
                Option(
                    id="receive",
                    text={"en": "Receiving it did that already", "ko": "받을 때 이미 없어졌어요"},
                    rationale={
                        "en": "Receiving only hides it for a while, in case the worker does not get through.",
                        "ko": "받으면 잠시 감춰질 뿐이에요. 일을 마치지 못할 때를 대비해서요.",
                    },
                ),
                Option(
                    id="delete",
                    text={"en": "The worker, with DeleteMessage", "ko": "담당 프로그램이 DeleteMessage로 지워요"},
                    right=True,
                    rationale={
                        "en": "Deleting says: this work is done. It takes the handle of the receipt.",
                        "ko": "지우는 것은 일을 마쳤다는 말이에요. 받을 때 함께 온 수신 핸들로 지워요.",
                    },
                ),
                Option(
                    id="timeout",
                    text={
                        "en": "SQS, when the visibility timeout is over",
                        "ko": "표시 제한 시간이 끝나면 SQS가 지워요",
                    },
                    rationale={
                        "en": "The other way round: when it is over, the message shows again.",
                        "ko": "반대예요. 그 시간이 끝나면 메시지가 다시 보여요.",
                    },
                ),
            ),
        ),
        Numeric(
            id="default-visibility",
            prompt={
                "en": "For how many seconds does a queue hide a message that was received, if nobody says otherwise?",
                "ko": "따로 정하지 않으면 큐는 받은 메시지를 몇 초 동안 감추나요?",
            },
            answer=numbers.SQS_VISIBILITY_DEFAULT_S,
            unit="s",
            rationale={
                "en": "The default visibility timeout. Work that takes longer needs a longer one.",
                "ko": "기본 표시 제한 시간이에요. 일이 더 오래 걸린다면 더 길게 정해야 해요.",
            },
            near=(
                NearMiss(
                    value=numbers.SQS_WAIT_S[1],
                    rationale={
                        "en": "That is how long a receive request may wait for a message.",
                        "ko": "그것은 받기 요청이 메시지를 기다릴 수 있는 가장 긴 시간이에요.",
                    },
                ),
            ),
        ),
        TrueFalse(
            id="needs-a-worker",
            prompt={
                "en": "As long as no worker runs, nothing can be sent to the queue.",
                "ko": "담당 프로그램이 하나도 돌지 않으면 큐로 아무것도 보낼 수 없어요.",
            },
            truth=False,
            when_true={
                "en": "The queue takes messages at any time and keeps them. That is what it is for.",
                "ko": "큐는 언제든 메시지를 받아서 보관해요. 바로 그러려고 두는 거예요.",
            },
            when_false={
                "en": "Right: sender and worker need not be there at the same time.",
                "ko": "맞아요. 보내는 쪽과 일하는 쪽이 같은 때에 있지 않아도 돼요.",
            },
        ),
        Act(
            id="make-it-come-back",
            prompt={
                "en": "Let an order come back: receive it, do not delete it, and receive it again.",
                "ko": "주문이 되돌아오게 해 보세요. 받고, 지우지 않고, 다시 받으면 돼요.",
            },
            check="messaging/amazon-sqs/came-back",
            rationale={
                "en": "The lab saw one message received twice.",
                "ko": "같은 메시지를 두 번 받은 것을 실험실이 확인했어요.",
            },
        ),
    ),
)
