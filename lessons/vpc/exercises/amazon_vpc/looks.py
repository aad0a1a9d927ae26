"""What the checks and the prediction of "Amazon VPC" look at."""

from ipaddress import IPv4Network

from lessons.courseware.finding import Finding, Truth, met, not_yet
from lessons.courseware.probe import Probe
from lessons.vpc.asking import named, running, send
from lessons.vpc.standin import StandIn, call, stand_in
from serverless_lab.engine.network.hops import Trace
from serverless_lab.engine.services.ec2.state.vpcs import Vpc

SHOP, KITCHEN, VISITOR = "shop", "kitchen", "visitor"
RANGE = "10.0.0.0/16"
SMALLEST = 28


def shop(probe: Probe) -> Finding:
    vpc = named(probe.ec2.vpcs, SHOP)
    if vpc is None:
        return not_yet("no-vpc", name=SHOP)
    return met() if RANGE in _ranges(vpc) else not_yet("other-range", range=", ".join(_ranges(vpc)))


def kitchen(probe: Probe) -> Finding:
    """Beside the shop, with no address in common."""
    both = _both(probe)
    if isinstance(both, Finding):
        return both
    ours, theirs = both
    for one in _ranges(ours):
        for other in _ranges(theirs):
            if IPv4Network(one).overlaps(IPv4Network(other)):
                return not_yet("overlap", ours=one, theirs=other)
    return met()


def settings(probe: Probe) -> Finding:
    both = _both(probe)
    if isinstance(both, Finding):
        return both
    ours, theirs = both
    if not ours.dns_hostnames:
        return not_yet("off")
    return not_yet("both") if theirs.dns_hostnames else met()


def visitor(probe: Probe) -> Finding:
    """Runs in a third VPC, from where no packet arrives in either of the two."""
    both = _both(probe)
    if isinstance(both, Finding):
        return both
    instance = running(probe, VISITOR)
    if instance is None:
        return not_yet("no-instance", name=VISITOR)
    if instance.vpc in [each.id for each in both]:
        return not_yet("inside")
    for vpc in both:
        there = _server_in(probe, vpc)
        if there is not None and send(there.probe, instance.id, there.address, 80).reached:
            return not_yet("connected", vpc=vpc.tags["Name"])
    return met()


def two_vpcs(probe: Probe) -> Truth | None:
    """A packet from the one VPC to the other, in a copy with a server in each."""
    both = _both(probe)
    if isinstance(both, Finding):
        return None
    ours, theirs = both
    there = _server_in(probe, ours)
    here = _server_in(there.probe, theirs) if there is not None else None
    if there is None or here is None:
        return None
    found = send(here.probe, here.id, there.address, 80)
    return Truth(_way(found), {"verdict": found.code or "OK"})


def _way(found: Trace) -> str:
    if not found.answered:
        return "stops"
    return "internet" if any(hop.kind == "internet" for hop in found.forward.hops) else "arrives"


def _both(probe: Probe) -> tuple[Vpc, Vpc] | Finding:
    found = [named(probe.ec2.vpcs, name) for name in (SHOP, KITCHEN)]
    ours, theirs = found
    if ours is None or theirs is None:
        return not_yet("no-vpc", name=SHOP if ours is None else KITCHEN)
    return ours, theirs


def _ranges(vpc: Vpc) -> list[str]:
    return [block.cidr for block in vpc.blocks]


def _server_in(probe: Probe, vpc: Vpc) -> StandIn | None:
    """In its first subnet; where it has none yet, in one that the copy gets for that."""
    if vpc.subnets:
        return stand_in(probe, probe.ec2.subnets[next(iter(vpc.subnets))])
    copy = probe.cloud.clone()
    cidr = str(next(IPv4Network(vpc.blocks[0].cidr).subnets(new_prefix=SMALLEST)))
    made = call(copy, "CreateSubnet", VpcId=vpc.id, CidrBlock=cidr)
    room = Probe(copy, facts=probe.facts)
    return stand_in(room, room.ec2.subnets[made["Subnet"]["SubnetId"]]) if made else None
