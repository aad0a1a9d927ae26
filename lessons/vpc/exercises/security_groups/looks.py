"""What the checks and predictions of "Security groups" look at."""

from lessons.courseware.finding import Finding, Truth, met, not_yet
from lessons.courseware.probe import Probe
from lessons.vpc.asking import from_internet, running, send, to_internet
from lessons.vpc.exercises.security_groups.scene import COUNTER, KIOSK, LEDGER
from lessons.vpc.supposing import supposing
from serverless_lab.engine.services.ec2.state.machines import Instance, NetworkInterface

OFFICE, SOMEONE_OF_OFFICE = "203.0.113.0/24", "203.0.113.7"
WEB, SSH, DATABASE = 80, 22, 5432
TRIED = (443, WEB, DATABASE)  # where a server that may go out would go


def open_for_customers(probe: Probe) -> Finding:
    """The internet reaches the counter by the web port alone."""
    counter = running(probe, COUNTER)
    if counter is None:
        return not_yet("no-instance", name=COUNTER)
    web = from_internet(probe, counter.id, WEB)
    if not web.answered:
        return not_yet("shut", code=web.code)
    return not_yet("ssh-open") if from_internet(probe, counter.id, SSH).reached else met()


def answers_alone(probe: Probe) -> Finding:
    """It answers, and begins nothing of its own towards the internet."""
    counter = running(probe, COUNTER)
    if counter is None:
        return not_yet("no-instance", name=COUNTER)
    web = from_internet(probe, counter.id, WEB)
    if not web.answered:
        return not_yet("no-answer", code=web.code)
    ports = [port for port in TRIED if to_internet(probe, counter.id, port).reached]
    return not_yet("goes-out", port=ports[0]) if ports else met()


def by_group(probe: Probe) -> Finding:
    """The ledger answers the counter and whoever wears what the counter wears, and nobody beside it."""
    counter, kiosk, ledger = (running(probe, name) for name in (COUNTER, KIOSK, LEDGER))
    if counter is None or kiosk is None or ledger is None:
        found = ((COUNTER, counter), (KIOSK, kiosk), (LEDGER, ledger))
        return not_yet("no-instance", name=next(name for name, each in found if each is None))
    asked = send(probe, counter.id, ledger.id, DATABASE)
    if not asked.answered:
        sender = asked.forward.hops[-1].egress
        return not_yet("not-out" if sender else "not-in", code=asked.code)
    if send(probe, kiosk.id, ledger.id, DATABASE).reached:
        return not_yet("kiosk-too")
    return met() if _newcomer_gets_in(probe, counter, kiosk, ledger) else not_yet("by-address")


def office_too(probe: Probe) -> Finding:
    """A second group adds SSH for one range; what the first one says stays."""
    counter = running(probe, COUNTER)
    if counter is None:
        return not_yet("no-instance", name=COUNTER)
    interface = probe.ec2.interfaces[counter.interfaces[0]]
    if len(interface.groups) < 2:
        return not_yet("one-group")
    if not send(probe, SOMEONE_OF_OFFICE, _public(interface), SSH).answered:
        return not_yet("office-shut")
    if from_internet(probe, counter.id, SSH).reached:
        return not_yet("ssh-open")
    return met() if from_internet(probe, counter.id, WEB).answered else not_yet("web-lost")


def remembers(probe: Probe) -> Truth | None:
    """Does the answer get out where nothing may go out?"""
    counter = running(probe, COUNTER)
    if counter is None or not answers_alone(probe).met:
        return None
    web = from_internet(probe, counter.id, WEB)
    tracked = [hop for hop in (web.back.hops if web.back else []) if hop.facts.get("tracked")]
    return Truth("page" if web.answered and tracked else "lost", {"kind": tracked[0].kind if tracked else "-"})


def next_door(probe: Probe) -> Truth | None:
    """The kiosk stands in the same subnet. Does that open the counter's SSH to it?"""
    counter, kiosk = running(probe, COUNTER), running(probe, KIOSK)
    if counter is None or kiosk is None or not open_for_customers(probe).met:
        return None
    asked = send(probe, kiosk.id, counter.id, SSH)
    return Truth("in" if asked.reached else "out", {"code": asked.code or "-"})


def _newcomer_gets_in(probe: Probe, counter: Instance, kiosk: Instance, ledger: Instance) -> bool:
    """Tried on a copy of the account, in which the kiosk wears what the counter wears."""
    groups = probe.ec2.interfaces[counter.interfaces[0]].groups
    change = {"NetworkInterfaceId": kiosk.interfaces[0], "Groups": list(groups)}
    copy = supposing(probe, ("ModifyNetworkInterfaceAttribute", change))
    return send(copy, kiosk.id, ledger.id, DATABASE).answered


def _public(interface: NetworkInterface) -> str:
    return next(iter(interface.public_ips.values()), interface.private_ips[0])
