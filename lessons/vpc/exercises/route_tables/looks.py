"""What the checks and the prediction of "Route tables" look at."""

from collections.abc import Iterable
from itertools import islice

from lessons.courseware.finding import Finding, Truth, met, not_yet
from lessons.courseware.probe import Probe
from lessons.vpc.asking import named, send, to_internet
from lessons.vpc.standin import StandIn, stand_in
from lessons.vpc.things import titled
from serverless_lab.engine.network.ranges import contains
from serverless_lab.engine.services.ec2.state.routing import RouteTable
from serverless_lab.engine.services.ec2.state.vpcs import Subnet

TABLE = "alley"
MOST = 4  # subnets that are tried
UNWANTED, SOMEBODY = "203.0.113.0/24", "203.0.113.9"


def shared(probe: Probe) -> Finding:
    table = named(probe.ec2.tables, TABLE)
    if table is None:
        return not_yet("no-table")
    count = len(list(_by(probe, table)))
    return met() if count == 2 else not_yet("count", count=count)


def way_out(probe: Probe) -> Finding:
    """A server with a public address reaches the internet from every subnet that goes by the table."""
    servers = _servers(probe)
    if isinstance(servers, Finding):
        return servers
    for name, server in servers:
        trace = to_internet(server.probe, server.id)
        if not trace.answered:
            return not_yet("no-way", subnet=name, code=trace.code)
    return met()


def unwanted(probe: Probe) -> Finding:
    """The longer prefix leads nowhere, the shorter one still out; who goes by another table notices nothing.

    A NAT gateway in a subnet of the table goes by the table itself, for whomever it does so.
    """
    servers, table = _servers(probe), named(probe.ec2.tables, TABLE)
    if isinstance(servers, Finding) or table is None:
        return servers if isinstance(servers, Finding) else not_yet("no-table")
    for name, server in servers:
        code = send(server.probe, server.id, SOMEBODY, 443).code
        if code != "BAD_STATE_ROUTE":
            return not_yet("otherwise", subnet=name, verdict=code or "OK")
    found = way_out(probe)
    if not found.met:
        return found
    for subnet in _others(probe):
        there = stand_in(probe, subnet, public=True)
        if there is None or not to_internet(there.probe, there.id).answered:
            continue
        lost = send(there.probe, there.id, SOMEBODY, 443)
        if not lost.answered and lost.forward.hops[-1].id != table.id:
            return not_yet("everywhere", subnet=titled(probe.ec2, subnet.id))
    return met()


def which_route(probe: Probe) -> Truth | None:
    """As soon as two routes of the table fit one address: which one a packet takes."""
    table = named(probe.ec2.tables, TABLE)
    servers = _servers(probe)
    if table is None or isinstance(servers, Finding):
        return None
    fitting = [each for each in table.routes.values() if _fits(each.destination)]
    if len(fitting) < 2:
        return None
    _name, server = servers[0]
    hops = send(server.probe, server.id, SOMEBODY, 443).forward.hops
    taken = next((hop.facts.get("destination", "") for hop in hops if hop.kind == "route-table"), "")
    return Truth("longest" if taken == UNWANTED else "first", {"destination": taken})


def _fits(destination: str) -> bool:
    return ":" not in destination and "/" in destination and contains(destination, SOMEBODY)


def _by(probe: Probe, table: RouteTable) -> Iterable[Subnet]:
    """The subnets that go by the table, those included that have none of their own where it is the main one."""
    main = probe.ec2.vpcs[table.vpc].main_table
    return (each for each in probe.ec2.subnets.values() if each.vpc == table.vpc and (each.table or main) == table.id)


def _others(probe: Probe) -> Iterable[Subnet]:
    """A subnet for each other table of the VPC that subnets go by."""
    table = named(probe.ec2.tables, TABLE)
    vpc = table.vpc if table is not None else ""
    one_each = {each.table: each for each in probe.ec2.subnets.values() if each.vpc == vpc}
    ours = {each.id for each in _by(probe, table)} if table is not None else set()
    return (each for each in one_each.values() if each.id not in ours)


def _servers(probe: Probe) -> list[tuple[str, StandIn]] | Finding:
    """One in each subnet that goes by the table; where it is many, a few tell for all."""
    table = named(probe.ec2.tables, TABLE)
    if table is None:
        return not_yet("no-table")
    found: list[tuple[str, StandIn]] = []
    for subnet in islice(_by(probe, table), MOST):
        server, name = stand_in(probe, subnet, public=True), titled(probe.ec2, subnet.id)
        if server is None:
            return not_yet("no-room", name=name)
        found.append((name, server))
    return found or not_yet("nobody")
