"""7.2.2: two kinds of queues, what each promises, and what is left to the developer."""

from lessons.courseware.course import Lesson, Option, Prediction
from lessons.messaging.bench import BenchStart
from lessons.messaging.exercises.standard_and_fifo import looks
from lessons.messaging.exercises.standard_and_fifo.checks import CHECKS
from lessons.messaging.exercises.standard_and_fifo.quiz import QUIZ
from lessons.messaging.missions.lunch_rush.mission import MISSION as LUNCH_RUSH
from lessons.messaging.missions.one_click.mission import MISSION as ONE_CLICK

_DOUBLE_CLICK = Prediction(
    id="double-click",
    question={
        "en": "A guest presses *Pay* twice. Both times the program sends the same bill into a FIFO queue, with the "
        "same "
        "deduplication id, a second apart. What happens?",
        "ko": "손님이 *결제*를 두 번 눌렀어요. 프로그램은 1초 간격으로 같은 계산서를 같은 중복 제거 ID로 FIFO 큐에 "
        "두 번 보내요. 어떻게 될까요?",
    },
    options=(
        Option(
            "two",
            {"en": "Two bills lie in the queue", "ko": "큐에 계산서가 두 건 들어가요"},
            {
                "en": "So it would be in a standard queue, which compares nothing.",
                "ko": "표준 큐라면 그래요. 표준 큐는 아무것도 비교하지 않아요.",
            },
        ),
        Option(
            "refused",
            {"en": "The second call is refused with an error", "ko": "두 번째 호출이 오류로 거부돼요"},
            {
                "en": "Then every sender would have to handle it. SQS accepts the call and keeps nothing.",
                "ko": "그러면 보내는 쪽이 모두 오류를 처리해야 해요. SQS는 호출을 받아들이고, 담지는 않아요.",
            },
        ),
        Option(
            "one",
            {
                "en": "Both calls succeed, one bill lies in the queue",
                "ko": "두 호출 모두 성공하고, 큐에는 한 건만 있어요",
            },
            {
                "en": "To send again is safe: that is what the id is for.",
                "ko": "다시 보내도 괜찮아요. 그러라고 ID가 있는 거예요.",
            },
        ),
    ),
    truth=looks.double_click,
    reveal={
        "en": "The lab sent it twice to a copy of your `bills.fifo`. Messages kept: {kept}.",
        "ko": "실험실이 여러분의 `bills.fifo` 사본에 두 번 보냈어요. 남은 메시지: {kept}건.",
    },
)

LESSON = Lesson(
    slug="standard-and-fifo",
    number="7.2.2",
    title={"en": "Standard and FIFO queues", "ko": "표준 큐와 FIFO 큐"},
    summary={
        "en": "As fast as you like, or strictly in order and each only once: what that costs, and what stays your "
        "business.",
        "ko": "얼마든지 빠르게, 아니면 차례대로 한 번씩만. 그 대가가 무엇이고 무엇이 개발자의 몫인지 봐요.",
    },
    minutes=10,
    template="messaging/lessons/standard-and-fifo",
    checks=CHECKS,
    predictions=(_DOUBLE_CLICK,),
    missions=(ONE_CLICK, LUNCH_RUSH),
    quiz=QUIZ,
    bench=BenchStart(opens="queues"),
)
