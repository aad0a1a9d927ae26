"""7.2.1: why work is put into queues, who else makes them, and how long a message is kept."""

from lessons.courseware.course import Lesson, Option, Prediction
from lessons.messaging.bench import BenchStart
from lessons.messaging.exercises.message_queues import looks
from lessons.messaging.exercises.message_queues.brokers import WHICH_BROKER
from lessons.messaging.exercises.message_queues.checks import CHECKS
from lessons.messaging.exercises.message_queues.quiz import QUIZ
from lessons.messaging.missions.backlog.mission import MISSION as BACKLOG

_AN_HOUR_SET_LATER = Prediction(
    id="an-hour-set-later",
    question={
        "en": "Five orders lie in a queue that keeps messages for four days. Then somebody sets it to one hour. Two "
        "hours later, with no worker all the time: what lies there?",
        "ko": "메시지를 나흘 동안 보관하는 큐에 주문 다섯 건이 있어요. 누군가 보관 시간을 한 시간으로 줄였어요. "
        "일하는 프로그램 없이 두 시간이 지나면 큐에는 무엇이 있을까요?",
    },
    options=(
        Option(
            "kept",
            {"en": "All five: they came under the old rule", "ko": "다섯 건 모두. 예전 규칙일 때 들어왔으니까요"},
            {
                "en": "The period belongs to the queue, not to the message. What is there already is older than an "
                "hour.",
                "ko": "보관 시간은 메시지가 아니라 큐의 설정이에요. 이미 있던 것도 한 시간이 넘었어요.",
            },
        ),
        Option(
            "gone",
            {"en": "Nothing", "ko": "아무것도 없어요"},
            {
                "en": "A new period counts for everything in the queue, and nobody is told of what it deletes.",
                "ko": "새 보관 시간은 큐에 있는 모든 것에 적용돼요. 지워져도 아무도 알려 주지 않아요.",
            },
        ),
        Option(
            "refused",
            {
                "en": "All five: the change is refused while messages lie there",
                "ko": "다섯 건 모두. 메시지가 있으면 바꿀 수 없어요",
            },
            {
                "en": "SetQueueAttributes asks nobody. On AWS it may take up to 15 minutes to count.",
                "ko": "SetQueueAttributes는 묻지 않아요. AWS에서는 적용되기까지 15분쯤 걸릴 수 있어요.",
            },
        ),
    ),
    truth=looks.an_hour_set_later,
    reveal={
        "en": "The lab played it with a copy of your queue. Orders left after two hours: {left}.",
        "ko": "실험실이 여러분의 큐를 복사해서 해 봤어요. 두 시간 뒤에 남은 주문: {left}건.",
    },
)

LESSON = Lesson(
    slug="message-queues",
    number="7.2.1",
    title={"en": "Message queues", "ko": "메시지 큐"},
    summary={
        "en": "Accept first, work later: why queues are there, which ones there are, and when a message is too old.",
        "ko": "먼저 접수하고 일은 나중에 해요. 큐를 왜 쓰는지, 어떤 큐가 있는지, 메시지가 언제 사라지는지 봐요.",
    },
    minutes=10,
    template="messaging/lessons/message-queues",
    checks=CHECKS,
    predictions=(_AN_HOUR_SET_LATER,),
    sorts=(WHICH_BROKER,),
    missions=(BACKLOG,),
    quiz=QUIZ,
    bench=BenchStart(opens="messages"),
)
