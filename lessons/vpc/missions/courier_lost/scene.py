"""Three networks in a row: couriers, shop, office. Who wants from one end to the other needs a bridge of their own."""

from collections.abc import Mapping

from lessons.courseware.chance import Chance
from lessons.courseware.course import Facts, Play, Text
from lessons.vpc.playing import (
    accept,
    bridge,
    given,
    group,
    let_in,
    make,
    reroute,
    route,
    start,
    subnet,
    table,
    together,
)

# They take turns in this order: neighbours are mended in different ways, as far as that goes.
REPAIRS: Mapping[str, Text] = {
    "no-bridge": {
        "en": "Join `courier` and `office` by a peering of their own, accept it, and let the route for `{office}` in "
        "the table `garage` and the one for `{courier}` in `corridor` lead to it.",
        "ko": "`courier`와 `office`를 따로 피어링하고 수락한 다음, `garage` 테이블의 `{office}` 라우트와 `corridor` "
        "테이블의 `{courier}` 라우트를 그쪽으로 바꿔요.",
    },
    "back": {
        "en": "In the table `corridor`, let the route for `{courier}` lead to `short-bridge` instead of the bridge to "
        "the shop.",
        "ko": "`corridor` 테이블의 `{courier}` 라우트를 가게로 가는 다리 대신 `short-bridge`로 바꿔요.",
    },
    "not-accepted": {
        "en": "Open the peering `short-bridge` and accept it.",
        "ko": "`short-bridge` 피어링을 열어 수락해요.",
    },
    "there": {
        "en": "In the table `garage`, let the route for `{office}` lead to `short-bridge` instead of the bridge to "
        "the shop.",
        "ko": "`garage` 테이블의 `{office}` 라우트를 가게로 가는 다리 대신 `short-bridge`로 바꿔요.",
    },
}
_WEST, _EAST, _SHORT = ({"VpcPeeringConnectionId": f"{{{name}}}"} for name in ("west", "east", "short-bridge"))


def draw(chance: Chance) -> Facts:
    fault, third = chance.turn(tuple(REPAIRS)), chance.randint(0, 60)
    courier, shop, office = (f"10.{second}" for second in chance.sample(range(10, 100), 3))
    facts = {
        "courier": f"{courier}.0.0/16",
        "shop": f"{shop}.0.0/16",
        "office": f"{office}.0.0/16",
        "scooter_range": f"{courier}.{third}.0/24",
        "guest_range": f"{courier}.{third + 1}.0/24",
        "counter_range": f"{shop}.{third + 2}.0/24",
        "ledger_range": f"{office}.{third + 3}.0/24",
    }
    repair = {language: text.format_map(facts) for language, text in REPAIRS[fault].items()}
    return {"fault": fault, "repair": repair} | facts


def _network(facts: Facts, vpc: str, corridor: str, *rooms: str) -> Play:
    """A VPC with one route table, and a room and a group for each instance."""
    made = [make("CreateVpc", "vpc", vpc, CidrBlock=facts[vpc])]
    for name in rooms:
        made += [subnet(f"{name}-room", vpc, facts[f"{name}_range"]), group(f"{name}-sg", vpc)]
    return together(*made, table(corridor, vpc, *(f"{name}-room" for name in rooms)))


def _houses(facts: Facts) -> Play:
    """Couriers reach the counter, the counter reaches the ledger; the ledger's door is open to the scooter, too."""
    return together(
        _network(facts, "courier", "garage", "scooter", "guest"),
        _network(facts, "shop", "street", "counter"),
        _network(facts, "office", "corridor", "ledger"),
        let_in("counter-sg", 80, facts["scooter_range"]),
        let_in("ledger-sg", 5432, facts["scooter_range"]),
        let_in("ledger-sg", 5432, facts["counter_range"]),
        *(start(name, f"{name}-room", f"{name}-sg") for name in ("scooter", "guest")),
        start("counter", "counter-room", "counter-sg", program="nginx"),
        start("ledger", "ledger-room", "ledger-sg", program="postgresql"),
        bridge("west", "courier", "shop"),
        bridge("east", "shop", "office"),
        route("garage", facts["shop"], **_WEST),
        route("street", facts["courier"], **_WEST),
        route("street", facts["office"], **_EAST),
        route("corridor", facts["shop"], **_EAST),
    )


def _broken(facts: Facts) -> Play:
    """How scooter and ledger are to get to each other, as the fault has it."""
    fault = facts["fault"]
    if fault == "no-bridge":
        short = together()
    else:
        short = bridge("short-bridge", "courier", "office", accepted=fault != "not-accepted")
    return together(
        short,
        route("garage", facts["office"], **(_WEST if fault in ("no-bridge", "there") else _SHORT)),
        route("corridor", facts["courier"], **(_EAST if fault in ("no-bridge", "back") else _SHORT)),
    )


def _mended(facts: Facts) -> Play:
    there, back = reroute("garage", facts["office"], **_SHORT), reroute("corridor", facts["courier"], **_SHORT)
    repairs: dict[str, Play] = {
        "no-bridge": together(bridge("short-bridge", "courier", "office"), there, back),
        "there": there,
        "back": back,
        "not-accepted": accept("short-bridge"),
    }
    return repairs[facts["fault"]]


begun = together(given(_houses), given(_broken))
mended = given(_mended)
