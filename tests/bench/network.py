"""The packet tracer: traces a second in small and large networks."""

from time import perf_counter

from serverless_lab.engine.network.trace import trace
from serverless_lab.engine.network.world import World
from tests.engine.network.topology import Topology

SIZES = (10, 100, 1_000)
SECONDS = 2.0
PER_VPC = 200  # a VPC's quota of subnets
PORT = 443


def drawn(subnets: int) -> World:
    """VPCs of up to 200 subnets, every second one private behind a NAT gateway, a host in each; the first VPC peers."""
    lines: list[str] = []
    vpcs = range(-(-subnets // PER_VPC))
    for vpc in vpcs:
        lines.append(f"vpc v{vpc} 10.{vpc}.0.0/16 gateway")
        lines += [
            f"group web{vpc} v{vpc}",
            f"rule web{vpc} in tcp {PORT} 10.0.0.0/8",
            f"rule web{vpc} out all 0.0.0.0/0",
        ]
        if vpc:
            lines.append(f"peering p{vpc} v0 v{vpc}")
    for number in range(subnets):
        vpc, index = divmod(number, PER_VPC)
        name, cidr = f"s{number}", f"10.{vpc}.{index}"
        lines.append(f"subnet {name} v{vpc} {cidr}.0/24")
        if index == 0:
            lines.append(f"nat n{vpc} {name} {cidr}.5 public 3.32.{vpc}.5")
        lines.append(f"route {name} 0.0.0.0/0 " + (f"nat-n{vpc}" if index % 2 else f"igw-v{vpc}"))
        peers = [each for each in vpcs if each] if vpc == 0 else [vpc]
        lines += [f"route {name} 10.{each if vpc == 0 else 0}.0.0/16 pcx-p{each}" for each in peers]
        public = "" if index % 2 else f"public 3.33.{vpc}.{index}"
        lines.append(f"host h{number} {name} {cidr}.10 {public} groups web{vpc}")
    return Topology(lines).world()


def rate(world: World, pairs: list[tuple[str, str]]) -> float:
    """Traces a second; all of them must be answered."""
    assert all(trace(world, *pair, "tcp", PORT).answered for pair in pairs)
    count, began = 0, perf_counter()
    while perf_counter() - began < SECONDS:
        for source, destination in pairs:
            trace(world, source, destination, "tcp", PORT)
        count += len(pairs)
    return count / (perf_counter() - began)


def main() -> None:
    print("network, traces a second, forward and back")
    print(f"  {'subnets':<10}{'same VPC':>12}{'by NAT':>12}{'peered VPC':>12}")
    for size in SIZES:
        world = drawn(size)
        first = min(size, PER_VPC)
        inside = [(f"eni-h{each}", f"eni-h{(each * 7 + 3) % first}") for each in range(first) if each * 7 + 3 != each]
        inside = [(one, other) for one, other in inside if one != other]
        outside = [(f"eni-h{each}", "internet") for each in range(1, first, 2)]
        peered = [(f"eni-h{each % PER_VPC}", f"eni-h{each}") for each in range(PER_VPC, size)]
        rates = [rate(world, pairs) if pairs else None for pairs in (inside, outside, peered)]
        print(f"  {size:<10}" + "".join(f"{each:>12,.0f}" if each else f"{'–':>12}" for each in rates))


if __name__ == "__main__":
    main()
