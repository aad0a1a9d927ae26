"""What the checks and known mistakes of "Open the counter" ask."""

from collections.abc import Callable, Iterator

from lessons.courseware.finding import Finding, met, not_yet
from lessons.courseware.probe import Probe
from lessons.vpc.asking import from_internet, send, serving
from lessons.vpc.things import label
from lessons.vpc.ways import where
from serverless_lab.engine.services.ec2.state.machines import Instance
from serverless_lab.engine.services.ec2.state.vpcs import Vpc

CLOSED = (443, 3306, 5432, 6379, 8080)


def site(probe: Probe) -> Finding:
    """Anybody gets an answer from a web server in the VPC that was asked for."""
    if _vpc(probe) is None:
        return not_yet("no-vpc")
    servers = _servers(probe)
    if not servers:
        return not_yet("no-server")
    if _opened(probe) is not None:
        return met()
    return not_yet("lost", server=_said(servers[0]), **where(probe, from_internet(probe, servers[0].id, 80)))


def owner_alone(probe: Probe) -> Finding:
    """SSH from one address and from no other."""
    server = _opened(probe)
    if server is None:
        return not_yet("first")
    found = send(probe, probe.facts["home"], server.id, 22)
    if not found.answered:
        return not_yet("lost", server=_said(server), **where(probe, found))
    return not_yet("open", server=_said(server)) if from_internet(probe, server.id, 22).reached else met()


def nothing_else(probe: Probe) -> Finding:
    """Of all that runs in the VPC."""
    if _opened(probe) is None:
        return not_yet("first")
    for each in _instances(probe):
        for port in CLOSED:
            if from_internet(probe, each.id, port).reached:
                return not_yet("open", server=_said(each), port=port)
    return met()


def way(name: str) -> Callable[[Probe], bool]:
    """Is the known wrong way of this name the one that was gone?"""
    return lambda probe: _wrong_way(probe) == name


def _wrong_way(probe: Probe) -> str:
    """elsewhere | no-door | everything | ssh-for-all, or empty."""
    server = _opened(probe)
    if server is not None:
        if from_internet(probe, server.id, CLOSED[0]).reached:
            return "everything"
        return "ssh-for-all" if from_internet(probe, server.id, 22).reached else ""
    if _servers(probe):
        vpc = _vpc(probe)
        return "no-door" if vpc is not None and not vpc.gateway else ""
    return "elsewhere" if any(from_internet(probe, each.id, 80).answered for each in serving(probe, 80)) else ""


def _vpc(probe: Probe) -> Vpc | None:
    wanted = probe.facts["cidr"]
    return next((vpc for vpc in probe.ec2.vpcs.values() if any(block.cidr == wanted for block in vpc.blocks)), None)


def _instances(probe: Probe) -> Iterator[Instance]:
    vpc = _vpc(probe)
    for each in probe.ec2.instances.values():
        if vpc is not None and each.vpc == vpc.id and each.state == "running" and each.interfaces:
            yield each


def _servers(probe: Probe) -> list[Instance]:
    """Web servers in the VPC that was asked for."""
    here = {each.id for each in _instances(probe)}
    return [each for each in serving(probe, 80) if each.id in here]


def _opened(probe: Probe) -> Instance | None:
    return next((each for each in _servers(probe) if from_internet(probe, each.id, 80).answered), None)


def _said(instance: Instance) -> str:
    return label(instance) or instance.id
