"""The shop of "Nothing lost": a worker that puts orders away whether or not they were cooked."""

from lessons.courseware.chance import Chance
from lessons.courseware.course import Facts
from lessons.courseware.play import Player
from lessons.messaging.kitchen_fn import COOK, FUNCTION, ORDERS, PUT_AWAY, TICKETS, source
from lessons.messaging.missions.cooked_again.scene import orders
from lessons.messaging.playing import create, send
from lessons.messaging.workers import hire

# Either loses what it holds when the printer refuses.
WAYS = {
    "first": (PUT_AWAY, COOK),
    "finally": ("try:", f"    {COOK}", "finally:", f"    {PUT_AWAY}"),
}


def draw(chance: Chance) -> Facts:
    return {"way": chance.turn(tuple(WAYS)), "waiting": chance.randrange(3, 8)}


def open_the_shop(player: Player) -> None:
    create(ORDERS)(player)
    create(TICKETS)(player)
    hire(FUNCTION, source(*WAYS[player.facts["way"]]))(player)
    send(ORDERS, *orders(player.facts["waiting"]))(player)
