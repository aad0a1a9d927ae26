"""The checks of "Amazon SNS", with a sentence for every way each can be unmet."""

from lessons.courseware.course import Check, Text
from lessons.messaging.exercises.amazon_sns import looks
from lessons.messaging.exercises.amazon_sns.looks import COURIERS, LEDGER, TOPIC
from lessons.messaging.looking import NO_QUEUE
from lessons.messaging.playing import create, let_service_send

_SNS = "sns.amazonaws.com"
_CLOSED: dict[str, Text] = {
    "closed": {
        "en": "SNS may not send into `couriers` yet: the queue's policy does not let `sns.amazonaws.com` in.",
        "ko": "아직 SNS가 `couriers` 큐로 보낼 수 없어요. 큐의 정책이 `sns.amazonaws.com`을 들여보내지 않아요.",
    }
}

CHECKS = (
    Check(
        id="ready",
        title={
            "en": "Make a queue for each subscriber: `couriers` and `ledger`",
            "ko": "구독자마다 큐 만들기: `couriers`, `ledger`",
        },
        look=looks.ready,
        reasons=NO_QUEUE,
        play=(create(COURIERS), create(LEDGER)),
    ),
    Check(
        id="let-in",
        title={
            "en": "Let SNS send into `couriers`",
            "ko": "SNS가 `couriers` 큐로 보낼 수 있게 하기",
        },
        look=looks.let_in,
        reasons=NO_QUEUE | _CLOSED,
        play=(let_service_send(COURIERS, _SNS),),
    ),
    Check(
        id="only-this-topic",
        title={
            "en": "Only on behalf of the topic `order-ready`, and of no other",
            "ko": "`order-ready` 주제를 대신할 때만, 다른 주제는 안 되게 하기",
        },
        look=looks.only_this_topic,
        reasons=NO_QUEUE
        | _CLOSED
        | {
            "open-to-others": {
                "en": "SNS could send on behalf of the topic `{topic}` as well, whoever it belongs to.",
                "ko": "지금은 `{topic}` 같은 다른 주제도, 누구의 것이든 보낼 수 있어요.",
            }
        },
        play=(let_service_send(COURIERS, _SNS, f"arn:aws:sns:*:*:{TOPIC}"),),
    ),
)
