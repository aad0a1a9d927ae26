"""Questions that checks ask: does a packet arrive, does an answer come back? They change nothing."""

from collections.abc import Iterator, Mapping
from typing import TypeVar

from lessons.courseware.course import Text
from lessons.courseware.probe import Probe
from lessons.vpc.naming import ids
from serverless_lab.engine.network.hops import Trace
from serverless_lab.engine.network.trace import trace
from serverless_lab.engine.network.walk import INTERNET
from serverless_lab.engine.network.world import World
from serverless_lab.engine.services.ec2.state.machines import Instance
from serverless_lab.engine.services.ec2.state.region import Ec2State
from serverless_lab.engine.services.ec2.state.vpcs import Subnet

Thing = TypeVar("Thing")
WEBSITE = "198.51.100.80"  # somewhere on the internet
NO_INSTANCE: dict[str, Text] = {
    "no-instance": {
        "en": "There is no instance called `{name}` in this account, or it is not running.",
        "ko": "이 계정에는 `{name}` 인스턴스가 없거나 실행 중이 아니에요.",
    }
}

NO_VPC: dict[str, Text] = {
    "no-vpc": {
        "en": "There is no VPC called `{name}` in this account.",
        "ko": "이 계정에는 `{name}` VPC가 없어요.",
    }
}
NO_SUBNET: dict[str, Text] = {
    "no-subnet": {
        "en": "There is no subnet called `{name}` in this account.",
        "ko": "이 계정에는 `{name}` 서브넷이 없어요.",
    }
}
NO_ROOM: dict[str, Text] = {
    "no-room": {
        "en": "The lab could not put a server of its own into `{name}` to try it: the subnet is full.",
        "ko": "시험해 볼 서버를 실험실이 `{name}` 서브넷에 넣지 못했어요. 서브넷이 가득 찼어요.",
    }
}


def id_of(probe: Probe, name: str) -> str:
    """Of what has this Name; empty when nothing has."""
    return ids(probe.ec2).get(name, "")


def named(things: Mapping[str, Thing], name: str) -> Thing | None:
    """Of this kind, what has this Name; of two the one that was made later."""
    found = [each for each in things.values() if getattr(each, "tags", {}).get("Name") == name]
    return found[-1] if found else None


def running(probe: Probe, name: str) -> Instance | None:
    found = named(probe.ec2.instances, name)
    return found if found is not None and found.state == "running" else None


def serving(probe: Probe, port: int, protocol: str = "tcp") -> Iterator[Instance]:
    """Running instances on which a program listens there."""
    for each in probe.ec2.instances.values():
        if each.state == "running" and any((one.protocol, one.port) == (protocol, port) for one in each.listeners):
            yield each


def send(probe: Probe, source: str, destination: str, port: int, protocol: str = "tcp") -> Trace:
    """As the account stands. The ends are ids, addresses or INTERNET."""
    return trace(world(probe), source, destination, protocol, port)


def from_internet(probe: Probe, destination: str, port: int) -> Trace:
    return send(probe, INTERNET, destination, port)


def to_internet(probe: Probe, source: str, port: int = 443) -> Trace:
    return send(probe, source, WEBSITE, port)


def world(probe: Probe, here: Ec2State | None = None) -> World:
    """The account's own networks, in any Region where there is something, and what was seen of its neighbours'.

    `here`: the Region looked at, where more is known of it.
    """
    state, own = probe.state, here or probe.ec2

    def look(account_id: str, region: str) -> Ec2State | None:
        if account_id != state.account_id:
            return own.neighbours.get(f"{account_id}/{region}")
        found: Ec2State | None = own if region == state.region else state.parts.get(f"ec2/{region}")
        return found

    return World(state.account_id, state.region, look)


def goes_out(probe: Probe, subnet: Subnet) -> str:
    """The id of where the subnet's table sends what is for the internet; empty for nowhere."""
    vpc = probe.ec2.vpcs[subnet.vpc]
    routes = probe.ec2.tables[subnet.table or vpc.main_table].routes
    found = next((each for each in routes.values() if each.destination == "0.0.0.0/0"), None)
    return found.target if found else ""
