"""The checks of "Message queues", with a sentence for every way each can be unmet."""

from lessons.courseware.course import Check
from lessons.messaging.exercises.message_queues import looks
from lessons.messaging.exercises.message_queues.looks import HOUR, QUEUE
from lessons.messaging.looking import NO_QUEUE
from lessons.messaging.playing import create, do, send, together, wait

CHECKS = (
    Check(
        id="waiting",
        title={
            "en": "Send five orders into the queue `kitchen`, with nobody there to cook",
            "ko": "요리할 사람이 없는 `kitchen` 큐에 주문 다섯 건 보내기",
        },
        look=looks.waiting,
        reasons=NO_QUEUE
        | {
            "fewer": {
                "en": "Messages sent to `kitchen` so far: {count}.",
                "ko": "지금까지 `kitchen` 큐에 보낸 메시지: {count}건.",
            }
        },
        play=(together(create(QUEUE), send(QUEUE, "soup", "rice", "tea", "cake", "soup")),),
    ),
    Check(
        id="kept-for-an-hour",
        title={
            "en": "Keep messages in `kitchen` for one hour only",
            "ko": "`kitchen` 큐의 메시지 보관 시간을 한 시간으로 줄이기",
        },
        look=looks.kept_for_an_hour,
        reasons=NO_QUEUE
        | {
            "other-retention": {
                "en": "`kitchen` keeps messages for {seconds:,} seconds. An hour has 3,600.",
                "ko": "`kitchen` 큐는 메시지를 {seconds:,}초 동안 보관해요. 한 시간은 3,600초예요.",
            }
        },
        play=(do("SetQueueAttributes", QUEUE, Attributes={"MessageRetentionPeriod": str(HOUR)}),),
    ),
    Check(
        id="expired",
        title={
            "en": "Let the orders grow too old: `kitchen` is empty although nobody has deleted any",
            "ko": "주문을 너무 오래 두기: 아무도 지우지 않았는데 `kitchen` 큐가 비어요",
        },
        look=looks.expired,
        reasons=NO_QUEUE
        | {
            "too-few-sent": {
                "en": "Fewer than five orders were sent to `kitchen`.",
                "ko": "`kitchen` 큐에 보낸 주문이 다섯 건보다 적어요.",
            },
            "still-there": {
                "en": "Orders still in `kitchen`: {left}. Turn the clock on.",
                "ko": "`kitchen` 큐에 남은 주문: {left}건. 시계를 돌려 보세요.",
            },
            "deleted": {
                "en": "Somebody deleted messages or purged the queue. Undo that, and leave it to time.",
                "ko": "메시지를 지웠거나 큐를 비운 적이 있어요. 되돌린 다음 시간에 맡겨 보세요.",
            },
        },
        play=(wait(HOUR + 60),),
    ),
)
