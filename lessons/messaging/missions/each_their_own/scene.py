"""The shop of "To each their own": a topic that nobody has subscribed to, and queues that let nobody in."""

import json
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from lessons.courseware.chance import Chance
from lessons.courseware.course import Facts, Play
from lessons.courseware.play import Player
from lessons.courseware.probe import Probe
from lessons.messaging.playing import create, create_topic, let_service_send, publish, subscribe
from lessons.messaging.topics import arn_of

TOPIC = "shop-orders"
KITCHEN, COURIERS, BOOKS = QUEUES = ("kitchen", "couriers", "bookkeeping")
OWNER = "owner@mandu.example"
SNS = "sns.amazonaws.com"
GOODS, WAYS = ("dumplings", "soup", "voucher"), ("delivery", "pick-up", "table")
COOKED, BROUGHT = ("dumplings", "soup"), "delivery"

# What `aws sns publish` may be given; more than any owner asks for.
ATTRIBUTES = {
    "goods": {"DataType": "String", "StringValue": "dumplings"},
    "way": {"DataType": "String", "StringValue": "delivery"},
    "total": {"DataType": "Number", "StringValue": "200000"},
}


class Order(NamedTuple):
    """As the shop publishes it: its attributes. `total` in won."""

    goods: str
    way: str
    total: int

    @property
    def is_new(self) -> bool:
        """Of a kind that does not exist today."""
        return self.goods not in GOODS or self.way not in WAYS

    def __str__(self) -> str:
        return f"goods={self.goods} way={self.way} total={self.total}"


WANTED: Mapping[str, Callable[[Order], bool]] = {
    KITCHEN: lambda order: order.goods in COOKED,
    COURIERS: lambda order: order.way == BROUGHT,
    BOOKS: lambda _order: True,
}
RIGHT: Mapping[str, Mapping[str, Any]] = {KITCHEN: {"goods": COOKED}, COURIERS: {"way": [BROUGHT]}, BOOKS: {}}


def draw(chance: Chance) -> Facts:
    return {"large": chance.turn((100_000, 120_000, 150_000, 180_000))}


def open_the_shop(player: Player) -> None:
    create_topic(TOPIC)(player)
    for queue in QUEUES:
        create(queue)(player)


def open_doors(player: Player) -> None:
    """Every queue lets in what SNS brings of the shop's topic."""
    for queue in QUEUES:
        let_service_send(queue, SNS, arn_of(Probe(player.cloud), TOPIC))(player)


def subscribe_all(filters: Mapping[str, Mapping[str, Any]] = RIGHT) -> Play:
    """The queues, each with its filter; an empty one is none."""

    def play(player: Player) -> None:
        for queue, policy in filters.items():
            attributes = {"FilterPolicy": json.dumps(policy)} if policy else {}
            subscribe(TOPIC, queue, **attributes)(player)

    return play


def invite(player: Player, policy: Mapping[str, Any] | None = None) -> None:
    """The owner's address, which has to be confirmed; without a policy by that of large orders."""
    said = policy or {"total": [{"numeric": [">=", player.facts["large"]]}]}
    asked = {"TopicArn": arn_of(Probe(player.cloud), TOPIC), "Protocol": "email", "Endpoint": OWNER}
    player.call("sns", "Subscribe", asked | {"Attributes": {"FilterPolicy": json.dumps(said)}})


def confirm(player: Player) -> None:
    """The link in the newest letter that has one."""
    letter = next(each for each in reversed(Probe(player.cloud).sns.letters) if each.confirms)
    player.call("lab", "FollowLink", {"LetterId": letter.id, "Link": "confirm"})


def place(order: Order, text: str) -> Play:
    return publish(TOPIC, text, **order._asdict())


def order_of_all(player: Player) -> None:
    """One that everybody hears of."""
    place(Order(COOKED[0], BROUGHT, player.facts["large"]), "a large order")(player)
