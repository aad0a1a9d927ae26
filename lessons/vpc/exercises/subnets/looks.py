"""What the checks and the predictions of "Subnets" look at."""

from ipaddress import IPv4Network

from lessons.courseware.finding import Finding, Truth, met, not_yet
from lessons.courseware.probe import Probe
from lessons.vpc.asking import from_internet, named, running, send, to_internet
from lessons.vpc.standin import call, stand_in
from serverless_lab.engine.network.walk import INTERNET

BACK, STOVE = "back", "stove"
PREFIX, SMALLEST = 24, 28


def slice_(probe: Probe) -> Finding:
    subnet = named(probe.ec2.subnets, BACK)
    if subnet is None:
        return not_yet("no-subnet", name=BACK)
    return met() if IPv4Network(subnet.cidr).prefixlen == PREFIX else not_yet("other-size", range=subnet.cidr)


def private(probe: Probe) -> Finding:
    """Even of a server that has a public address and lets everything through nobody outside gets an answer."""
    subnet = named(probe.ec2.subnets, BACK)
    if subnet is None:
        return not_yet("no-subnet", name=BACK)
    server = stand_in(probe, subnet, public=True)
    if server is None:
        return not_yet("no-room", name=BACK)
    return not_yet("public") if from_internet(server.probe, server.id, 80).answered else met()


def out(probe: Probe) -> Finding:
    """The server's packets go out, under somebody else's address, while nobody outside gets an answer in `back`."""
    found = private(probe)
    if not found.met:
        return found
    instance = running(probe, STOVE)
    if instance is None:
        return not_yet("no-instance", name=STOVE)
    subnet = named(probe.ec2.subnets, BACK)
    if subnet is None or instance.subnet != subnet.id:
        return not_yet("elsewhere")
    trace = to_internet(probe, instance.id)
    return met() if trace.answered else not_yet("no-way", code=trace.code)


def how_many(probe: Probe) -> Truth | None:
    """What EC2 counts in a new subnet of the smallest size, in a copy, once there is a subnet of the learner's own."""
    if named(probe.ec2.subnets, BACK) is None:
        return None
    copy = probe.cloud.clone()
    made = call(copy, "CreateVpc", CidrBlock=f"10.0.0.0/{SMALLEST}")
    vpc = made["Vpc"]["VpcId"] if made else ""
    made = call(copy, "CreateSubnet", VpcId=vpc, CidrBlock=f"10.0.0.0/{SMALLEST}")
    if made is None:
        return None
    count = made["Subnet"]["AvailableIpAddressCount"]
    return Truth({16: "sixteen", 14: "fourteen"}.get(count, "eleven"), {"count": count})


def through_nat(probe: Probe) -> Truth | None:
    """Somebody outside sends to the public address that the server's packets go out under."""
    instance = running(probe, STOVE)
    trace = to_internet(probe, instance.id) if instance is not None else None
    if instance is None or trace is None or not trace.answered:
        return None
    public = trace.forward.hops[-1].packet.source
    knock = send(probe, INTERNET, public, 22)
    option = "server" if knock.forward.end in instance.interfaces else "stops"
    return Truth(option, {"address": public, "verdict": knock.code or "OK"})
