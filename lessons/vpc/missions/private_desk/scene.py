"""The shop of "The order desk goes indoors", and what is built into it."""

from random import Random

from lessons.courseware.course import Facts, Play
from lessons.vpc.playing import (
    ANYWHERE,
    gateway,
    given,
    group,
    let_in,
    make,
    nat,
    route,
    start,
    subnet,
    table,
    together,
)


def draw(chance: Random) -> Facts:
    shop = f"10.{chance.randint(10, 99)}"
    return {
        "cidr": f"{shop}.0.0/16",
        "front_range": f"{shop}.{chance.randint(0, 9)}.0/24",
        "back_range": f"{shop}.{chance.randint(10, 19)}.0/24",
        "desk_range": f"{shop}.0.0/16",
        "port": chance.choice((8000, 8080, 8888)),
    }


begun = given(
    lambda facts: together(
        make("CreateVpc", "vpc", "shop", CidrBlock=facts["cidr"]),
        subnet("front", "shop", facts["front_range"]),
        gateway("door", "shop"),
        table("street", "shop", "front"),
        route("street", GatewayId="{door}"),
        group("counter-sg", "shop"),
        let_in("counter-sg", 80),
        group("guest-sg", "shop"),
        start("counter", "front", "counter-sg", program="nginx", public=True),
        start("guest", "front", "guest-sg", public=True),
    )
)
back = given(lambda facts: together(subnet("back", "shop", facts["back_range"], "b"), table("yard", "shop", "back")))
out = together(nat("turnstile", "front"), route("yard", NatGatewayId="{turnstile}"))
rule = given(lambda facts: together(group("desk-sg", "shop"), let_in("desk-sg", facts["port"], "{counter-sg}")))
any_rule = given(lambda facts: together(group("desk-sg", "shop"), let_in("desk-sg", facts["port"], ANYWHERE)))


def desk(in_subnet: str, *, public: bool = False) -> Play:
    return given(lambda facts: start("desk", in_subnet, "desk-sg", port=facts["port"], public=public))
