"""7.2.3: how long a message is hidden, how patiently one asks, and where what cannot be done ends."""

from lessons.courseware.course import Lesson, Option, Prediction
from lessons.messaging.bench import BenchStart
from lessons.messaging.exercises.received_in_time import looks
from lessons.messaging.exercises.received_in_time.checks import CHECKS
from lessons.messaging.exercises.received_in_time.quiz import QUIZ
from lessons.messaging.missions.baked_twice.mission import MISSION as BAKED_TWICE
from lessons.messaging.missions.poison.mission import MISSION as POISON

_POISON = Prediction(
    id="poison",
    question={
        "en": "Somebody ordered half a dumpling. Each worker that receives this ticket crashes before deleting it. The "
        "queue has its default settings. What becomes of the ticket?",
        "ko": "누가 만두 반 개를 주문했어요. 이 주문서를 받은 프로그램은 모두 지우기 전에 멈춰요. 큐는 기본 "
        "설정이에요. "
        "이 주문서는 어떻게 될까요?",
    },
    options=(
        Option(
            "given-up",
            {"en": "After three receipts SQS gives up", "ko": "세 번 받으면 SQS가 포기해요"},
            {
                "en": "Only if somebody says so, with a redrive policy. A new queue has none.",
                "ko": "리드라이브 정책으로 그렇게 정했을 때만요. 새 큐에는 정책이 없어요.",
            },
        ),
        Option(
            "again",
            {"en": "It comes again and again, until it is too old", "ko": "너무 오래될 때까지 되풀이해서 와요"},
            {
                "en": "For four days by default, and each time a worker crashes.",
                "ko": "기본 설정이면 나흘 동안요. 그때마다 프로그램이 멈춰요.",
            },
        ),
        Option(
            "blocks",
            {"en": "The queue stops until somebody removes it", "ko": "누가 치울 때까지 큐가 멈춰요"},
            {
                "en": "In a standard queue the others go on. In a FIFO queue its group would wait.",
                "ko": "표준 큐에서는 다른 것들이 계속 나와요. FIFO 큐라면 같은 그룹이 기다려요.",
            },
        ),
    ),
    truth=looks.poison,
    reveal={
        "en": "In a copy of your queue the lab received it without ever deleting it. Times it came: {times}, and it "
        "was "
        "still there.",
        "ko": "실험실이 여러분의 큐 사본에서 지우지 않고 계속 받아 봤어요. 온 횟수: {times}번, 그래도 남아 있었어요.",
    },
)

LESSON = Lesson(
    slug="received-in-time",
    number="7.2.3",
    title={"en": "Received in time", "ko": "제때 받고 제때 끝내기"},
    summary={
        "en": "Visibility timeouts that fit the work, long polling, and a place for what nobody can do.",
        "ko": "일에 맞는 표시 제한 시간, 긴 폴링, 그리고 아무도 처리하지 못하는 것을 모아 두는 곳을 배워요.",
    },
    minutes=10,
    template="messaging/lessons/received-in-time",
    checks=CHECKS,
    predictions=(_POISON,),
    missions=(BAKED_TWICE, POISON),
    quiz=QUIZ,
    bench=BenchStart(opens="queues"),
)
