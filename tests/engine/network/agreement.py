"""Tracer and Linux on the same random networks: `python -m tests.engine.network.agreement COUNT [SEED]`."""

import sys
from time import perf_counter
from typing import NamedTuple

from serverless_lab.engine.network.trace import trace
from serverless_lab.engine.network.world import World
from tests.engine.network.probing import Probe, Probing, Verdict
from tests.engine.network.random_lines import OUTSIDE, SERVICE, RandomLines
from tests.engine.network.topology import Topology
from tests.engine.network.wired import Wired

PROBES = 100
FIRST_MARK = 40_000


class Difference(NamedTuple):
    """What one of them says and the other does not, with everything one needs to look at it."""

    seed: str
    probe: Probe
    traced: Verdict
    real: Verdict


class Compared(NamedTuple):
    cases: int
    reached: int
    answered: int
    differences: list[Difference]


def compare(seed: str) -> Compared:
    """One random network. What differs is asked a second time alone, since a busy machine answers late."""
    drawn = RandomLines(seed)
    world = Topology(drawn.lines).world()
    wired = Wired(world, OUTSIDE, SERVICE)
    probing = Probing(wired)
    try:
        probes = [_probe(drawn, FIRST_MARK + number) for number in range(PROBES)]
        found = _differences(seed, world, probing, probes, quiet=0.15)
        again = [each.probe._replace(mark=FIRST_MARK + PROBES + number) for number, each in enumerate(found)]
        real = [_traced(world, probe) for probe in probes]
        still = _differences(seed, world, probing, again, quiet=1.5) if again else []
        return Compared(PROBES, sum(bool(each.reached) for each in real), sum(each.answered for each in real), still)
    finally:
        probing.close()
        wired.close()


def _probe(drawn: RandomLines, mark: int) -> Probe:
    protocol = drawn.chance.choice(("tcp", "tcp", "udp", "icmp"))
    source, destination, port = drawn.probe(protocol)
    return Probe(source if source == "internet" else f"eni-{source}", destination, protocol, port, mark)


def _differences(seed: str, world: World, probing: Probing, probes: list[Probe], quiet: float) -> list[Difference]:
    real = probing.play(probes, quiet, longest=10)
    both = [(probe, _traced(world, probe), real[probe.mark]) for probe in probes]
    return [Difference(seed, *each) for each in both if each[1] != each[2]]


def _traced(world: World, probe: Probe) -> Verdict:
    source = OUTSIDE[0] if probe.source == "internet" else probe.source
    found = trace(world, source, probe.destination, probe.protocol, probe.port, probe.mark)
    end = found.forward.end
    named = (
        end
        if end.startswith(("eni-", "internet")) or not end
        else next(hop.id for hop in found.forward.hops if hop.kind == "endpoint")
    )
    return Verdict(frozenset([named] if named else []), found.answered)


def main() -> None:
    count, *rest = sys.argv[1:] or ["20"]
    began = perf_counter()
    results = [compare(f"{rest[0] if rest else 'agreement'}-{number}") for number in range(int(count))]
    differences = [each for result in results for each in result.differences]
    cases = sum(each.cases for each in results)
    print(f"{len(results)} networks, {cases} connections in {perf_counter() - began:.0f} s: ", end="")
    print(
        f"{sum(each.reached for each in results)} arrived, {sum(each.answered for each in results)} were answered, ",
        end="",
    )
    print(f"{cases - len(differences)} agree")
    for each in differences:
        print(each)


if __name__ == "__main__":
    main()
