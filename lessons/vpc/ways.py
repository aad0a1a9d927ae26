"""Packets that have to get through and packets that must not: what the checks of missions are made of."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, NamedTuple

from lessons.courseware.course import Check, Text
from lessons.courseware.finding import Finding, met, not_yet
from lessons.courseware.hops import KINDS
from lessons.courseware.probe import Probe
from lessons.vpc.asking import running, send
from lessons.vpc.things import find, label
from serverless_lab.engine.network.hops import Trace
from serverless_lab.engine.network.ranges import contains
from serverless_lab.engine.network.trace import FUNCTION
from serverless_lab.engine.network.walk import INTERNET
from serverless_lab.engine.services.ec2.state.machines import Instance

Look = Callable[[Probe], Finding]


class Way(NamedTuple):
    """`source` and `target` are the Name of a running instance, an address, or `internet`. Also a source is
    `function:<name>`: by each of the interfaces that the function has.

    An instance whose name is x stands in the range of the fact `x_range`, where there is such a fact. `{fact}` stands
    for a fact of the variant, in `port` too. `by`: a kind of hop that the packet has to take.
    """

    source: str
    target: str
    port: int | str
    by: str = ""


MISSING: dict[str, Text] = {
    "missing": {
        "en": "`{name}` is not there: no running instance of this name stands in its place with its program.",
        "ko": "`{name}`: 제자리에서 프로그램과 함께 실행 중인 이 이름의 인스턴스가 없어요.",
    }
}
LOST: dict[str, Text] = {
    "lost": {
        "en": "From `{source}` to port {port} of `{target}` there is no answer: it ends at `{place}` with `{code}`. "
        "Under *Packet* you see the whole way.",
        "ko": "`{source}`에서 `{target}`의 {port}번 포트로 보내면 답이 없어요. `{place}`에서 끝나요(`{code}`). *패킷* "
        "탭에서 전체 길을 볼 수 있어요.",
    }
}
OPEN: dict[str, Text] = {
    "open": {
        "en": "From `{source}` a packet gets to port {port} of `{target}`, and should not.",
        "ko": "`{source}`에서 보낸 패킷이 `{target}`의 {port}번 포트에 닿아요. 닿으면 안 돼요.",
    }
}
ASIDE: dict[str, Text] = {
    "aside": {
        "en": "`{source}` reaches `{target}`, but not by the way that is asked for. Under *Packet* you see which one.",
        "ko": "`{source}`에서 `{target}`까지 닿지만, 바라는 길로 가지 않아요. 어느 길인지는 *패킷* 탭에서 볼 수 "
        "있어요.",
    }
}
FIRST: dict[str, Text] = {
    "first": {
        "en": "First what stands above has to work.",
        "ko": "위의 일이 되고 나면 확인해요.",
    }
}
THROUGH = MISSING | LOST
SHUT = FIRST | MISSING | OPEN


class _Missing(Exception):
    """Nobody of this name is there."""


def through(*ways: Way) -> Look:
    """Each packet arrives and its answer comes back."""
    return _each(ways, judged)


def shut(*ways: Way) -> Look:
    """None of the packets arrives."""
    return _each(ways, _shut)


def after(first: Look, look: Look) -> Look:
    """What would be met by a network in which nothing works counts once something does."""
    return lambda probe: look(probe) if first(probe).met else not_yet("first")


def check(check_id: str, title: Text, look: Look, *reasons: dict[str, Text]) -> Check:
    said = {name: text for each in reasons for name, text in each.items()}
    return Check(id=check_id, title=title, look=look, reasons=said)


def answers(probe: Probe, way: Way) -> bool:
    return judged(probe, way).met


def arrives(probe: Probe, way: Way) -> bool:
    """Whether or not the answer comes back."""
    return _shut(probe, way).reason == "open"


def where(probe: Probe, trace: Trace) -> dict[str, Any]:
    """Where a packet or its answer ended, by its Name or id or what it is, and with what code of AWS."""
    last = (trace.back or trace.forward).hops[-1]
    thing = find(probe.ec2, last.id)
    own = last.id if last.id != INTERNET else ""
    return {"place": (label(thing) if thing is not None else "") or own or KINDS[last.kind], "code": last.code}


def _each(ways: tuple[Way, ...], judge: Callable[[Probe, Way], Finding]) -> Look:
    def look(probe: Probe) -> Finding:
        return next((found for way in ways if not (found := judge(probe, way)).met), met())

    return look


def judged(probe: Probe, way: Way) -> Finding:
    """Does the packet arrive, and its answer come back?"""
    if way.source.startswith(FUNCTION):
        return _by_each(probe, way)
    try:
        trace, said, target = _sent(probe, way, listening=True)
    except _Missing as missing:
        return _absent(str(missing))
    astray = target is not None and trace.forward.end not in target.interfaces
    if not trace.answered or astray:
        return not_yet("lost", **said, **where(probe, trace))
    taken = not way.by or any(hop.kind == way.by for hop in trace.forward.hops)
    return met() if taken else not_yet("aside", **said)


def _shut(probe: Probe, way: Way) -> Finding:
    try:
        trace, said, _ = _sent(probe, way, listening=False)
    except _Missing as missing:
        return _absent(str(missing))
    return not_yet("open", **said) if trace.reached else met()


def interfaces(probe: Probe, function: str) -> list[str]:
    """Those by which `function:<name>` stands in a VPC."""
    name = function.removeprefix(FUNCTION)
    return [each.interface for each in probe.ec2.function_interfaces.values() if name in each.users]


def _by_each(probe: Probe, way: Way) -> Finding:
    """By each of a function's interfaces; told under the function's name."""
    name = way.source.removeprefix(FUNCTION)
    found = [judged(probe, way._replace(source=each)) for each in interfaces(probe, way.source)]
    if not found:
        return _absent(name)
    worst = next((each for each in found if not each.met), found[0])
    return replace(worst, facts={**worst.facts, "source": name}) if "source" in worst.facts else worst


def _absent(name: str) -> Finding:
    return not_yet("missing", name=name)


def _sent(probe: Probe, way: Way, *, listening: bool) -> tuple[Trace, dict[str, Any], Instance | None]:
    """The trace, its ends as a sentence names them, and the instance it was meant for. Raises _Missing."""
    source, target, port = (str(each).format_map(probe.facts) for each in way[:3])
    said = {"source": source, "target": target, "port": port}
    sender, receiver = _instance(probe, source), _instance(probe, target)
    if listening and receiver is not None and int(port) not in [each.port for each in receiver.listeners]:
        raise _Missing(target)
    ends = (sender.id if sender else source), (receiver.id if receiver else target)
    return send(probe, *ends, int(port)), said, receiver


def _instance(probe: Probe, name: str) -> Instance | None:
    """None for an address, an interface and the internet. Raises _Missing."""
    if name == INTERNET or name[0].isdigit() or name.startswith("eni-"):
        return None
    found = running(probe, name)
    if found is None or not found.interfaces:
        raise _Missing(name)
    address = probe.ec2.interfaces[found.interfaces[0]].private_ips[0]
    if not contains(probe.facts.get(f"{name}_range", "0.0.0.0/0"), address):
        raise _Missing(name)
    return found
