"""Two networks joined by a peering, where the way of the answers is wrong in one of five ways."""

from collections.abc import Mapping

from lessons.courseware.chance import Chance
from lessons.courseware.course import Facts, Play, Text
from lessons.vpc.missions.two_houses import scene as houses
from lessons.vpc.playing import (
    bridge,
    do,
    gateway,
    given,
    nat,
    reroute,
    route,
    subnet,
    table,
    together,
)

# They take turns in this order: neighbours are mended in different ways, as far as that goes.
REPAIRS: Mapping[str, Text] = {
    "none": {
        "en": "In the route table `corridor`, add a route for `{shop}` to the peering `bridge`.",
        "ko": "`corridor` 라우팅 테이블에 `{shop}` 범위를 `bridge` 피어링으로 보내는 라우트를 더해요.",
    },
    "black-hole": {
        "en": "In the route table `corridor`, let the route for `{shop}` lead to the peering `bridge` instead of the "
        "one that was deleted.",
        "ko": "`corridor` 라우팅 테이블에서 `{shop}` 라우트의 타깃을 삭제된 피어링 대신 `bridge` 피어링으로 바꿔요.",
    },
    "narrow": {
        "en": "In the route table `corridor`, add a route for `{shop}` to the peering `bridge`: the one for "
        "`{terrace_range}` does not cover `counter`.",
        "ko": "`corridor` 라우팅 테이블에 `{shop}` 범위를 `bridge` 피어링으로 보내는 라우트를 더해요. "
        "`{terrace_range}` 라우트에는 `counter`가 들어 있지 않아요.",
    },
    "longer": {
        "en": "In the route table `corridor`, delete the route for `{counter_range}`: it is longer than `{shop}`, wins "
        "over it, and leads to the NAT gateway.",
        "ko": "`corridor` 라우팅 테이블에서 `{counter_range}` 라우트를 지워요. `{shop}`보다 긴 접두사라서 먼저 골라져 "
        "NAT 게이트웨이로 가요.",
    },
    "unused-table": {
        "en": "Add the route for `{shop}` to the table that the ledger's subnet uses: `corridor`, not `attic`.",
        "ko": "`{shop}` 라우트를 장부의 서브넷이 쓰는 테이블에 더해요. `attic`이 아니라 `corridor`예요.",
    },
}
_ON = {"VpcPeeringConnectionId": "{bridge}"}


def draw(chance: Chance) -> Facts:
    facts = houses.draw(chance)
    fault, office = chance.turn(tuple(REPAIRS)), facts["office"].removesuffix(".0.0/16")
    repair = {language: text.format_map(facts) for language, text in REPAIRS[fault].items()}
    return {"fault": fault, "repair": repair, "porch_range": f"{office}.{chance.randint(20, 29)}.0/24"} | facts


def _office(porch: str) -> Play:
    """The office fetches updates through a NAT gateway of its own."""
    return together(
        subnet("porch", "office", porch),
        gateway("office-door", "office"),
        table("path", "office", "porch"),
        route("path", GatewayId="{office-door}"),
        nat("turnstile", "porch"),
        route("corridor", NatGatewayId="{turnstile}"),
    )


def _broken(facts: Facts) -> Play:
    """The bridge, and the route back as the fault has it."""
    shop, bridged = facts["shop"], bridge("bridge", "shop", "office")
    if facts["fault"] == "black-hole":
        old = bridge("old-bridge", "shop", "office")
        leads = route("corridor", shop, VpcPeeringConnectionId="{old-bridge}")
        gone = do("DeleteVpcPeeringConnection", VpcPeeringConnectionId="{old-bridge}")
        return together(old, leads, gone, bridged)
    faults: dict[str, Play] = {
        "none": together(),
        "narrow": route("corridor", facts["terrace_range"], **_ON),
        "longer": together(
            route("corridor", shop, **_ON), route("corridor", facts["counter_range"], NatGatewayId="{turnstile}")
        ),
        "unused-table": together(table("attic", "office"), route("attic", shop, **_ON)),
    }
    return together(bridged, faults[facts["fault"]])


begun = together(
    houses.begun,
    houses.allow("counter_range"),
    given(lambda facts: _office(facts["porch_range"])),
    given(_broken),
    given(lambda facts: route("street", facts["office"], **_ON)),
)


def _mended(facts: Facts) -> Play:
    if facts["fault"] == "longer":
        return do("DeleteRoute", RouteTableId="{corridor}", DestinationCidrBlock=facts["counter_range"])
    again = reroute if facts["fault"] == "black-hole" else route
    return again("corridor", facts["shop"], **_ON)


mended = given(_mended)
swallowed = reroute("corridor", **_ON)
