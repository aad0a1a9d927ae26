"""A server that the lab puts into a copy of the account, so that packets can be asked of a place where none stands."""

from dataclasses import dataclass
from typing import Any

from lessons.courseware.probe import Probe
from lessons.vpc.playing import IMAGE
from serverless_lab.engine.cloud import Cloud
from serverless_lab.engine.instant import SECOND
from serverless_lab.engine.services.ec2.state.vpcs import Subnet

RUNS_BY = 60 * SECOND


@dataclass(frozen=True)
class StandIn:
    """`probe` sees the copy in which the server `id` runs, at the private `address`."""

    probe: Probe
    id: str
    address: str


def stand_in(probe: Probe, subnet: Subnet, *, public: bool = False, group: str = "") -> StandIn | None:
    """It wears that security group, or one that lets everything through.

    None where nothing fits into the subnet or the VPC any more, and where there is no such group.
    """
    copy = probe.cloud.clone()
    worn = group or _open_group(copy, subnet)
    if not worn:
        return None
    interface = {"DeviceIndex": 0, "SubnetId": subnet.id, "Groups": [worn]}
    interface["AssociatePublicIpAddress"] = public
    run = call(copy, "RunInstances", ImageId=IMAGE, MinCount=1, MaxCount=1, NetworkInterfaces=[interface])
    if run is None:
        return None
    until = copy.state.clock.now + RUNS_BY
    copy.call(copy.root, "lab", "AdvanceClock", {"Until": until}, wall=copy.state.clock.wall)
    [instance] = run["Instances"]
    return StandIn(Probe(copy, facts=probe.facts), instance["InstanceId"], instance["PrivateIpAddress"])


def _open_group(copy: Cloud, subnet: Subnet) -> str:
    """Empty where the VPC has no room for one more."""
    name = f"stand-in {copy.state.position}"
    group = call(copy, "CreateSecurityGroup", GroupName=name, Description=name, VpcId=subnet.vpc)
    if group is None:
        return ""
    everything = [{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}]
    call(copy, "AuthorizeSecurityGroupIngress", GroupId=group["GroupId"], IpPermissions=everything)
    return str(group["GroupId"])


def call(copy: Cloud, operation: str, **params: Any) -> dict[str, Any] | None:
    """An operation of EC2 by the owner of a copy; None when it was refused."""
    return copy.call(copy.root, "ec2", operation, params, wall=copy.state.clock.wall).answer
