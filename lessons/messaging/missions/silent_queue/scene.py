"""The shop of "The silent queue": a topic, and a subscription whose filter lets nothing through."""

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from lessons.courseware.chance import Chance
from lessons.courseware.course import Facts, Play, Text
from lessons.courseware.play import Player
from lessons.courseware.probe import Probe
from lessons.messaging.playing import create, create_topic, let_service_send, publish, subscribe
from lessons.messaging.topics import subscribers, subscription_arn

TOPIC, QUEUE, WAY = "order-news", "couriers", "way"
OURS, OTHERS = "delivery", ("pick-up", "table")
RIGHT: Mapping[str, Any] = {WAY: [OURS]}
ATTRIBUTES, BODY = "MessageAttributes", "MessageBody"


class Fault(NamedTuple):
    """The filter as it is, and where it looks. `cure` in words."""

    policy: Mapping[str, Any]
    scope: str
    cure: Text


FAULTS: Mapping[str, Fault] = {
    "letters": Fault(
        {WAY: ["Delivery"]},
        ATTRIBUTES,
        {
            "en": 'write the value as it is published: `FilterPolicy` names `["delivery"]` for `way`',
            "ko": '값을 게시되는 그대로 쓰기. `FilterPolicy`에서 `way`의 값을 `["delivery"]`로',
        },
    ),
    "name": Fault(
        {"kind": [OURS]},
        ATTRIBUTES,
        {
            "en": "name the attribute that messages have: `way`, and not `kind`",
            "ko": "메시지에 있는 속성 이름으로 고치기. `kind`가 아니라 `way`",
        },
    ),
    "scope": Fault(
        RIGHT,
        BODY,
        {
            "en": "let the filter look at the attributes: `FilterPolicyScope` is `MessageAttributes`",
            "ko": "필터가 속성을 보게 하기. `FilterPolicyScope`를 `MessageAttributes`로",
        },
    ),
}


def draw(chance: Chance) -> Facts:
    fault = chance.turn(tuple(FAULTS))
    return {"fault": fault, "cure": FAULTS[fault].cure, "number": chance.randrange(1100, 1900)}


def open_the_shop(player: Player) -> None:
    """One order for delivery was published already, and came nowhere."""
    fault = FAULTS[player.facts["fault"]]
    create(QUEUE)(player)
    let_service_send(QUEUE, "sns.amazonaws.com")(player)
    create_topic(TOPIC)(player)
    subscribe(TOPIC, QUEUE)(player)
    set_filter(fault.policy, fault.scope)(player)
    publish(TOPIC, f"order {player.facts['number']}", **{WAY: OURS})(player)


def set_filter(policy: Mapping[str, Any], scope: str = ATTRIBUTES) -> Play:
    """The filter of every subscription of the topic; an empty one lets everything through."""

    def play(player: Player) -> None:
        probe = Probe(player.cloud)
        for each in subscribers(probe, probe.sns.topics[TOPIC]):
            for name, value in (("FilterPolicyScope", scope), ("FilterPolicy", json.dumps(policy))):
                asked = {"SubscriptionArn": subscription_arn(probe, each), "AttributeName": name}
                player.call("sns", "SetSubscriptionAttributes", asked | {"AttributeValue": value})

    return play


mend = set_filter(RIGHT)
