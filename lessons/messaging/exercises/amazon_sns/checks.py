"""The checks of "Amazon SNS", with a sentence for every way each can be unmet."""

from lessons.courseware.course import Check, Text
from lessons.messaging.exercises.amazon_sns import looks
from lessons.messaging.exercises.amazon_sns.looks import COURIERS, LEDGER, TOPIC
from lessons.messaging.looking import NO_QUEUE
from lessons.messaging.playing import create, create_topic, let_service_send, publish, subscribe, together

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
        id="subscribed",
        title={
            "en": "Create the topic `order-ready` and subscribe both queues",
            "ko": "`order-ready` 주제를 만들고 두 큐가 구독하게 하기",
        },
        look=looks.subscribed,
        reasons={
            "no-topic": {
                "en": "There is no topic called `{name}` in this account.",
                "ko": "이 계정에는 `{name}` 주제가 없어요.",
            },
            "not-subscribed": {
                "en": "The queue `{name}` has not subscribed to the topic.",
                "ko": "`{name}` 큐가 아직 주제를 구독하지 않았어요.",
            },
        },
        play=(together(create_topic(TOPIC), subscribe(TOPIC, COURIERS), subscribe(TOPIC, LEDGER)),),
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
    Check(
        id="delivered",
        title={
            "en": "Publish that an order is ready: it arrives in `couriers`",
            "ko": "음식이 나왔다고 게시하기: `couriers` 큐에 도착해요",
        },
        look=looks.delivered,
        reasons=NO_QUEUE
        | {
            "nothing-came": {
                "en": "Nothing from the topic lies in `couriers` yet.",
                "ko": "`couriers` 큐에 주제에서 온 메시지가 아직 없어요.",
            }
        },
        play=(publish(TOPIC, "7 is ready"),),
    ),
)
