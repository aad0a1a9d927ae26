"""The scene of "One price list": a function with a copy of its own, another with last year's layer."""

from random import Random
from typing import Any

from lessons.courseware.course import Facts
from lessons.courseware.play import Player
from lessons.functions.bench import BenchStart, SampleEvent
from lessons.functions.bill_fn import LAYER, package
from lessons.functions.playing import deploy, layered, publish_layer

BILL, OFFER = "bill-fn", "offer-fn"
ORDER = {"item": "dumplings", "count": 2}
SOUP = 6000

_COPY = """\
PRICES = {{"dumplings": {price}, "soup": {soup}}}


def lambda_handler(event, context):
    return {{"total": PRICES[event["item"]] * event["count"]}}
"""
SHARED = """\
import shop


def lambda_handler(event, context):
    return {"total": shop.total(event["item"], event["count"])}
"""
# The editor shows what is deployed; this stands there only before the mission begins.
BENCH = BenchStart(
    function=BILL,
    source={"en": SHARED, "ko": SHARED},
    events=(SampleEvent("order", '{"item": "dumplings", "count": 2}'),),
)


def copy(price: int) -> str:
    return _COPY.format(price=price, soup=SOUP)


def draw(chance: Random) -> Facts:
    copied, old, new = sorted(chance.sample(range(40, 60), 3))
    return {"copied": copied * 100, "old": old * 100, "new": new * 100}


def open_the_shop(player: Player) -> None:
    facts: Any = player.facts
    publish_layer(LAYER, package(facts["old"]))(player)
    publish_layer(LAYER, package(facts["new"]))(player)
    deploy(BILL, copy(facts["copied"]))(player)
    deploy(OFFER, SHARED)(player)
    layered(OFFER, f"{LAYER}:1")(player)
