"""The shop of two missions about the ledger's door: a counter, an order desk, a broom cupboard and the ledger."""

from random import Random
from typing import Any

from lessons.courseware.course import Play
from lessons.courseware.play import Player
from lessons.courseware.probe import Probe
from lessons.vpc.asking import id_of
from lessons.vpc.playing import (
    gateway,
    given,
    group,
    let_in,
    let_in_no_more,
    make,
    route,
    start,
    subnet,
    table,
    together,
)

PROGRAMS = {"postgresql": 5432, "mysqld": 3306}
LEDGER_SG, DESK_SG = "ledger-sg", "desk-sg"


def draw(chance: Random) -> dict[str, Any]:
    shop, program = f"10.{chance.randint(10, 99)}", chance.choice(sorted(PROGRAMS))
    return {
        "cidr": f"{shop}.0.0/16",
        "front_range": f"{shop}.{chance.randint(0, 9)}.0/24",
        "back_range": f"{shop}.{chance.randint(10, 19)}.0/24",
        "desk_range": f"{shop}.0.0/16",
        "ledger_range": f"{shop}.0.0/16",
        "program": program,
        "port": PROGRAMS[program],
    }


def house(desk_in: str, desk_group: str = DESK_SG) -> Play:
    """`counter` on the street, `broom` and `ledger` at the back; `desk` in either subnet."""
    return given(
        lambda facts: together(
            make("CreateVpc", "vpc", "shop", CidrBlock=facts["cidr"]),
            subnet("front", "shop", facts["front_range"]),
            subnet("back", "shop", facts["back_range"], "b"),
            gateway("door", "shop"),
            table("street", "shop", "front"),
            route("street", GatewayId="{door}"),
            *(group(f"{name}-sg", "shop") for name in ("counter", "desk", "broom", "ledger")),
            let_in("counter-sg", 80),
            start("counter", "front", "counter-sg", program="nginx", public=True),
            start("desk", desk_in, desk_group, public=desk_in == "front"),
            start("broom", "back", "broom-sg"),
            start("ledger", "back", LEDGER_SG, program=facts["program"]),
        )
    )


def allow(source: str, *, to: str = LEDGER_SG) -> Play:
    """The database's port for that source: a fact's name, a range, or the {name} of a group."""
    return given(lambda facts: let_in(to, facts["port"], facts.get(source, source)))


def allow_no_more(source: str) -> Play:
    return given(lambda facts: let_in_no_more(LEDGER_SG, facts["port"], facts.get(source, source)))


def allow_address(player: Player, *, public: bool = False) -> None:
    """The desk's present address alone."""
    allow(f"{address_of_desk(player, public=public)}/32")(player)


def address_of_desk(player: Player, *, public: bool) -> str:
    state = Probe(player.cloud).ec2
    interface = state.interfaces[state.instances[id_of(Probe(player.cloud), "desk")].interfaces[0]]
    private = interface.private_ips[0]
    return interface.public_ips[private] if public else private
