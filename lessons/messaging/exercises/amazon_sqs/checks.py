"""The checks of "Amazon SQS", with a sentence for every way each can be unmet."""

from lessons.courseware.course import Check
from lessons.messaging.exercises.amazon_sqs import looks
from lessons.messaging.exercises.amazon_sqs.looks import QUEUE
from lessons.messaging.looking import NO_QUEUE
from lessons.messaging.playing import create, receive, send, wait
from serverless_lab.engine import numbers

CHECKS = (
    Check(
        id="queue",
        title={"en": "Create the queue `orders`", "ko": "`orders` 큐 만들기"},
        look=looks.queue,
        reasons=NO_QUEUE,
        play=(create(QUEUE),),
    ),
    Check(
        id="sent",
        title={"en": "Send three orders into `orders`", "ko": "`orders` 큐에 주문 세 건 보내기"},
        look=looks.sent,
        reasons=NO_QUEUE
        | {
            "fewer": {
                "en": "Messages sent to `orders` so far: {count}.",
                "ko": "지금까지 `orders` 큐에 보낸 메시지: {count}건.",
            }
        },
        play=(send(QUEUE, "2 kimchi dumplings", "1 meat dumplings", "3 shrimp dumplings"),),
    ),
    Check(
        id="received",
        title={"en": "Receive one of them", "ko": "그 가운데 하나 받기"},
        look=looks.received,
        reasons=NO_QUEUE
        | {
            "none-received": {
                "en": "Nobody has received a message from `orders` yet.",
                "ko": "아직 아무도 `orders` 큐에서 메시지를 받지 않았어요.",
            }
        },
        play=(receive(QUEUE),),
    ),
    Check(
        id="came-back",
        title={
            "en": "Receive it a second time, after its visibility timeout",
            "ko": "표시 제한 시간이 지난 뒤 그 메시지를 다시 받기",
        },
        look=looks.came_back,
        reasons=NO_QUEUE
        | {
            "still-hidden": {
                "en": "What was received is still in flight. Let the clock go on, then receive again.",
                "ko": "받은 메시지가 아직 처리 중이에요. 시계를 돌린 다음 다시 받아 보세요.",
            },
            "once": {
                "en": "No message has been received twice yet. Receive one, do not delete it, and wait.",
                "ko": "두 번 받은 메시지가 아직 없어요. 하나를 받고, 지우지 말고 기다려 보세요.",
            },
        },
        play=(wait(numbers.SQS_VISIBILITY_DEFAULT_S + 1), receive(QUEUE, numbers.SQS_BATCH)),
    ),
    Check(
        id="done",
        title={
            "en": "Delete every order once it is cooked, until `orders` is empty",
            "ko": "다 만든 주문을 지워서 `orders` 큐 비우기",
        },
        look=looks.done,
        reasons=NO_QUEUE
        | {
            "left": {
                "en": "Messages still in `orders`: {left}. Receive and delete each; purging does not count.",
                "ko": "`orders` 큐에 남은 메시지: {left}건. 받아서 하나씩 지우세요. 큐 비우기는 세지 않아요.",
            }
        },
        play=(wait(numbers.SQS_VISIBILITY_DEFAULT_S + 1), receive(QUEUE, numbers.SQS_BATCH, delete=True)),
    ),
)
