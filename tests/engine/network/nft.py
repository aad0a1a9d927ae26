"""Security groups, ACLs and translations as nftables' rules, written from the state by AWS's words alone."""

from collections.abc import Iterable

from serverless_lab.engine.network.world import World
from serverless_lab.engine.services.ec2.state.filtering import AclEntry, GroupRule, NetworkAcl
from serverless_lab.engine.services.ec2.state.machines import NetworkInterface

_NAMES = {"6": "tcp", "17": "udp", "1": "icmp"}


def host(world: World, interface: NetworkInterface) -> list[str]:
    """Stateful: what belongs to a known connection passes, anything else needs a rule."""
    lines = ["table ip groups {"]
    for hook, device, egress in (("prerouting", "iifname", False), ("postrouting", "oifname", True)):
        lines.append(f"chain {hook} {{\ntype filter hook {hook} priority 0; policy accept;")
        lines.append(f'{device} != "eth0" accept\nct state established accept')
        for group in interface.groups:
            for rule in world.state.groups[group].rules.values():
                remotes = _remotes(world, interface, rule)
                if rule.egress is egress and remotes:
                    lines.append(f"{_peer(remotes, egress)} {_group_match(rule)} accept")
        lines.append("drop\n}")
    return [*lines, "}", *seen()]


def seen() -> list[str]:
    """Notes which probes arrived, by their source port or echo id."""
    return [
        "table ip lab {",
        "set seen {\ntype inet_service; flags dynamic; size 4096;\n}",
        "chain input {\ntype filter hook input priority 200;",
        "th dport { 53, 80, 443 } add @seen { th sport }",
        "icmp type echo-request add @seen { icmp id }",
        "}",
        "}",
    ]


def acls(devices: dict[str, NetworkAcl]) -> list[str]:
    """Stateless, at the edge of each subnet: its device in the VPC's router."""
    lines = ["table ip acls {"]
    for device, acl in devices.items():
        for way, entries in (("in", acl.ingress), ("out", acl.egress)):
            lines.append(f"chain {way}-{device} {{")
            for number in sorted(each for each in entries if ":" not in entries[each].cidr):
                verdict = "return" if entries[number].allow else "drop"
                remote = _peer([entries[number].cidr], way == "out")
                lines.append(f"{remote} {_acl_match(entries[number])} {verdict}")
            lines.append("drop\n}")
    lines.append("chain forward {\ntype filter hook forward priority 0; policy accept;")
    for device in devices:
        lines.append(f'iifname "{device}" oifname != "{device}" jump out-{device}')
    for device in devices:
        lines.append(f'oifname "{device}" iifname != "{device}" jump in-{device}')
    return [*lines, "}", "}"]


def internet_gateway(public: dict[str, str]) -> list[str]:
    """One to one and without memory; `public` leads from public to private addresses."""
    inward = ", ".join(f"{outer} : {inner}" for outer, inner in public.items())
    outward = ", ".join(f"{inner} : {outer}" for outer, inner in public.items())
    lines = ["table ip gateway {", "chain prerouting {\ntype filter hook prerouting priority -300;"]
    if public:
        lines.append(f'iifname "igw" ip daddr set ip daddr map {{ {inward} }}')
    lines.append("}\nchain postrouting {\ntype filter hook postrouting priority 300;")
    if public:
        lines.append(f'oifname "igw" ip saddr != {{ {", ".join(public.values())} }} drop')
        lines.append(f'oifname "igw" ip saddr set ip saddr map {{ {outward} }}')
    else:
        lines.append('oifname "igw" drop')
    return [*lines, "}", "}"]


def peering(device: str, own: Iterable[str], far: Iterable[str]) -> list[str]:
    """No transit: from an address of this VPC to one of the other."""
    return [
        f"table ip {device} {{",
        "chain forward {\ntype filter hook forward priority 10; policy accept;",
        f'oifname "{device}" ip saddr != {{ {", ".join(own)} }} drop',
        f'oifname "{device}" ip daddr != {{ {", ".join(far)} }} drop',
        "}",
        "}",
    ]


def nat_gateway(address: str, *, works: bool) -> list[str]:
    lines = ["table ip nat {", "chain input {\ntype filter hook input priority 0;\ndrop\n}"]
    lines.append("chain forward {\ntype filter hook forward priority 0; policy drop;\nct state invalid drop")
    if works:
        lines.append("meta l4proto { tcp, udp, icmp } accept")
    lines.append(f"}}\nchain postrouting {{\ntype nat hook postrouting priority 100;\nsnat to {address}\n}}")
    return [*lines, "}"]


def _remotes(world: World, interface: NetworkInterface, rule: GroupRule) -> list[str]:
    if rule.cidr:
        return [rule.cidr] if ":" not in rule.cidr else []
    if rule.prefix_list:
        return list(world.state.prefix_lists[rule.prefix_list].entries)
    if rule.peering and world.state.peerings[rule.peering].status != "active":
        return []
    every = world.state.interfaces.values()
    return [address for each in every if rule.group in each.groups for address in each.private_ips]


def _peer(cidrs: list[str], egress: bool) -> str:
    return f"ip {'daddr' if egress else 'saddr'} {{ {', '.join(cidrs)} }}"


def _group_match(rule: GroupRule) -> str:
    if rule.protocol in ("tcp", "udp"):
        return f"{rule.protocol} dport {rule.from_port}-{rule.to_port}"
    return _icmp(rule.from_port, rule.to_port) if rule.protocol == "icmp" else _protocol(rule.protocol)


def _acl_match(entry: AclEntry) -> str:
    if entry.ports is not None:
        return f"{_NAMES[entry.protocol]} dport {entry.ports[0]}-{entry.ports[1]}"
    return _icmp(*entry.icmp) if entry.icmp is not None else _protocol(entry.protocol)


def _icmp(kind: int, code: int) -> str:
    matches = ["meta l4proto icmp"]
    matches += [f"icmp type {kind}"] if kind >= 0 else []
    matches += [f"icmp code {code}"] if code >= 0 else []
    return " ".join(matches)


def _protocol(protocol: str) -> str:
    return "" if protocol == "-1" else f"meta l4proto {protocol}"
