"""What the checks and the prediction of "Internet gateway" look at."""

from lessons.courseware.finding import Finding, Truth, met, not_yet
from lessons.courseware.probe import Probe
from lessons.vpc.asking import from_internet, named, running, to_internet
from lessons.vpc.standin import stand_in
from serverless_lab.engine.services.ec2.state.vpcs import Subnet

SHOP, FRONT, COUNTER = "shop", "front", "counter"
WEB = 80
CLOSED = (22, 443, 3306, 5432, 8080)


def door(probe: Probe) -> Finding:
    vpc = named(probe.ec2.vpcs, SHOP)
    if vpc is None:
        return not_yet("no-vpc", name=SHOP)
    return met() if vpc.gateway else not_yet("closed")


def road(probe: Probe) -> Finding:
    """A server with a public address is answered, in both directions."""
    front = _front(probe)
    if isinstance(front, Finding):
        return front
    server = stand_in(probe, front, public=True)
    if server is None:
        return not_yet("no-room", name=FRONT)
    for trace in (to_internet(server.probe, server.id), from_internet(server.probe, server.id, WEB)):
        if not trace.answered:
            return not_yet("no-way", code=trace.code)
    return met()


def address(probe: Probe) -> Finding:
    """Guests are answered on the one port where the web server listens, and on no other."""
    front = _front(probe)
    if isinstance(front, Finding):
        return front
    counter = running(probe, COUNTER)
    if counter is None:
        return not_yet("no-instance", name=COUNTER)
    if counter.subnet != front.id:
        return not_yet("elsewhere")
    if not any((each.protocol, each.port) == ("tcp", WEB) for each in counter.listeners):
        return not_yet("silent")
    trace = from_internet(probe, counter.id, WEB)
    if not trace.answered:
        return not_yet("no-answer", code=trace.code)
    open_too = next((port for port in CLOSED if from_internet(probe, counter.id, port).answered), 0)
    return not_yet("too-open", port=open_too) if open_too else met()


def only_private(probe: Probe) -> Truth | None:
    """As soon as the road is there: what a server does on it that has a private address only."""
    front = _front(probe)
    if isinstance(front, Finding) or not road(probe).met:
        return None
    server = stand_in(probe, front)
    if server is None:
        return None
    outward, inward = to_internet(server.probe, server.id), from_internet(server.probe, server.id, WEB)
    option = "both" if inward.answered else "out" if outward.answered else "neither"
    return Truth(option, {"outward": outward.code or "OK", "inward": inward.code or "OK"})


def _front(probe: Probe) -> Subnet | Finding:
    """The subnet of that name in the shop."""
    vpc = named(probe.ec2.vpcs, SHOP)
    if vpc is None:
        return not_yet("no-vpc", name=SHOP)
    inside = {each: probe.ec2.subnets[each] for each in vpc.subnets}
    return named(inside, FRONT) or not_yet("no-front")
