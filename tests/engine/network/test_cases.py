"""The tracer against case files that read like a table: from, to, what, how it ends, and what decided."""

import json
from pathlib import Path

import pytest

from serverless_lab.engine.network.hops import Trace
from serverless_lab.engine.network.trace import trace
from tests.engine.network.topology import Topology

FILES = sorted((Path(__file__).parents[2] / "network_cases").glob("*.json"))
GROUPS = [group for file in FILES for group in json.loads(file.read_text())]
CASES = [(group["name"], group["topology"], row) for group in GROUPS for row in group["rows"]]
CODES = {
    "BAD_STATE",
    "BAD_STATE_ROUTE",
    "ENI_SG_RULES_MISMATCH",
    "ENI_SOURCE_DEST_CHECK_RESTRICTION",
    "FUNCTION_TAKES_NO_CONNECTION",
    "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS",
    "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS",
    "NAT_HAS_NO_CONNECTION",
    "NAT_ROUTES_TO_ITSELF",
    "NO_CONNECTION_TO_ANSWER",
    "NO_POSSIBLE_DESTINATION",
    "NO_ROUTE_TO_DESTINATION",
    "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR",
    "PROTOCOL_RESTRICTION",
    "ROUTES_IN_A_CIRCLE",
    "SG_HAS_NO_RULES",
    "SUBNET_ACL_RESTRICTION",
    "UNASSOCIATED_COMPONENT",
}


def test_every_code_stands_in_a_case():
    assert len(CASES) >= 100
    assert {row[4].split(" at ")[0] for _, _, row in CASES if row[3] != "answered"} == CODES


@pytest.mark.parametrize(
    ("topology", "row"), [case[1:] for case in CASES], ids=[f"{name}: {' '.join(row[:3])}" for name, _, row in CASES]
)
def test_case(topology, row):
    source, destination, what, ends, because = row
    protocol, _, port = what.partition(" ")
    found = trace(Topology(topology).world(), source, destination, protocol, int(port or 0))
    assert (ended(found), said(found)) == (ends, because)


def ended(found: Trace) -> str:
    return "answered" if found.answered else "reached" if found.reached else "lost"


def said(found: Trace) -> str:
    """The code and who decided, of an answered packet which things it met on its way there."""
    if found.answered:
        return " ".join(dict.fromkeys(hop.id for hop in found.forward.hops if hop.kind in _MET))
    last = (found.back or found.forward).hops[-1]
    facts = [str(last.facts[name]) for name in ("number", "destination", "target") if name in last.facts]
    direction = {"security-group": True, "network-acl": True}.get(last.kind) and ("out" if last.egress else "in")
    return f"{last.code} at " + " ".join(each for each in (last.id or last.kind, direction, *facts) if each)


_MET = ("internet-gateway", "egress-only-internet-gateway", "nat-gateway", "peering", "endpoint", "internet", "service")
