"""What is built in "Open the counter", step by step."""

from random import Random

from lessons.courseware.course import Facts
from lessons.vpc.playing import gateway, given, group, let_in, make, route, start, subnet, table, together


def draw(chance: Random) -> Facts:
    second, third = chance.randint(10, 99), chance.randint(0, 20)
    return {
        "cidr": f"10.{second}.0.0/16",
        "front_range": f"10.{second}.{third}.0/24",
        "home": f"203.0.113.{chance.randint(10, 250)}",
    }


ground = given(
    lambda facts: together(
        make("CreateVpc", "vpc", "shop", CidrBlock=facts["cidr"]), subnet("front", "shop", facts["front_range"])
    )
)
way_out = together(gateway("door", "shop"), table("street", "shop", "front"), route("street", GatewayId="{door}"))
owner_in = given(lambda facts: let_in("counter-sg", 22, f"{facts['home']}/32"))
rules = together(group("counter-sg", "shop"), let_in("counter-sg", 80), owner_in)
server = start("counter", "front", "counter-sg", program="nginx", public=True)

elsewhere = together(
    make("CreateVpc", "vpc", "other", CidrBlock="172.20.0.0/16"),
    subnet("front", "other", "172.20.1.0/24"),
    gateway("door", "other"),
    table("street", "other", "front"),
    route("street", GatewayId="{door}"),
    group("counter-sg", "other"),
    let_in("counter-sg", 80),
    server,
)
