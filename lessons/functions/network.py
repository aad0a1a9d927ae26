"""A function's network on the bench: what there is to choose from, and where the function stands."""

from dataclasses import dataclass
from itertools import islice
from typing import Any

from lessons.courseware.console.operation import Choices
from serverless_lab.engine.services.ec2.state.region import Ec2State
from serverless_lab.engine.services.lambda_.state import Function

OFFERED = 200


@dataclass(frozen=True)
class Standing:
    """`interfaces`: each with its address. `waiting`: they are being made."""

    vpc: str
    subnets: list[str]
    groups: list[str]
    interfaces: list[tuple[str, str]]
    waiting: bool
    failure: str


def subnets(state: Ec2State) -> Choices:
    """By VPC."""
    return _by_vpc(state, state.subnets.values(), lambda each: f"{_titled(each)} {each.cidr} {each.zone}")


def groups(state: Ec2State) -> Choices:
    return _by_vpc(state, state.groups.values(), _titled)


def standing(state: Ec2State, function: Function) -> Standing | None:
    """None for a function outside."""
    network = function.network
    if network is None or not network.subnets:
        return None
    found = [(each, state.interfaces[each]) for each in network.interfaces.values() if each in state.interfaces]
    return Standing(
        network.vpc,
        [_titled(state.subnets[each]) if each in state.subnets else each for each in network.subnets],
        [_titled(state.groups[each]) if each in state.groups else each for each in network.groups],
        [(each, interface.private_ips[0]) for each, interface in found],
        "Pending" in function.status or function.update_status == "InProgress",
        function.failure,
    )


def _by_vpc(state: Ec2State, things: Any, said: Any) -> Choices:
    found: dict[str, list[tuple[str, str]]] = {}
    for each in islice(things, OFFERED):
        found.setdefault(each.vpc, []).append((each.id, said(each)))
    return [(_titled(state.vpcs[vpc]), choices) for vpc, choices in found.items()]


def _titled(thing: Any) -> str:
    """Name and id in one line."""
    name = thing.tags.get("Name", "") or getattr(thing, "name", "")
    return f"{name} ({thing.id})" if name else str(thing.id)
