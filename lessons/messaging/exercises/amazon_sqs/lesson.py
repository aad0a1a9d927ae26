"""7.1: a queue that AWS keeps, and why a message is received before it is deleted."""

from lessons.courseware.course import Lesson, Option, Prediction
from lessons.messaging.bench import BenchStart
from lessons.messaging.exercises.amazon_sqs import looks
from lessons.messaging.exercises.amazon_sqs.checks import CHECKS
from lessons.messaging.exercises.amazon_sqs.quiz import QUIZ
from lessons.messaging.missions.cooked_again.mission import MISSION as COOKED_AGAIN
from lessons.messaging.missions.nothing_lost.mission import MISSION as NOTHING_LOST

_AFTER_THE_CRASH = Prediction(
    id="after-the-crash",
    question={
        "en": "A kitchen worker receives an order from the queue. Before it is cooked the worker's program crashes. "
        "What becomes of the order?",
        "ko": "주방 담당 프로그램이 큐에서 주문 하나를 받았어요. 그런데 요리를 마치기 전에 프로그램이 멈춰 버렸어요. "
        "그 주문은 어떻게 될까요?",
    },
    options=(
        Option(
            "gone",
            {"en": "It is gone: it was taken out", "ko": "사라져요. 이미 꺼냈으니까요"},
            {
                "en": "To receive is not to take out. Only DeleteMessage removes a message.",
                "ko": "받는 것은 꺼내는 것이 아니에요. 메시지를 없애는 것은 DeleteMessage뿐이에요.",
            },
        ),
        Option(
            "at-once",
            {"en": "The queue notices and offers it again at once", "ko": "큐가 알아채고 바로 다시 내놓아요"},
            {
                "en": "The queue knows nothing of the program. It only knows that nothing was deleted.",
                "ko": "큐는 프로그램이 어떻게 됐는지 몰라요. 아직 지워지지 않았다는 것만 알아요.",
            },
        ),
        Option(
            "later",
            {"en": "After a while it can be received again", "ko": "얼마 뒤에 다시 받을 수 있어요"},
            {
                "en": "It was only hidden. When the visibility timeout is over, it shows again.",
                "ko": "잠시 감춰졌을 뿐이에요. 표시 제한 시간이 끝나면 다시 보여요.",
            },
        ),
    ),
    truth=looks.after_the_crash,
    reveal={
        "en": "Whatever was received and not deleted shows again after {seconds} seconds: so says your queue.",
        "ko": "받고 나서 지우지 않은 메시지는 {seconds}초 뒤에 다시 보여요. 여러분의 큐에서 확인한 결과예요.",
    },
)

LESSON = Lesson(
    slug="amazon-sqs",
    number="7.1",
    title={"en": "Amazon SQS", "ko": "Amazon SQS"},
    summary={
        "en": "A queue that AWS keeps for you: send, receive, delete, and what happens in between.",
        "ko": "AWS가 대신 지켜 주는 큐예요. 보내고, 받고, 지우는 사이에 무슨 일이 생기는지 봐요.",
    },
    minutes=9,
    template="messaging/lessons/amazon-sqs",
    checks=CHECKS,
    predictions=(_AFTER_THE_CRASH,),
    missions=(NOTHING_LOST, COOKED_AGAIN),
    quiz=QUIZ,
    bench=BenchStart(opens="queues"),
)
