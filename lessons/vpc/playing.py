"""What lessons and missions of this chapter are played with. `{name}` in a parameter is the id of what is named so."""

from base64 import b64encode
from collections.abc import Callable
from typing import Any

from lessons.courseware.course import Facts, Play
from lessons.courseware.play import Player
from lessons.courseware.probe import Probe
from lessons.vpc.naming import filled, tagged
from serverless_lab.engine.services.ec2.images import IMAGES

IMAGE = next(iter(IMAGES))
ANYWHERE = "0.0.0.0/0"
READY_S = 180  # by then a NAT gateway, an instance or an endpoint that was asked for is there


def do(operation: str, **params: Any) -> Play:
    """An operation of EC2. A value may be a function of the player."""

    def play(player: Player) -> None:
        found = {name: value(player) if callable(value) else value for name, value in params.items()}
        player.call("ec2", operation, filled(found, Probe(player.cloud).ec2))

    return play


def make(operation: str, resource: str, name: str, **params: Any) -> Play:
    """Something with a Name; `resource` is its kind in a tag specification."""
    return do(operation, **tagged(resource, name), **params)


def subnet(name: str, vpc: str, cidr: str, zone: str = "a") -> Play:
    """In the zone of that letter."""

    def play(player: Player) -> None:
        where = f"{player.cloud.state.region}{zone}"
        make("CreateSubnet", "subnet", name, VpcId=f"{{{vpc}}}", CidrBlock=cidr, AvailabilityZone=where)(player)

    return play


def gateway(name: str, vpc: str) -> Play:
    """An internet gateway, attached."""
    return together(
        make("CreateInternetGateway", "internet-gateway", name),
        do("AttachInternetGateway", InternetGatewayId=f"{{{name}}}", VpcId=f"{{{vpc}}}"),
    )


def table(name: str, vpc: str, *subnets: str) -> Play:
    """A route table, and the subnets that use it."""
    used = (do("AssociateRouteTable", RouteTableId=f"{{{name}}}", SubnetId=f"{{{each}}}") for each in subnets)
    return together(make("CreateRouteTable", "route-table", name, VpcId=f"{{{vpc}}}"), *used)


def route(name: str, to: str = ANYWHERE, **target: str) -> Play:
    """`target`: as CreateRoute names it, such as GatewayId="{door}"."""
    return do("CreateRoute", RouteTableId=f"{{{name}}}", DestinationCidrBlock=to, **target)


def reroute(name: str, to: str = ANYWHERE, **target: str) -> Play:
    """A route that is there leads elsewhere from now on."""
    return do("ReplaceRoute", RouteTableId=f"{{{name}}}", DestinationCidrBlock=to, **target)


def bridge(name: str, vpc: str, other: str, *, accepted: bool = True) -> Play:
    """A peering connection between two VPCs; the second has to accept it."""
    ends = {"VpcId": f"{{{vpc}}}", "PeerVpcId": f"{{{other}}}"}
    asked = make("CreateVpcPeeringConnection", "vpc-peering-connection", name, **ends)
    return together(asked, accept(name)) if accepted else asked


def accept(name: str) -> Play:
    return do("AcceptVpcPeeringConnection", VpcPeeringConnectionId=f"{{{name}}}")


def nat(name: str, in_subnet: str) -> Play:
    """A NAT gateway with an elastic IP of its own, and the time until it is there."""
    return together(
        make("AllocateAddress", "elastic-ip", f"{name}-ip"),
        make("CreateNatGateway", "natgateway", name, SubnetId=f"{{{in_subnet}}}", AllocationId=f"{{{name}-ip}}"),
        wait(READY_S),
    )


def group(name: str, vpc: str) -> Play:
    named = {"GroupName": name, "Description": "of the shop", "VpcId": f"{{{vpc}}}"}
    return make("CreateSecurityGroup", "security-group", name, **named)


def let_in(name: str, port: int, source: str = ANYWHERE) -> Play:
    """A rule of a group for TCP; `source` is a range, or the {name} of a group."""
    return do("AuthorizeSecurityGroupIngress", GroupId=f"{{{name}}}", IpPermissions=[_permission(port, source)])


def let_in_no_more(name: str, port: int, source: str = ANYWHERE) -> Play:
    """The same rule, taken away."""
    return do("RevokeSecurityGroupIngress", GroupId=f"{{{name}}}", IpPermissions=[_permission(port, source)])


def let_everything_in(name: str) -> Play:
    """All protocols and ports, from anywhere."""
    permission = {"IpProtocol": "-1", "IpRanges": [{"CidrIp": ANYWHERE}]}
    return do("AuthorizeSecurityGroupIngress", GroupId=f"{{{name}}}", IpPermissions=[permission])


def _permission(port: int, source: str) -> dict[str, Any]:
    peers = {"UserIdGroupPairs": [{"GroupId": source}]} if "{" in source else {"IpRanges": [{"CidrIp": source}]}
    return {"IpProtocol": "tcp", "FromPort": port, "ToPort": port, **peers}


def start(name: str, in_subnet: str, *groups: str, program: str = "", port: int = 0, public: bool = False) -> Play:
    """An instance, running; `program` such as nginx is what its user data starts, on `port` a small web server."""
    interface: dict[str, Any] = {
        "DeviceIndex": 0,
        "SubnetId": f"{{{in_subnet}}}",
        "AssociatePublicIpAddress": public,
    }
    if groups:
        interface["Groups"] = [f"{{{each}}}" for each in groups]
    script = f"#!/bin/sh\nsystemctl enable --now {program}\n" if program else ""
    script += f"python3 -m http.server {port}\n" if port else ""
    once = {"ImageId": IMAGE, "MinCount": 1, "MaxCount": 1, "UserData": b64encode(script.encode()).decode()}
    return together(make("RunInstances", "instance", name, NetworkInterfaces=[interface], **once), wait(READY_S))


def given(plays: Callable[[Facts], Play]) -> Play:
    """What depends on the facts of the mission's variant."""
    return lambda player: plays(player.facts)(player)


def together(*plays: Play) -> Play:
    def play(player: Player) -> None:
        for each in plays:
            each(player)

    return play


def wait(seconds: float) -> Play:
    return lambda player: player.advance(seconds)
