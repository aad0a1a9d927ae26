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


def stand_in(probe: Probe, subnet: Subnet, *, public: bool = False) -> StandIn | None:
    """Its security group lets everything through. None where nothing fits into the subnet or the VPC any more."""
    copy = probe.cloud.clone()
    name = f"stand-in {copy.state.position}"
    group = call(copy, "CreateSecurityGroup", GroupName=name, Description=name, VpcId=subnet.vpc)
    if group is None:
        return None
    everything = [{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}]
    call(copy, "AuthorizeSecurityGroupIngress", GroupId=group["GroupId"], IpPermissions=everything)
    interface = {"DeviceIndex": 0, "SubnetId": subnet.id, "Groups": [group["GroupId"]]}
    interface["AssociatePublicIpAddress"] = public
    run = call(copy, "RunInstances", ImageId=IMAGE, MinCount=1, MaxCount=1, NetworkInterfaces=[interface])
    if run is None:
        return None
    until = copy.state.clock.now + RUNS_BY
    copy.call(copy.root, "lab", "AdvanceClock", {"Until": until}, wall=copy.state.clock.wall)
    [instance] = run["Instances"]
    return StandIn(Probe(copy, facts=probe.facts), instance["InstanceId"], instance["PrivateIpAddress"])


def call(copy: Cloud, operation: str, **params: Any) -> dict[str, Any] | None:
    """An operation of EC2 by the owner of a copy; None when it was refused."""
    return copy.call(copy.root, "ec2", operation, params, wall=copy.state.clock.wall).answer
