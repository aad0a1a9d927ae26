"""What the checks and predictions of "Network ACL" look at."""

from lessons.courseware.finding import Finding, Truth, met, not_yet
from lessons.courseware.probe import Probe
from lessons.vpc.asking import from_internet, id_of, running, send
from lessons.vpc.exercises.network_acl.scene import BACK, COUNTER, FRONT, LEDGER
from lessons.vpc.supposing import Asked, supposing
from serverless_lab.engine.network.hops import Trace
from serverless_lab.engine.services.ec2.making import LAST_RULE
from serverless_lab.engine.services.ec2.state.filtering import AclEntry, NetworkAcl

ACL = "market-acl"
PRANKS, PRANKSTER = "203.0.113.0/24", "203.0.113.7"
WEB, SSH, TELNET, DATABASE = 80, 22, 23, 5432


def guarded(probe: Probe) -> Finding:
    """The learner's ACL is before the front, and what nobody allowed ends there."""
    counter = running(probe, COUNTER)
    if counter is None:
        return not_yet("no-instance", name=COUNTER)
    acl = _acl(probe)
    if acl is None:
        return not_yet("no-acl")
    if id_of(probe, FRONT) not in acl.subnets:
        return not_yet("other-acl")
    return met() if _stopped_by(from_internet(probe, counter.id, TELNET), acl) else not_yet("telnet-open")


def served(probe: Probe) -> Finding:
    """Customers get an answer on the web port, and nobody gets in by SSH."""
    counter = running(probe, COUNTER)
    if counter is None:
        return not_yet("no-instance", name=COUNTER)
    if not guarded(probe).met:
        return not_yet("no-guard")
    web = from_internet(probe, counter.id, WEB)
    if not web.reached:
        return not_yet("not-in", code=web.code)
    if not web.answered:
        return not_yet("no-answer", code=web.code)
    return not_yet("ssh-open") if from_internet(probe, counter.id, SSH).reached else met()


def kept_out(probe: Probe) -> Finding:
    """One range is kept out of the web port, everybody else is not."""
    counter = running(probe, COUNTER)
    if counter is None:
        return not_yet("no-instance", name=COUNTER)
    if not served(probe).met:
        return not_yet("not-served")
    prank = send(probe, PRANKSTER, _public(probe, counter.interfaces[0]), WEB)
    return not_yet("still-in", number=_number(prank)) if prank.reached else met()


def reused(probe: Probe) -> Finding:
    """The same ACL guards the back as well, and the counter still reads the ledger."""
    counter, ledger, acl = running(probe, COUNTER), running(probe, LEDGER), _acl(probe)
    if counter is None or ledger is None:
        return not_yet("no-instance", name=LEDGER if counter else COUNTER)
    if acl is None or id_of(probe, BACK) not in acl.subnets or id_of(probe, FRONT) not in acl.subnets:
        return not_yet("not-both")
    asked = send(probe, counter.id, ledger.id, DATABASE)
    if not asked.reached:
        return not_yet("no-way", code=asked.code)
    if not asked.answered:
        return not_yet("no-answer", code=asked.code)
    return not_yet("ssh-inside") if send(probe, counter.id, ledger.id, SSH).reached else met()


def one_rule(probe: Probe) -> Truth | None:
    """What the answer would meet if the ACL let nothing out."""
    counter, acl = running(probe, COUNTER), _acl(probe)
    if counter is None or acl is None or not served(probe).met:
        return None
    web = from_internet(supposing(probe, *_without(acl, acl.egress)), counter.id, WEB)
    option = "page" if web.answered else "answer-lost" if web.reached else "request-lost"
    return Truth(option, {"code": web.code or "-"})


def deny_later(probe: Probe) -> Truth | None:
    """Rule 100 allows everybody, rule 200 denies a few: who decides about them?"""
    counter, acl = running(probe, COUNTER), _acl(probe)
    if counter is None or acl is None or not kept_out(probe).met:
        return None
    rules = _rule(acl, 100, "0.0.0.0/0", "allow"), _rule(acl, 200, PRANKS, "deny")
    copy = supposing(probe, *_without(acl, acl.ingress), *rules)
    prank = send(copy, PRANKSTER, _public(probe, counter.interfaces[0]), WEB)
    return Truth("in" if prank.reached else "out", {"number": _number(prank)})


def _acl(probe: Probe) -> NetworkAcl | None:
    return probe.ec2.acls.get(id_of(probe, ACL))


def _public(probe: Probe, interface: str) -> str:
    """The address that the internet knows it by."""
    found = probe.ec2.interfaces[interface]
    elastic = probe.ec2.addresses.get(found.elastic.get(found.private_ips[0], ""))
    return elastic.public_ip if elastic else found.public_ips.get(found.private_ips[0], found.private_ips[0])


def _stopped_by(trace: Trace, acl: NetworkAcl) -> bool:
    last = trace.forward.hops[-1]
    return (last.id, last.code) == (acl.id, "SUBNET_ACL_RESTRICTION")


def _number(trace: Trace) -> str:
    """Of the ACL's rule that the packet met."""
    numbers = [hop.facts["number"] for hop in trace.forward.hops if hop.kind == "network-acl" and "number" in hop.facts]
    return "-" if not numbers else "*" if numbers[-1] == LAST_RULE else str(numbers[-1])


def _without(acl: NetworkAcl, entries: dict[int, AclEntry]) -> list[Asked]:
    return [
        ("DeleteNetworkAclEntry", {"NetworkAclId": acl.id, "RuleNumber": each.number, "Egress": each.egress})
        for each in entries.values()
        if each.number < LAST_RULE
    ]


def _rule(acl: NetworkAcl, number: int, cidr: str, action: str) -> Asked:
    ports = {"From": WEB, "To": WEB}
    rule = {"RuleNumber": number, "RuleAction": action, "CidrBlock": cidr, "Protocol": "6", "PortRange": ports}
    return "CreateNetworkAclEntry", {"NetworkAclId": acl.id, "Egress": False, **rule}
