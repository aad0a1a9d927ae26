"""Questions about "Standard and FIFO"."""

from lessons.courseware.quiz import Act, Choice, MultipleChoice, NearMiss, Numeric, Option, Quiz, TrueFalse
from serverless_lab.engine import numbers

QUIZ = Quiz(
    version=1,
    questions=(
        MultipleChoice(
            id="standard-promises",
            prompt={
                "en": "What may happen in a standard queue?",
                "ko": "표준 큐에서 일어날 수 있는 일을 모두 고르세요.",
            },
            options=(
                Option(
                    id="twice",
                    text={"en": "A message is delivered twice", "ko": "메시지 하나가 두 번 와요"},
                    right=True,
                    rationale={
                        "en": "At least once is promised, not exactly once.",
                        "ko": "적어도 한 번을 약속할 뿐, 정확히 한 번은 아니에요.",
                    },
                ),
                Option(
                    id="order",
                    text={"en": "A later message comes before an earlier one", "ko": "나중 메시지가 먼저 와요"},
                    right=True,
                    rationale={"en": "The order is kept as best it can be.", "ko": "순서는 되도록 지킬 뿐이에요."},
                ),
                Option(
                    id="lost",
                    text={
                        "en": "A message is lost before its time is over",
                        "ko": "보관 시간이 남은 메시지가 사라져요",
                    },
                    rationale={
                        "en": "It lies in several Availability Zones until it is deleted or too old.",
                        "ko": "지우거나 너무 오래되기 전까지 여러 가용 영역에 보관돼요.",
                    },
                ),
            ),
        ),
        Numeric(
            id="bills-a-second",
            prompt={
                "en": "How many messages a second can be sent to a FIFO queue with its default settings, in batches of "
                "ten?",
                "ko": "기본 설정의 FIFO 큐에 열 건씩 묶어 보내면 1초에 몇 건까지 보낼 수 있나요?",
            },
            answer=numbers.SQS_FIFO_MESSAGES,
            rationale={
                "en": "300 calls a second, each with up to ten messages.",
                "ko": "1초에 300번 호출하고, 호출마다 열 건까지 담아요.",
            },
            near=(
                NearMiss(
                    value=numbers.SQS_FIFO_CALLS,
                    rationale={
                        "en": "So many calls there may be. Each may carry ten messages.",
                        "ko": "그것은 호출 수예요. 호출마다 열 건을 담을 수 있어요.",
                    },
                ),
            ),
        ),
        Choice(
            id="idempotent",
            prompt={
                "en": "A worker of a standard queue charges a card for each message. How does it keep a copy from "
                "being "
                "charged twice?",
                "ko": "표준 큐의 담당 프로그램이 메시지마다 카드로 결제해요. 같은 메시지가 또 와도 두 번 결제하지 "
                "않으려면요?",
            },
            options=(
                Option(
                    id="fast",
                    text={"en": "It deletes the message before it charges", "ko": "결제하기 전에 메시지를 먼저 지워요"},
                    rationale={
                        "en": "If it crashes in between, the bill is never charged. And a copy is another message.",
                        "ko": "그 사이에 멈추면 결제가 영영 안 돼요. 게다가 사본은 따로 또 와요.",
                    },
                ),
                Option(
                    id="remember",
                    text={
                        "en": "It notes the order's number in a database, and charges only if it was not there",
                        "ko": "주문 번호를 데이터베이스에 적고, 없던 번호일 때만 결제해요",
                    },
                    right=True,
                    rationale={
                        "en": "Done twice, it has the effect of once: that is idempotent.",
                        "ko": "두 번 해도 한 번 한 것과 같아요. 이것이 멱등이에요.",
                    },
                ),
                Option(
                    id="timeout",
                    text={"en": "It sets a longer visibility timeout", "ko": "표시 제한 시간을 늘려요"},
                    rationale={
                        "en": "That helps when work takes long. A copy made by a server comes all the same.",
                        "ko": "일이 오래 걸릴 때 도움이 돼요. 서버에서 생긴 사본은 그래도 와요.",
                    },
                ),
            ),
        ),
        TrueFalse(
            id="one-group-for-all",
            prompt={
                "en": "With one message group for everything, a FIFO queue is worked off fastest.",
                "ko": "모든 메시지를 그룹 하나에 넣으면 FIFO 큐가 가장 빨리 처리돼요.",
            },
            truth=False,
            when_true={
                "en": "Within a group one waits for the other. One group means one worker at a time.",
                "ko": "그룹 안에서는 하나가 끝나야 다음이 나와요. 그룹이 하나면 한 번에 한 곳에서만 일해요.",
            },
            when_false={
                "en": "Right: what need not be in order belongs into different groups, such as one for each table.",
                "ko": "맞아요. 순서가 필요 없는 것끼리는 테이블별처럼 그룹을 나눠요.",
            },
        ),
        Act(
            id="keep-a-copy-out",
            prompt={
                "en": "Send a message into `bills.fifo` twice so that only one stays.",
                "ko": "`bills.fifo` 큐에 메시지를 두 번 보내서 하나만 남게 하세요.",
            },
            check="messaging/standard-and-fifo/once",
            rationale={
                "en": "The same deduplication id within five minutes: the second one was left out.",
                "ko": "5분 안에 중복 제거 ID가 같았으니, 두 번째 것은 담기지 않았어요.",
            },
        ),
    ),
)
