"""What an analysis keeps is told as the packet itself is: over all case files of the tracer, in both languages."""

import re
from typing import Any

import pytest
from django.utils import translation

from lessons.vpc.packet_words import ToldHop, ToldTrace, tell
from lessons.vpc.retracing import retell, retraced
from serverless_lab.engine.network.hops import Hop, Path, Trace
from serverless_lab.engine.network.trace import trace
from serverless_lab.engine.services.ec2 import components
from serverless_lab.engine.services.ec2.state.watching import InsightsAnalysis
from tests.engine.network.test_cases import CASES
from tests.engine.network.topology import REGION, Topology

_NOBODYS = ("internet", "service")  # which are no components
# Of a group AWS tells one, of a rule between groups not which group it names.
_OF_GROUPS = "security-group"


def analysed(topology: list[str], row: list[str]) -> tuple[Topology, Trace, InsightsAnalysis]:
    network = Topology(topology)
    source, destination, what, *_ends = row
    protocol, _space, port = what.partition(" ")
    world = network.world()
    found = trace(world, source, destination, protocol, int(port or 0))
    explanations = [] if found.answered else [components.explanation(world, found.back or found.forward)]
    analysis = InsightsAnalysis("nia-a", "nip-a", 0, "succeeded", found=found.answered, explanations=explanations)
    analysis.forward = components.of_path(world, found.forward)
    analysis.back = components.of_path(world, found.back) if found.back is not None else []
    return network, found, analysis


def met(path: Path | None) -> list[Any]:
    """What a path met, as far as an analysis tells it."""
    return [_said(hop) for hop in path.hops if hop.kind not in _NOBODYS or hop.code] if path is not None else []


def _said(hop: Hop) -> Any:
    door = hop.interface if hop.kind == _OF_GROUPS else ""
    directed = hop.egress if hop.kind in (_OF_GROUPS, "network-acl", "internet-gateway") and hop.id else None
    where = (hop.subnet, hop.vpc) if hop.id else ()
    return hop.kind, hop.id.partition(",")[0], hop.code, directed, door, where


every_case = pytest.mark.parametrize(
    ("topology", "row"), [case[1:] for case in CASES], ids=[f"{name}: {' '.join(row[:3])}" for name, _, row in CASES]
)


@every_case
def test_an_analysis_is_the_way_of_the_packet_again(topology: list[str], row: list[str]) -> None:
    _network, found, analysis = analysed(topology, row)
    again = retraced(analysis)
    assert (again.answered, again.code) == (found.answered, found.code)
    assert [met(again.forward), met(again.back)] == [met(found.forward), met(found.back)]


@every_case
@pytest.mark.parametrize("language", ["en", "ko"])
def test_and_is_told_in_the_same_words(topology: list[str], row: list[str], language: str) -> None:
    network, found, analysis = analysed(topology, row)
    with translation.override(language):
        packet = words(tell(network.state, REGION, found), found)
        again = words(retell(network.state, REGION, analysis), retraced(analysis))
    assert again == packet


def words(told: ToldTrace, found: Trace) -> Any:
    """Of what is a component, as far as a packet's own page knows it: what is in another Region it does not."""
    paths = [path for path in (found.forward, found.back) if path is not None]
    hops = [
        [_of(said, hop) for said, hop in zip(way.hops, path.hops, strict=True) if hop.kind not in _NOBODYS or hop.code]
        for way, path in zip(told.paths, paths, strict=True)
    ]
    return told.good, told.verdict, hops


def _of(said: ToldHop, hop: Hop) -> Any:
    """AWS does not tell a group's rule by its id, nor which group it names, nor the type of an ICMP message."""
    decided = re.sub(r"^(A rule|Rule sgr-\S+|규칙 sgr-\S+:|규칙이)", "rule", said.decided)
    decided = re.sub(r", ([^ ]+ \(sg-[^)]+\)|sg-\S+?|a group|보안 그룹)(?=\)?\.$)", ", group", decided)
    known = hop.region in ("", REGION) and hop.packet.protocol in ("tcp", "udp")
    packet = said.packet if hop.id else ""  # of what is not there no header is told
    return str(said.kind), said.way, said.things[:1], decided if known else "", packet, said.code, said.why, said.helps
