"""The two networks of "Two houses": the shop with its counter, and the office with the ledger."""

from random import Random

from lessons.courseware.course import Facts, Play
from lessons.vpc.playing import bridge, do, gateway, given, group, let_in, make, route, start, subnet, table, together


def draw(chance: Random) -> Facts:
    shop, office = (f"10.{second}" for second in chance.sample(range(10, 100), 2))
    counter = f"{shop}.{chance.randint(0, 9)}.0/24"
    return {
        "shop": f"{shop}.0.0/16",
        "office": f"{office}.0.0/16",
        "terrace_range": f"{shop}.{chance.randint(10, 19)}.0/24",
        "counter_range": counter,
        "ledger_range": f"{office}.{chance.randint(0, 19)}.0/24",
    }


begun = given(
    lambda facts: together(
        make("CreateVpc", "vpc", "shop", CidrBlock=facts["shop"]),
        subnet("front", "shop", facts["counter_range"]),
        subnet("terrace", "shop", facts["terrace_range"], "b"),
        gateway("door", "shop"),
        table("street", "shop", "front", "terrace"),
        route("street", GatewayId="{door}"),
        group("counter-sg", "shop"),
        group("guest-sg", "shop"),
        let_in("counter-sg", 80),
        start("counter", "front", "counter-sg", program="nginx", public=True),
        start("guest", "terrace", "guest-sg", public=True),
        make("CreateVpc", "vpc", "office", CidrBlock=facts["office"]),
        subnet("back", "office", facts["ledger_range"]),
        table("corridor", "office", "back"),
        group("ledger-sg", "office"),
        start("ledger", "back", "ledger-sg", program="postgresql"),
    )
)
there = given(lambda facts: route("street", facts["office"], VpcPeeringConnectionId="{bridge}"))
back = given(lambda facts: route("corridor", facts["shop"], VpcPeeringConnectionId="{bridge}"))
in_public = together(
    gateway("office-door", "office"),
    route("corridor", GatewayId="{office-door}"),
    make("AllocateAddress", "elastic-ip", "ledger-ip"),
    do("AssociateAddress", AllocationId="{ledger-ip}", InstanceId="{ledger}"),
    let_in("ledger-sg", 5432),
)
joined = bridge("bridge", "shop", "office")


def allow(source: str) -> Play:
    """The ledger's group lets in this fact's range."""
    return given(lambda facts: let_in("ledger-sg", 5432, facts.get(source, source)))
