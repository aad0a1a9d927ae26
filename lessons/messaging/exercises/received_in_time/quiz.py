"""Questions about "Received in time"."""

from lessons.courseware.quiz import Act, Choice, Numeric, Option, Quiz, TrueFalse
from serverless_lab.engine import numbers

QUIZ = Quiz(
    version=1,
    questions=(
        Choice(
            id="too-short",
            prompt={
                "en": "Cooking takes a minute, the visibility timeout is 30 seconds, and there are two cooks. What "
                "happens?",
                "ko": "요리에 1분이 걸리는데 표시 제한 시간은 30초예요. 요리사는 둘이고요. 무슨 일이 생길까요?",
            },
            options=(
                Option(
                    id="twice",
                    text={"en": "The order is cooked twice", "ko": "같은 주문을 두 번 요리해요"},
                    right=True,
                    rationale={
                        "en": "After 30 seconds it shows again, and the other cook receives it as well.",
                        "ko": "30초 뒤에 다시 보여서 다른 요리사도 받아 가요.",
                    },
                ),
                Option(
                    id="stopped",
                    text={"en": "The first cook is stopped after 30 seconds", "ko": "첫 요리사의 일이 30초에 멈춰요"},
                    rationale={
                        "en": "SQS knows nothing of the cook. It only shows the message again.",
                        "ko": "SQS는 요리사를 몰라요. 메시지를 다시 보여 줄 뿐이에요.",
                    },
                ),
                Option(
                    id="lost",
                    text={"en": "The order is lost", "ko": "주문이 사라져요"},
                    rationale={
                        "en": "On the contrary: it comes once too often.",
                        "ko": "오히려 한 번 더 와요.",
                    },
                ),
            ),
        ),
        Numeric(
            id="longest-wait",
            prompt={
                "en": "For how many seconds can one receive request wait for a message at most?",
                "ko": "받기 요청 하나는 메시지를 최대 몇 초까지 기다릴 수 있나요?",
            },
            answer=numbers.SQS_WAIT_S[1],
            unit="s",
            rationale={
                "en": "That is long polling: one request in place of many empty ones.",
                "ko": "이것이 긴 폴링이에요. 빈손으로 돌아오는 요청 여러 번을 한 번으로 줄여요.",
            },
        ),
        TrueFalse(
            id="long-poll-waits-always",
            prompt={
                "en": "With long polling every receive request takes 20 seconds.",
                "ko": "긴 폴링을 쓰면 받기 요청마다 20초가 걸려요.",
            },
            truth=False,
            when_true={
                "en": "It answers as soon as there is a message. Only an empty queue makes it wait.",
                "ko": "메시지가 있으면 바로 답해요. 큐가 비었을 때만 기다려요.",
            },
            when_false={
                "en": "Right: it waits only as long as nothing is there.",
                "ko": "맞아요. 아무것도 없을 때만 기다려요.",
            },
        ),
        Choice(
            id="what-for",
            prompt={
                "en": "What is a dead-letter queue good for?",
                "ko": "데드 레터 큐는 무엇에 쓰나요?",
            },
            options=(
                Option(
                    id="look",
                    text={
                        "en": "To set aside what fails again and again, so that somebody can look at it",
                        "ko": "자꾸 실패하는 것을 따로 모아 누가 살펴볼 수 있게 해요",
                    },
                    right=True,
                    rationale={
                        "en": "And once the worker is mended, a task moves them back.",
                        "ko": "프로그램을 고친 다음에는 작업으로 되돌려 보내요.",
                    },
                ),
                Option(
                    id="retry",
                    text={"en": "To try failed messages once more at once", "ko": "실패한 메시지를 바로 다시 시도해요"},
                    rationale={
                        "en": "Trying again is what the first queue did. Here they come to rest.",
                        "ko": "다시 시도하는 것은 원래 큐의 일이에요. 여기서는 쉬어요.",
                    },
                ),
                Option(
                    id="archive",
                    text={"en": "To keep a copy of every message", "ko": "모든 메시지의 사본을 남겨요"},
                    rationale={
                        "en": "Only what was received too often comes here.",
                        "ko": "너무 여러 번 받은 것만 여기로 와요.",
                    },
                ),
            ),
        ),
        Act(
            id="end-there",
            prompt={
                "en": "Let a ticket of `tickets` end in `tickets-dead`.",
                "ko": "`tickets` 큐의 주문서 하나가 `tickets-dead` 큐로 가게 하세요.",
            },
            check="messaging/received-in-time/buried",
            rationale={
                "en": "It was received three times and never deleted.",
                "ko": "세 번 받는 동안 한 번도 지워지지 않았어요.",
            },
        ),
    ),
)
