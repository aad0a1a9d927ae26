"""The checks of "Publish and subscribe", with a sentence for every way each can be unmet."""

from lessons.courseware.course import Check, Text
from lessons.messaging.exercises.publish_subscribe import looks
from lessons.messaging.exercises.publish_subscribe.looks import COURIERS, LEDGER, OURS, TOPIC, WAY
from lessons.messaging.looking import NO_QUEUE
from lessons.messaging.playing import (
    create,
    create_topic,
    let_service_send,
    narrow,
    publish,
    send,
    subscribe,
    together,
)

_SNS = "sns.amazonaws.com"
_NO_TOPIC: dict[str, Text] = {
    "no-topic": {
        "en": "There is no topic called `{name}` in this account.",
        "ko": "이 계정에는 `{name}` 주제가 없어요.",
    }
}

CHECKS = (
    Check(
        id="told-each",
        title={
            "en": "As an observer's subject: send the same news into `couriers` and into `ledger` yourself",
            "ko": "옵저버 패턴처럼: 같은 소식을 `couriers` 큐와 `ledger` 큐에 직접 보내기",
        },
        look=looks.told_each,
        reasons=NO_QUEUE
        | {
            "not-the-same": {
                "en": "No text lies in both queues. Send the same into each.",
                "ko": "두 큐에 똑같이 있는 내용이 없어요. 같은 내용을 각각 보내세요.",
            }
        },
        play=(create(COURIERS), create(LEDGER), send(COURIERS, "6 is ready"), send(LEDGER, "6 is ready")),
    ),
    Check(
        id="one-publish",
        title={
            "en": "With a topic in between: publish once to `order-events`, and both queues get it",
            "ko": "주제를 사이에 두고: `order-events`에 한 번 게시해서 두 큐가 모두 받게 하기",
        },
        look=looks.one_publish,
        reasons=NO_QUEUE
        | _NO_TOPIC
        | {
            "came-nowhere": {
                "en": "Nothing from the topic lies in either queue. Has each subscribed, and does its policy let SNS "
                "in?",
                "ko": "어느 큐에도 주제에서 온 것이 없어요. 두 큐가 구독했나요? 정책이 SNS를 들여보내나요?",
            },
            "came-to-one": {
                "en": "Nothing has come to `{name}`: a subscription is missing, or its door is closed.",
                "ko": "이 큐에는 오지 않았어요: `{name}`. 구독하지 않았거나 문이 닫혀 있어요.",
            },
        },
        play=(
            together(let_service_send(COURIERS, _SNS), let_service_send(LEDGER, _SNS)),
            together(create_topic(TOPIC), subscribe(TOPIC, COURIERS), subscribe(TOPIC, LEDGER)),
            publish(TOPIC, "7 is ready"),
        ),
    ),
    Check(
        id="filtered",
        title={
            "en": "Couriers hear of deliveries only (`way` is `delivery`), the ledger of everything",
            "ko": "배달은 `way`가 `delivery`인 것만, 장부는 모두 받게 하기",
        },
        look=looks.filtered,
        reasons=_NO_TOPIC
        | {
            "ledger-missed": {
                "en": "The lab published two messages, and the ledger did not get both.",
                "ko": "실험실이 메시지 두 건을 게시해 봤는데, 장부가 둘 다 받지는 못했어요.",
            },
            "delivery-missed": {
                "en": "The lab published a delivery, and the couriers did not get it.",
                "ko": "실험실이 배달 소식을 게시해 봤는데, 배달 쪽이 받지 못했어요.",
            },
            "pick-up-came": {
                "en": "The lab published something that is picked up (`way` is `pick-up`), and the couriers got it.",
                "ko": "실험실이 찾아가는 주문(`way`가 `pick-up`)을 게시해 봤는데, 배달 쪽도 받았어요.",
            },
        },
        play=(narrow(TOPIC, COURIERS, {WAY: [OURS]}),),
    ),
)
