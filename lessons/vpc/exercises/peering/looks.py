"""What the checks and predictions of "Peering" look at."""

from lessons.courseware.finding import Finding, Truth, met, not_yet
from lessons.courseware.probe import Probe
from lessons.vpc.asking import id_of, running, send, to_internet
from lessons.vpc.exercises.peering.scene import (
    DUMPLING,
    DUMPLING_DESK,
    DUMPLING_RANGE,
    NOODLE,
    NOODLE_DESK,
    TEA_DESK,
    TEA_RANGE,
)
from lessons.vpc.supposing import Asked, supposing
from serverless_lab.engine.network.ranges import contains
from serverless_lab.engine.services.ec2.state.machines import Instance
from serverless_lab.engine.services.ec2.state.vpcs import Peering

PORT = 80
ELSEWHERE = "us-west-2"  # a Region that nobody uses in the lab
THROUGH_A_HOUSE = "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR"


def joined(probe: Probe) -> Finding:
    """An active peering connection between the two houses."""
    for name in (DUMPLING, NOODLE):
        if id_of(probe, name) not in probe.ec2.vpcs:
            return not_yet("no-vpc", name=name)
    found = _peerings(probe, DUMPLING, NOODLE)
    if any(each.status == "active" for each in found):
        return met()
    waiting = next((each for each in found if each.status == "pending-acceptance"), None)
    return not_yet("waiting", id=waiting.id) if waiting else not_yet("no-peering")


def both_ways(probe: Probe) -> Finding:
    """The dumpling house asks the noodle house and has an answer, and the bridge is no way to everywhere."""
    return _answered(probe, NOODLE_DESK)


def third(probe: Probe) -> Finding:
    return _answered(probe, TEA_DESK)


def _answered(probe: Probe, desk: str) -> Finding:
    here, there = running(probe, DUMPLING_DESK), running(probe, desk)
    if here is None or there is None:
        return not_yet("no-instance", name=desk if here else DUMPLING_DESK)
    asked = send(probe, here.id, _address(probe, there), PORT)
    if asked.code == THROUGH_A_HOUSE:
        return not_yet("through-a-house", code=asked.code)
    if not asked.reached:
        return not_yet("no-way", code=asked.code)
    if not asked.answered:
        return not_yet("no-way-back", code=asked.code)
    out = to_internet(probe, here.id).forward.hops[-1]
    return not_yet("too-wide") if out.kind == "peering" else met()


def one_sided(probe: Probe) -> Truth | None:
    """What becomes of the packet when the noodle house has no signpost back."""
    here, there = running(probe, DUMPLING_DESK), running(probe, NOODLE_DESK)
    if here is None or there is None or not both_ways(probe).met:
        return None
    copy = supposing(probe, *_without_routes(probe, there, _address(probe, here)))
    asked = send(copy, here.id, _address(copy, there), PORT)
    option = "answered" if asked.answered else "no-way-back" if asked.reached else "never-there"
    return Truth(option, {"code": asked.code or "-"})


def transit(probe: Probe) -> Truth | None:
    """With a signpost for the tea house that leads to the noodle house, does a packet get through?"""
    here, tea = running(probe, DUMPLING_DESK), running(probe, TEA_DESK)
    bridge = next((each for each in _peerings(probe, DUMPLING, NOODLE) if each.status == "active"), None)
    if here is None or tea is None or bridge is None or not both_ways(probe).met:
        return None
    routed = {"RouteTableId": _table(probe, here), "DestinationCidrBlock": TEA_RANGE}
    over = ("CreateRoute", routed | {"VpcPeeringConnectionId": bridge.id})
    copy = supposing(probe, *_without_routes(probe, here, _address(probe, tea)), over)
    asked = send(copy, here.id, _address(copy, tea), PORT)
    return Truth("through" if asked.reached else "stops", {"code": asked.code or "-"})


def overlap(probe: Probe) -> Truth | None:
    """Another VPC with the same range is asked for a peering: in a copy, in a Region with room for it."""
    if not joined(probe).met:
        return None
    copy = probe.cloud.clone()
    wall = copy.state.clock.wall
    twin = copy.call(copy.root, "ec2", "CreateVpc", {"CidrBlock": DUMPLING_RANGE}, wall=wall, region=ELSEWHERE)
    if twin.answer is None:
        return None
    ends = {"VpcId": id_of(probe, DUMPLING), "PeerVpcId": twin.answer["Vpc"]["VpcId"], "PeerRegion": ELSEWHERE}
    asked = copy.call(copy.root, "ec2", "CreateVpcPeeringConnection", ends, wall=wall)
    if asked.answer is None:
        return None
    status = asked.answer["VpcPeeringConnection"]["Status"]
    return Truth("fails" if status["Code"] == "failed" else "works", {"message": status["Message"]})


def _peerings(probe: Probe, one: str, other: str) -> list[Peering]:
    ends = {id_of(probe, one), id_of(probe, other)}
    return [each for each in probe.ec2.peerings.values() if {each.requester.vpc, each.accepter.vpc} == ends]


def _address(probe: Probe, instance: Instance) -> str:
    return probe.ec2.interfaces[instance.interfaces[0]].private_ips[0]


def _table(probe: Probe, instance: Instance) -> str:
    return probe.ec2.subnets[instance.subnet].table or probe.ec2.vpcs[instance.vpc].main_table


def _without_routes(probe: Probe, instance: Instance, address: str) -> list[Asked]:
    """Of the table that the instance goes by, those that lead to an address by a peering."""
    table = probe.ec2.tables[_table(probe, instance)]
    return [
        ("DeleteRoute", {"RouteTableId": table.id, "DestinationCidrBlock": each.destination})
        for each in table.routes.values()
        if each.target.startswith("pcx-") and contains(each.destination, address)
    ]
