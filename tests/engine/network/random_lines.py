"""Random networks, as the lines of `topology.py`: mostly sound, with every kind of mistake now and then."""

from random import Random

OUTSIDE = ("198.51.100.10", "192.0.2.44")
SERVICE = "52.219.56.1"
PORTS = {"tcp": (80, 443), "udp": (53, 80)}
_PROTOCOLS = (
    "all",
    "all",
    "tcp 80",
    "tcp 443",
    "tcp 80-443",
    "udp 53",
    "udp 0-65535",
    "icmp 8:0",
    "icmp -1:-1",
    "tcp 0-65535",
)
_ANSWERS = ("tcp 1024-65535", "udp 1024-65535", "icmp 0:0", "tcp 32768-50000", "all")


class RandomLines:
    """One random network. `hosts` and `nats` by name lead to their address."""

    def __init__(self, seed: str) -> None:
        self.chance = Random(seed)
        self.lines: list[str] = []
        self.hosts: dict[str, str] = {}
        self.nats: dict[str, str] = {}
        self.public: dict[str, str] = {}
        self.vpcs = [f"v{number}" for number in range(self.chance.randint(1, 3))]
        self.open = [vpc for vpc in self.vpcs if self.chance.random() < 0.8]
        self.subnets = {f"{vpc}s{number}": vpc for vpc in self.vpcs for number in range(self.chance.randint(1, 3))}
        for vpc in self.vpcs:
            self._vpc(vpc)
        self.peerings = [pair for pair in self._pairs() if self.chance.random() < 0.7]
        for one, other in self.peerings:
            status = self._some(("active", 9), ("deleted", 1), ("pending-acceptance", 1))
            self.lines.append(f"peering {one}{other} {one} {other} {status}")
        for subnet in self.subnets:
            self._stand(subnet)
        for vpc in self.vpcs:
            self._group_rules(vpc)
        for subnet in self.subnets:
            self._routes(subnet)
            self._acl(subnet)

    def probe(self, protocol: str) -> tuple[str, str, int]:
        """Who sends to which address and port."""
        source = self.chance.choice([*self.hosts, *self.hosts, "internet"])
        inside = [address for name, address in self.hosts.items() if name != source]
        targets = [*inside, *inside, *self.public.values(), *OUTSIDE, SERVICE, *self.nats.values()]
        if source == "internet":
            targets = list(self.public.values()) or ["3.32.200.1"]
        return source, self.chance.choice(targets), self.chance.choice(PORTS.get(protocol, (0,)))

    def _vpc(self, vpc: str) -> None:
        number = self.vpcs.index(vpc)
        self.lines.append(f"vpc {vpc} 10.{number}.0.0/16" + (" gateway" if vpc in self.open else ""))
        self.lines.append(f"list l{vpc} 10.{number}.0.0/17 198.51.100.0/24")
        self.lines.append(f"list s{vpc} 52.219.0.0/16")
        self.lines.append(f"endpoint {vpc} {vpc} com.amazonaws.s3")
        self.lines += [f"group {vpc}g{index} {vpc}" for index in range(2)]

    def _stand(self, subnet: str) -> None:
        """Hosts and NAT gateways."""
        vpc, index = self.subnets[subnet], int(subnet[-1])
        base = f"10.{self.vpcs.index(vpc)}.{index}"
        self.lines.append(f"subnet {subnet} {vpc} {base}.0/24")
        for number in range(self.chance.randint(1, 2)):
            name, words = f"{subnet}h{number}", []
            self.hosts[name] = f"{base}.{10 + number}"
            if self.chance.random() < 0.5:
                self.public[name] = f"3.32.{self.vpcs.index(vpc)}.{10 * index + number + 1}"
                words.append(f"public {self.public[name]}")
            if self.chance.random() < 0.4:
                words.append(f"groups {self._some((f'{vpc}g0', 3), (f'{vpc}g1', 2), (f'{vpc}g0,{vpc}g1', 2))}")
            words.append(self._some(("", 7), ("router", 3)))
            words.append(self._some(("", 14), ("stopped", 1)))
            self.lines.append(f"host {name} {subnet} {self.hosts[name]} " + " ".join(words))
        if self.chance.random() < 0.5:
            self.nats[f"{subnet}n"] = f"{base}.5"
            public = f"public 3.32.{self.vpcs.index(vpc)}.{200 + index}" if self.chance.random() < 0.8 else ""
            self.lines.append(f"nat {subnet}n {subnet} {base}.5 {public} {self._some(('', 9), ('pending', 1))}")

    def _group_rules(self, vpc: str) -> None:
        peers = [f"{pair[0]}{pair[1]}" for pair in self.peerings if vpc in pair]
        for group in (f"{vpc}g0", f"{vpc}g1"):
            for way in ("in", "out"):
                for _ in range(self.chance.choice((0, 2, 3, 4))):
                    remote = self._some(
                        ("0.0.0.0/0", 5), (f"10.{self.chance.randrange(3)}.0.0/16", 2), (f"pl-l{vpc}", 1)
                    )
                    remote = self._some((remote, 5), (f"sg-{vpc}g{self.chance.randrange(2)}", 2))
                    if peers and self.chance.random() < 0.2:
                        peering = self.chance.choice(peers)
                        other = peering.replace(vpc, "", 1)
                        remote = f"sg-{other}g{self.chance.randrange(2)} over pcx-{peering}"
                    self.lines.append(f"rule {group} {way} {self.chance.choice(_PROTOCOLS)} {remote}")

    def _routes(self, subnet: str) -> None:
        vpc = self.subnets[subnet]
        number = self.vpcs.index(vpc)
        nats = [f"nat-{name}" for name in self.nats]
        own = [name for name in nats if name.startswith(f"nat-{vpc}")]
        hosts = [f"eni-{name}" for name in self.hosts if name.startswith(vpc)]
        target = self._some(
            (f"igw-{vpc}", 6), (self.chance.choice(own or [""]), 4), (self.chance.choice(hosts), 2), ("", 1)
        )
        if target:
            self.lines.append(f"route {subnet} 0.0.0.0/0 {target}")
        for one, other in self.peerings:
            if vpc in (one, other) and self.chance.random() < 0.85:
                far = self.vpcs.index(other if vpc == one else one)
                way = self._some((f"pcx-{one}{other}", 8), (self.chance.choice([*own, *hosts]), 1))
                self.lines.append(f"route {subnet} 10.{far}.0.0/16 {way}")
        if self.chance.random() < 0.3:
            beside = self.chance.randrange(3)
            if beside != int(subnet[-1]):
                self.lines.append(f"route {subnet} 10.{number}.{beside}.0/24 {self.chance.choice([*hosts, *own])}")
        if self.chance.random() < 0.4:
            self.lines.append(f"route {subnet} pl-s{vpc} vpce-{vpc}")
        if self.chance.random() < 0.15:
            target = self.chance.choice([f"igw-{vpc}", "nat-gone", *hosts, *own])
            self.lines.append(f"route {subnet} 192.0.2.0/24 {target}")

    def _acl(self, subnet: str) -> None:
        if self.chance.random() < 0.65:
            return
        for way in ("in", "out"):
            if self.chance.random() < 0.3:
                self.lines.append(f"acl {subnet} {way} none")
                self.lines.append(f"acl {subnet} {way} 95 allow {self.chance.choice(_ANSWERS)} 0.0.0.0/0")
            for number in range(self.chance.randint(0, 3)):
                what = self.chance.choice((*_PROTOCOLS, *_ANSWERS))
                cidr = self._some(("0.0.0.0/0", 3), (f"10.{self.chance.randrange(3)}.0.0/16", 2), ("10.0.0.0/23", 1))
                verdict = self._some(("allow", 2), ("deny", 1))
                self.lines.append(
                    f"acl {subnet} {way} {10 + number * self.chance.randint(1, 9)} {verdict} {what} {cidr}"
                )

    def _pairs(self) -> list[tuple[str, str]]:
        return [(one, other) for one in self.vpcs for other in self.vpcs if one < other]

    def _some(self, *weighted: tuple[str, int]) -> str:
        return self.chance.choices([each for each, _ in weighted], [weight for _, weight in weighted])[0]
