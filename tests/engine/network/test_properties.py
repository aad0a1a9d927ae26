"""What holds in every network: rules that deny only close, rules that allow only open, and a trace always ends."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from serverless_lab.engine.network.trace import trace
from serverless_lab.engine.network.world import World
from serverless_lab.engine.services.ec2.state.filtering import AclEntry, GroupRule, SecurityGroup
from tests.engine.network.random_lines import RandomLines
from tests.engine.network.topology import Topology

SEEDS = st.integers(0, 10_000).map(str)
PROTOCOLS = st.sampled_from(("tcp", "udp", "icmp", "89"))
CIDRS = st.sampled_from(("0.0.0.0/0", "10.0.0.0/16", "10.1.0.0/16", "198.51.100.0/24", "10.0.0.10/32"))


def ways(world: World, drawn: RandomLines, protocol: str) -> Iterator[tuple[tuple[str, str, int], bool, bool]]:
    for _ in range(12):
        source, destination, port = drawn.probe(protocol)
        named = source if source == "internet" else f"eni-{source}"
        found = trace(world, named, destination, protocol, port)
        yield (named, destination, port), found.reached, found.answered


@given(SEEDS, PROTOCOLS)
def test_a_trace_ends_and_says_why(seed, protocol):
    drawn = RandomLines(seed)
    world = Topology(drawn.lines).world()
    for way, reached, answered in ways(world, drawn, protocol):
        source, destination, port = way
        found = trace(world, source, destination, protocol, port)
        assert (found.reached, found.answered) == (reached, answered)
        assert bool(found.code) is not answered
        paths = [found.forward, *([found.back] if found.back is not None else [])]
        for path in paths:
            assert len(path.hops) <= 65
            assert [hop.code for hop in path.hops[:-1]] == [""] * (len(path.hops) - 1)
            assert bool(path.code) is not bool(path.end)


@given(SEEDS, PROTOCOLS)
def test_the_same_trace_comes_twice_and_nothing_changes(seed, protocol):
    drawn, again = RandomLines(seed), RandomLines(seed)
    topology = Topology(drawn.lines)
    first = list(ways(topology.world(), drawn, protocol))
    assert first == list(ways(Topology(again.lines).world(), again, protocol))
    assert topology.regions == Topology(again.lines).regions


@given(SEEDS, PROTOCOLS, st.booleans(), CIDRS, st.integers(1, 120))
def test_an_acl_rule_that_denies_opens_nothing(seed, protocol, egress, cidr, number):
    drawn = RandomLines(seed)
    world = Topology(drawn.lines).world()
    before = list(ways(world, drawn, protocol))
    for acl in world.state.acls.values():
        entries = acl.egress if egress else acl.ingress
        entries.setdefault(number, AclEntry(number, egress, "-1", False, cidr))
    assert opened(world, protocol, before) == []


@given(SEEDS, PROTOCOLS, st.data())
def test_taking_a_rule_from_a_group_opens_nothing(seed, protocol, data):
    drawn = RandomLines(seed)
    world = Topology(drawn.lines).world()
    before = list(ways(world, drawn, protocol))
    group: SecurityGroup = data.draw(st.sampled_from([each for each in world.state.groups.values() if each.rules]))
    del group.rules[data.draw(st.sampled_from(list(group.rules)))]
    assert opened(world, protocol, before) == []


@given(SEEDS, PROTOCOLS, st.booleans(), CIDRS)
def test_a_rule_more_in_a_group_closes_nothing(seed, protocol, egress, cidr):
    drawn = RandomLines(seed)
    world = Topology(drawn.lines).world()
    before = list(ways(world, drawn, protocol))
    for group in world.state.groups.values():
        group.rules["sgr-more"] = GroupRule("sgr-more", egress, "-1", -1, -1, cidr=cidr)
    for (source, destination, port), reached, answered in before:
        now = trace(world, source, destination, protocol, port)
        assert now.reached >= reached
        assert now.answered >= answered


def opened(world: World, protocol: str, before: list) -> list:
    """The ways that were closed and are open now."""
    found = []
    for (source, destination, port), reached, answered in before:
        now = trace(world, source, destination, protocol, port)
        if now.reached > reached or now.answered > answered:
            found.append((source, destination, port))
    return found
