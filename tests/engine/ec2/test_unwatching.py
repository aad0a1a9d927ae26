"""Flow logs go with what they watch, however that is deleted, and nothing else does."""

import pytest

from serverless_lab.engine.instant import SECOND
from tests.engine.ec2.making import AMAZON_LINUX, call, filled, made
from tests.engine.support import ROLE, Life


@pytest.fixture
def life():
    life = Life()
    for vpc, cidr in (("vpc", "10.0.0.0/16"), ("other", "10.1.0.0/16")):
        made(life, "CreateVpc", "vpc", vpc, CidrBlock=cidr)
    for subnet, cidr in (("subnet", "10.0.1.0/24"), ("second", "10.0.2.0/24")):
        made(life, "CreateSubnet", "subnet", subnet, VpcId="{vpc}", CidrBlock=cidr)
    made(life, "CreateNetworkInterface", "network-interface", "interface", SubnetId="{subnet}")
    return life


def watch(life, kind, *names):
    log = {"LogGroupName": "flows", "TrafficType": "ALL", "DeliverLogsPermissionArn": ROLE}
    answer = call(
        life,
        "CreateFlowLogs",
        ResourceIds=[name if name.startswith("eni-") else f"{{{name}}}" for name in names],
        ResourceType=kind,
        **log,
    )
    assert answer["Unsuccessful"] == []


def watched(life):
    return [each["ResourceId"] for each in call(life, "DescribeFlowLogs")["FlowLogs"]]


def pass_time(life):
    life.call("lab", "AdvanceClock", {"Until": life.cloud.state.clock.now + 120 * SECOND})


def test_each_goes_with_its_own(life):
    watch(life, "VPC", "vpc", "other")
    watch(life, "Subnet", "subnet", "second")
    watch(life, "NetworkInterface", "interface")
    ids = filled(life, ["{vpc}", "{other}", "{subnet}", "{second}"])
    call(life, "DeleteNetworkInterface", NetworkInterfaceId="{interface}")
    assert watched(life) == ids
    call(life, "DeleteSubnet", SubnetId="{subnet}")
    assert watched(life) == [ids[0], ids[1], ids[3]]
    call(life, "DeleteSubnet", SubnetId="{second}")
    call(life, "DeleteVpc", VpcId="{vpc}")
    assert watched(life) == [ids[1]]


def test_what_may_not_be_deleted_is_watched_still(life):
    watch(life, "VPC", "vpc")
    watch(life, "Subnet", "subnet")
    before = watched(life)
    for operation, named in (("DeleteVpc", {"VpcId": "{vpc}"}), ("DeleteSubnet", {"SubnetId": "{subnet}"})):
        assert life.call("ec2", operation, filled(life, named)).refusal.code == "DependencyViolation"
    assert watched(life) == before


def test_an_interface_that_goes_with_its_instance(life):
    made(life, "RunInstances", "instance", "web", ImageId=AMAZON_LINUX, MinCount=1, MaxCount=1, SubnetId="{subnet}")
    pass_time(life)
    [own] = call(life, "DescribeInstances")["Reservations"][0]["Instances"][0]["NetworkInterfaces"]
    watch(life, "NetworkInterface", "interface", own["NetworkInterfaceId"])
    call(life, "TerminateInstances", InstanceIds=["{web}"])
    pass_time(life)
    assert watched(life) == [filled(life, "{interface}")]
    assert life.replayed().encode() == life.cloud.encode()
