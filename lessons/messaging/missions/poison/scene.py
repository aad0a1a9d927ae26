"""The shop of "Poison": an order that fails each time it is tried, and a queue that goes on offering it."""

import json

from lessons.courseware.chance import Chance
from lessons.courseware.course import Facts, Play
from lessons.courseware.play import Player
from lessons.messaging.kitchen_fn import FUNCTION, ORDERS, TICKETS
from lessons.messaging.missions.poison.cooking_fn import SOURCE
from lessons.messaging.playing import create, do, send
from lessons.messaging.workers import feed, hire, queue_arn
from serverless_lab.engine import numbers

DEAD, TRIES, MINUTES = "orders-dead", 3, 15
_KEPT_S = 14_400  # so that an attempt that nobody goes on with does not fail for days
_NOT_ON_THE_MENU = ("pizza", "noodles", "waffle", "mooncake")


def draw(chance: Chance) -> Facts:
    item, number = chance.choice(_NOT_ON_THE_MENU), chance.randrange(1100, 1900)
    return {"item": item, "order": f"A-{number}", "minutes": MINUTES}


def open_the_shop(player: Player) -> None:
    create(ORDERS, MessageRetentionPeriod=str(_KEPT_S))(player)
    create(TICKETS)(player)
    hire(FUNCTION, SOURCE, Timeout=10)(player)
    feed(FUNCTION, ORDERS, BatchSize=numbers.SQS_BATCH)(player)
    send(ORDERS, order(player.facts["order"], player.facts["item"]))(player)


def order(number: str, item: str) -> str:
    return json.dumps({"order": number, "item": item, "count": 2})


def set_aside(tries: int) -> Play:
    """A queue for dead letters, and what is received so often goes there."""

    def play(player: Player) -> None:
        create(DEAD)(player)
        policy = {"deadLetterTargetArn": queue_arn(player, DEAD), "maxReceiveCount": tries}
        do("SetQueueAttributes", ORDERS, Attributes={"RedrivePolicy": json.dumps(policy)})(player)

    return play
