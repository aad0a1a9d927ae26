"""Three networks whose ranges get in each other's way, in one of three ways."""

from collections.abc import Mapping
from typing import Any

from lessons.courseware.chance import Chance
from lessons.courseware.course import Facts, Play, Text
from lessons.courseware.play import Player
from lessons.courseware.probe import Probe
from lessons.vpc.asking import id_of
from lessons.vpc.playing import bridge, do, gateway, given, group, let_in, make, route, start, subnet, table, together

# They take turns in this order: neighbours are mended in different ways, as far as that goes.
REPAIRS: Mapping[str, Text] = {
    "second-range": {
        "en": "Take the second range `{extra}` away from `office`: nothing stands in it. Then ask for the peering "
        "again, accept it, and add the routes on both sides.",
        "ko": "`office`에서 둘째 범위 `{extra}`를 떼어 내요. 그 안에는 아무것도 없어요. 그다음 피어링을 다시 요청하고 "
        "수락해서 양쪽에 라우트를 더해요.",
    },
    "stolen": {
        "en": "In the table `street`, add a longer prefix for the ledger: `{vault_range}` to the peering `bridge`. It "
        "wins over `{kitchen}`.",
        "ko": "`street` 테이블에 장부를 위한 더 긴 접두사를 더해요. `{vault_range}`를 `bridge` 피어링으로요. "
        "`{kitchen}`보다 먼저 골라져요.",
    },
    "same-range": {
        "en": "The range of a VPC cannot be changed. Make a new VPC such as `{annex}`, launch `ledger` there anew "
        "with TCP 5432 open to `{counter_range}`, and join that VPC to `shop`, with routes on both sides.",
        "ko": "VPC의 범위는 바꿀 수 없어요. `{annex}` 같은 새 VPC를 만들어 `ledger`를 그 안에 새로 시작하고, "
        "`{counter_range}`에 TCP 5432를 열고, 그 VPC를 `shop`과 이어 양쪽에 라우트를 더해요.",
    },
}


def draw(chance: Chance) -> Facts:
    fault = chance.turn(tuple(REPAIRS))
    shop, kitchen, office, annex = (f"10.{second}" for second in chance.sample(range(10, 100), 4))
    prefix, third = 16, chance.randint(10, 60)
    if fault == "same-range":
        office, prefix = shop, chance.choice((16, 17, 18))
    if fault == "stolen":
        kitchen = office
    facts = {
        "shop": f"{shop}.0.0/16",
        "kitchen": f"{kitchen}.0.0/{17 if fault == 'stolen' else 16}",
        "office": f"{office}.0.0/{prefix}",
        "extra": f"{shop}.{chance.choice((192, 208, 224))}.0/20",
        "annex": f"{annex}.0.0/16",
        "counter_range": f"{shop}.{third}.0/24",
        "terrace_range": f"{shop}.{third + 1}.0/24",
        "stove_range": f"{kitchen}.{third + 2}.0/24",
        "vault_range": f"{office}.{third + 3}.0/24",
        "safe_range": f"{annex}.{third}.0/24",
    }
    repair = {language: text.format_map(facts) for language, text in REPAIRS[fault].items()}
    return {"fault": fault, "repair": repair} | facts


def _shop(facts: Facts) -> Play:
    return together(
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
    )


def _kitchen(facts: Facts) -> Play:
    """It is joined to the shop and has been so for long."""
    return together(
        make("CreateVpc", "vpc", "kitchen", CidrBlock=facts["kitchen"]),
        subnet("hearth", "kitchen", facts["stove_range"]),
        table("steam", "kitchen", "hearth"),
        group("stove-sg", "kitchen"),
        let_in("stove-sg", 80, facts["counter_range"]),
        start("stove", "hearth", "stove-sg", program="nginx"),
        bridge("kitchen-bridge", "shop", "kitchen"),
        route("street", facts["kitchen"], VpcPeeringConnectionId="{kitchen-bridge}"),
        route("steam", facts["shop"], VpcPeeringConnectionId="{kitchen-bridge}"),
    )


def ledger(vpc: str, room: str, corridor: str, door: str) -> Play:
    """A network for the ledger, open to the counter: VPC, subnet, route table and group by their names."""
    return given(
        lambda facts: together(
            make("CreateVpc", "vpc", vpc, CidrBlock=facts[vpc]),
            subnet(room, vpc, facts[f"{room}_range"]),
            table(corridor, vpc, room),
            group(door, vpc),
            let_in(door, 5432, facts["counter_range"]),
            start("ledger", room, door, program="postgresql"),
        )
    )


def joined(vpc: str, corridor: str, name: str = "bridge") -> Play:
    """The shop and a VPC whose range is the fact of its name, with routes on both sides."""
    on = {"VpcPeeringConnectionId": f"{{{name}}}"}
    return given(
        lambda facts: together(
            bridge(name, "shop", vpc), route("street", facts[vpc], **on), route(corridor, facts["shop"], **on)
        )
    )


def _office(facts: Facts) -> Play:
    """Under `stolen` the bridge stands; otherwise it was asked for and has failed."""
    failed = bridge("bridge", "shop", "office", accepted=False)
    extra = do("AssociateVpcCidrBlock", VpcId="{office}", CidrBlock=facts["extra"])
    more = {"same-range": failed, "second-range": together(extra, failed), "stolen": joined("office", "corridor")}
    return together(ledger("office", "vault", "corridor", "ledger-sg"), more[facts["fault"]])


begun = together(given(_shop), given(_kitchen), given(_office))


def _second_range(player: Player) -> Any:
    probe = Probe(player.cloud)
    return probe.ec2.vpcs[id_of(probe, "office")].blocks[1].association_id


def _mended(facts: Facts) -> Play:
    repairs: dict[str, Play] = {
        "same-range": together(ledger("annex", "safe", "passage", "safe-sg"), joined("annex", "passage", "new-bridge")),
        "second-range": together(
            do("DisassociateVpcCidrBlock", AssociationId=_second_range), joined("office", "corridor", "new-bridge")
        ),
        "stolen": route("street", facts["vault_range"], VpcPeeringConnectionId="{bridge}"),
    }
    return repairs[facts["fault"]]


mended = given(_mended)
