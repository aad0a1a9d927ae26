"""What may be wrong in "The ledger stays shut", and what mends it."""

from collections.abc import Mapping

from lessons.courseware.chance import Chance
from lessons.courseware.course import Facts, Play, Text
from lessons.courseware.play import Player
from lessons.vpc.missions.ledger_house import DESK_SG, address_of_desk, allow, allow_no_more, house
from lessons.vpc.missions.ledger_house import draw as draw_house
from lessons.vpc.walls import wear

# By fault: the source that the rule has, as `allow` takes it; the address of the desk is known only then.
_SOURCES = {
    "wrong-group": "{counter-sg}",
    "unworn": "{desk-sg}",
    "own-group": "{ledger-sg}",
    "wrong-range": "back_range",
}
FAULTS = (*_SOURCES, "public-address")  # they take turns in this order
REPAIRS: Mapping[str, Text] = {
    "wrong-group": {
        "en": "In `ledger-sg`, put the group `desk-sg` in place of `counter-sg`.",
        "ko": "`ledger-sg`에서 `counter-sg` 대신 `desk-sg` 그룹을 적어요.",
    },
    "unworn": {
        "en": "Give the interface of `desk` the group `desk-sg` in place of `counter-sg`.",
        "ko": "`desk`의 인터페이스에서 `counter-sg` 대신 `desk-sg` 그룹을 골라요.",
    },
    "own-group": {
        "en": "In `ledger-sg`, put the group `desk-sg` in place of `ledger-sg`.",
        "ko": "`ledger-sg`에서 `ledger-sg` 대신 `desk-sg` 그룹을 적어요.",
    },
    "wrong-range": {
        "en": "In `ledger-sg`, put the group `desk-sg` in place of the range.",
        "ko": "`ledger-sg`에서 범위 대신 `desk-sg` 그룹을 적어요.",
    },
    "public-address": {
        "en": "In `ledger-sg`, put the group `desk-sg` in place of the public address.",
        "ko": "`ledger-sg`에서 퍼블릭 주소 대신 `desk-sg` 그룹을 적어요.",
    },
}


def draw(chance: Chance) -> Facts:
    fault = chance.turn(FAULTS)
    return {"fault": fault, "repair": REPAIRS[fault]} | draw_house(chance)


def begun(player: Player) -> None:
    house("front", "counter-sg" if player.facts["fault"] == "unworn" else DESK_SG)(player)
    allow(_source(player))(player)


def mended(player: Player) -> None:
    """The wrong rule goes, the right one comes; or the desk gets the group that the rule is about."""
    unworn = player.facts["fault"] == "unworn"
    plays = [wear("desk", DESK_SG)] if unworn else [allow_no_more(_source(player)), allow("{desk-sg}")]
    for play in plays:
        play(player)


def _source(player: Player) -> str:
    return _SOURCES.get(player.facts["fault"]) or f"{address_of_desk(player, public=True)}/32"


def without(play: Play) -> Play:
    """The wrong rule taken away, and something else in its place."""

    def plays(player: Player) -> None:
        allow_no_more(_source(player))(player)
        play(player)

    return plays
