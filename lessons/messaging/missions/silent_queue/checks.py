"""The checks of "The silent queue", with a sentence for every way each can be unmet."""

from lessons.courseware.course import Check
from lessons.messaging.looking import BY_LAB, NO_QUEUE
from lessons.messaging.missions.silent_queue import looks

CHECKS = (
    Check(
        id="deliveries",
        title={
            "en": "An order that is to be delivered reaches `couriers`",
            "ko": "배달 주문은 `couriers` 큐에 도착함",
        },
        look=looks.deliveries,
        reasons=NO_QUEUE
        | BY_LAB
        | {
            "no-topic": {
                "en": "There is no topic called `{name}` any more.",
                "ko": "이제 `{name}` 주제가 없어요.",
            },
            "not-subscribed": {
                "en": "`{name}` has no subscription to the topic any more.",
                "ko": "`{name}` 큐가 이제 주제를 구독하지 않아요.",
            },
            "none": {
                "en": "In a rehearsal a delivery was published, and nothing arrived.",
                "ko": "시험 삼아 배달 주문을 게시했는데 아무것도 오지 않았어요.",
            },
        },
    ),
    Check(
        id="only-ours",
        title={
            "en": "What is picked up, or eaten at a table, does not",
            "ko": "포장해 가거나 매장에서 먹는 주문은 오지 않음",
        },
        look=looks.only_ours,
        reasons={
            "first": {
                "en": "First a delivery has to arrive.",
                "ko": "먼저 배달 주문이 와야 해요.",
            },
            "others": {
                "en": "In a rehearsal {others} of {kinds} orders that nobody delivers came to the couriers as well.",
                "ko": "시험해 보니 배달하지 않는 주문 {kinds}건 가운데 {others}건도 배달원에게 왔어요.",
            },
        },
    ),
    Check(
        id="seen",
        title={
            "en": "Publish one yourself, and it lies in `couriers`",
            "ko": "직접 하나 게시해서 `couriers` 큐에 도착하게 하기",
        },
        look=looks.seen,
        reasons=NO_QUEUE
        | {
            "nothing": {
                "en": "Nothing has come into `couriers` yet. What was published before your repair is gone.",
                "ko": "아직 `couriers` 큐에 온 것이 없어요. 고치기 전에 게시한 것은 되돌아오지 않아요.",
            },
        },
    ),
)
