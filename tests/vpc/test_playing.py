"""The plays make what they say, and packets tell."""

import pytest

from lessons.vpc.asking import from_internet, goes_out, id_of, running, send, serving, to_internet
from lessons.vpc.playing import gateway, group, let_in, make, nat, route, start, subnet, table
from tests.functions.player import MemoryPlayer


@pytest.fixture
def shop() -> MemoryPlayer:
    return MemoryPlayer().play(
        make("CreateVpc", "vpc", "shop", CidrBlock="10.0.0.0/16"),
        subnet("front", "shop", "10.0.0.0/24"),
        subnet("back", "shop", "10.0.1.0/24", "b"),
        gateway("door", "shop"),
        table("street", "shop", "front"),
        route("street", GatewayId="{door}"),
        nat("turnstile", "front"),
        table("yard", "shop", "back"),
        route("yard", NatGatewayId="{turnstile}"),
        group("web", "shop"),
        let_in("web", 80),
        group("app", "shop"),
        let_in("app", 5432, "{web}"),
        start("counter", "front", "web", program="nginx", public=True),
        start("ledger", "back", "app", program="postgresql"),
    )


def test_the_counter_is_open_and_the_ledger_is_not(shop: MemoryPlayer) -> None:
    probe = shop.probe()
    counter, ledger = id_of(probe, "counter"), id_of(probe, "ledger")
    assert [each.id for each in serving(probe, 80)] == [counter]
    assert from_internet(probe, counter, 80).answered
    assert send(probe, counter, ledger, 5432).answered
    assert from_internet(probe, ledger, 5432).code == "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS"
    assert send(probe, counter, ledger, 22).code == "ENI_SG_RULES_MISMATCH"


def test_the_back_goes_out_through_the_turnstile(shop: MemoryPlayer) -> None:
    probe = shop.probe()
    subnets = probe.ec2.subnets
    assert goes_out(probe, subnets[id_of(probe, "front")]) == id_of(probe, "door")
    assert goes_out(probe, subnets[id_of(probe, "back")]) == id_of(probe, "turnstile")
    assert to_internet(probe, id_of(probe, "ledger")).answered


def test_what_stands_still_does_not_run(shop: MemoryPlayer) -> None:
    machine = id_of(shop.probe(), "ledger")
    shop.call("ec2", "StopInstances", {"InstanceIds": [machine]})
    shop.advance(120)
    assert running(shop.probe(), "ledger") is None
    assert id_of(shop.probe(), "attic") == ""
