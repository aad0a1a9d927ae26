"""Plays about what lets packets through: network ACLs before subnets, security groups before instances."""

from typing import Any

from lessons.courseware.course import Play
from lessons.courseware.play import Player
from lessons.courseware.probe import Probe
from lessons.vpc.asking import id_of
from lessons.vpc.playing import ANYWHERE, do, make

EPHEMERAL = (1024, 65535)  # the ports that answers go to: those of every client and of NAT gateways
TCP = "6"


def acl(name: str, vpc: str) -> Play:
    """A network ACL, without rules as yet."""
    return make("CreateNetworkAcl", "network-acl", name, VpcId=f"{{{vpc}}}")


def acl_rule(
    name: str, number: int, ports: tuple[int, int], cidr: str = ANYWHERE, *, allow: bool = True, out: bool = False
) -> Play:
    """For TCP; `ports` are the first and the last."""
    rule: dict[str, Any] = {"Protocol": TCP, "PortRange": {"From": ports[0], "To": ports[1]}, "CidrBlock": cidr}
    rule |= {"RuleNumber": number, "Egress": out, "RuleAction": "allow" if allow else "deny"}
    return do("CreateNetworkAclEntry", NetworkAclId=f"{{{name}}}", **rule)


def no_acl_rule(name: str, number: int, *, out: bool = False) -> Play:
    """Rule `number`, taken away."""
    return do("DeleteNetworkAclEntry", NetworkAclId=f"{{{name}}}", RuleNumber=number, Egress=out)


def guard(subnet: str, acl_name: str) -> Play:
    """That ACL stands before the subnet from now on."""

    def play(player: Player) -> None:
        probe = Probe(player.cloud)
        association = probe.ec2.subnets[id_of(probe, subnet)].acl_association
        do("ReplaceNetworkAclAssociation", AssociationId=association, NetworkAclId=f"{{{acl_name}}}")(player)

    return play


def wear(instance: str, *groups: str) -> Play:
    """These groups and no others stand before the instance from now on."""

    def play(player: Player) -> None:
        probe = Probe(player.cloud)
        interface = probe.ec2.instances[id_of(probe, instance)].interfaces[0]
        named = [f"{{{each}}}" for each in groups]
        do("ModifyNetworkInterfaceAttribute", NetworkInterfaceId=interface, Groups=named)(player)

    return play


def let_out(name: str, port: int, to: str = ANYWHERE) -> Play:
    """An outbound rule of a group for TCP; `to` is a range, or the {name} of a group."""
    peers = {"UserIdGroupPairs": [{"GroupId": to}]} if "{" in to else {"IpRanges": [{"CidrIp": to}]}
    permission = {"IpProtocol": "tcp", "FromPort": port, "ToPort": port, **peers}
    return do("AuthorizeSecurityGroupEgress", GroupId=f"{{{name}}}", IpPermissions=[permission])


def let_nothing_out(name: str) -> Play:
    """The rule that every new group has, taken away."""
    permission = {"IpProtocol": "-1", "IpRanges": [{"CidrIp": ANYWHERE}]}
    return do("RevokeSecurityGroupEgress", GroupId=f"{{{name}}}", IpPermissions=[permission])
