"""Further interfaces of an instance: how many there may be, and which of them go with it."""

import pytest

from serverless_lab.engine.services.ec2.instance_types import room
from tests.engine.ec2.making import AMAZON_LINUX, call, filled, made
from tests.engine.support import Life


@pytest.fixture
def life():
    life = Life()
    made(life, "CreateVpc", "vpc", "vpc", CidrBlock="10.0.0.0/16")
    made(life, "CreateSubnet", "subnet", "subnet", VpcId="{vpc}", CidrBlock="10.0.1.0/24")
    for name in ("one", "two", "three"):
        made(life, "CreateNetworkInterface", "network-interface", name, SubnetId="{subnet}")
    return life


def run(life, kind):
    once = {"ImageId": AMAZON_LINUX, "MinCount": 1, "MaxCount": 1, "SubnetId": "{subnet}", "InstanceType": kind}
    made(life, "RunInstances", "instance", "web", **once)
    life.wait(15)


def attach(life, name, device):
    plug = {"NetworkInterfaceId": f"{{{name}}}", "InstanceId": "{web}", "DeviceIndex": device}
    return call(life, "AttachNetworkInterface", **plug)["AttachmentId"]


def refused(life, operation, **params):
    before = life.cloud.clone().state.parts
    refusal = life.call("ec2", operation, filled(life, params)).refusal
    assert life.cloud.state.parts == before
    return refusal.code, refusal.message


def interface(life, name):
    [found] = call(life, "DescribeNetworkInterfaces", NetworkInterfaceIds=[f"{{{name}}}"])["NetworkInterfaces"]
    return found


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("t3.micro", (2, 2)),
        ("t2.large", (3, 12)),
        ("t2.xlarge", (3, 15)),
        ("t3.xlarge", (4, 15)),
        ("t3a.small", (2, 4)),
        ("m5.large", (3, 10)),
        ("m6g.medium", (2, 4)),
        ("c5.9xlarge", (8, 30)),
        ("r5.24xlarge", (15, 50)),
        ("m1.small", (2, 4)),
        ("m3.medium", (2, 6)),
        ("m4.large", (2, 10)),
        ("m4.10xlarge", (8, 30)),
        ("m4.16xlarge", (8, 30)),
        ("m6i.16xlarge", (15, 50)),
        ("i3en.3xlarge", (4, 15)),
        ("z1d.3xlarge", (8, 30)),
        ("i3en.6xlarge", (8, 30)),
        ("c5.12xlarge", (8, 30)),
        ("g5.12xlarge", (15, 50)),
        ("g4dn.xlarge", (3, 10)),
        ("inf1.24xlarge", (11, 30)),
        ("trn1.2xlarge", (4, 15)),
        ("trn1.32xlarge", (5, 50)),
        ("d3.xlarge", (4, 3)),
        ("f1.16xlarge", (8, 50)),
        ("a1.metal", (8, 30)),
        ("c5.metal", (15, 50)),
        ("u-9tb1.metal", (5, 30)),
        ("u-9tb1.112xlarge", (15, 50)),
    ],
)
def test_how_many_a_type_takes(kind, expected):
    assert room(kind) == expected


def test_an_instance_takes_as_many_as_its_type(life):
    run(life, "t3.small")
    attach(life, "one", 1)
    attach(life, "two", 2)
    third = {"NetworkInterfaceId": "{three}", "InstanceId": "{web}", "DeviceIndex": 3}
    assert refused(life, "AttachNetworkInterface", **third) == (
        "AttachmentLimitExceeded",
        "Interface count 4 exceeds the limit for t3.small",
    )
    call(life, "DetachNetworkInterface", AttachmentId=interface(life, "one")["Attachment"]["AttachmentId"])
    assert interface(life, "one")["Status"] == "available"
    attach(life, "three", 1)
    told = call(life, "DescribeInstances", InstanceIds=["{web}"])["Reservations"][0]["Instances"][0]
    plugged = [(each["Attachment"]["DeviceIndex"], each["PrivateIpAddress"]) for each in told["NetworkInterfaces"]]
    assert plugged == [(0, "10.0.1.7"), (2, "10.0.1.5"), (1, "10.0.1.6")]


def test_an_interface_takes_as_many_addresses_as_the_type(life):
    run(life, "t3.micro")
    more = {"NetworkInterfaceId": "{one}", "SecondaryPrivateIpAddressCount": 2}
    call(life, "AssignPrivateIpAddresses", **more)
    plug = {"NetworkInterfaceId": "{one}", "InstanceId": "{web}", "DeviceIndex": 1}
    full = ("PrivateIpAddressLimitExceeded", "Number of private addresses will exceed limit.")
    assert refused(life, "AttachNetworkInterface", **plug) == full
    attach(life, "two", 1)
    assert refused(life, "AssignPrivateIpAddresses", **(more | {"NetworkInterfaceId": "{two}"})) == full
    one = {"NetworkInterfaceId": "{two}", "SecondaryPrivateIpAddressCount": 1}
    assert len(call(life, "AssignPrivateIpAddresses", **one)["AssignedPrivateIpAddresses"]) == 1


def test_what_goes_with_the_instance_can_be_changed(life):
    run(life, "t3.small")
    attachment = attach(life, "one", 1)
    attach(life, "two", 2)
    assert interface(life, "one")["Attachment"]["DeleteOnTermination"] is False
    change = {"Attachment": {"AttachmentId": attachment, "DeleteOnTermination": True}}
    call(life, "ModifyNetworkInterfaceAttribute", NetworkInterfaceId="{one}", **change)
    assert interface(life, "one")["Attachment"]["DeleteOnTermination"] is True
    call(life, "TerminateInstances", InstanceIds=["{web}"])
    life.wait(30)
    left = call(life, "DescribeNetworkInterfaces")["NetworkInterfaces"]
    assert [(each["PrivateIpAddress"], each["Status"]) for each in left] == [
        ("10.0.1.5", "available"),
        ("10.0.1.6", "available"),
    ]
    assert life.replayed().encode() == life.cloud.encode()


def test_an_instance_s_first_interface_can_stay(life):
    run(life, "t3.small")
    [told] = call(life, "DescribeInstances")["Reservations"][0]["Instances"][0]["NetworkInterfaces"]
    change = {"AttachmentId": told["Attachment"]["AttachmentId"], "DeleteOnTermination": False}
    own = {"NetworkInterfaceId": told["NetworkInterfaceId"]}
    call(life, "ModifyNetworkInterfaceAttribute", **own, Attachment=change)
    call(life, "TerminateInstances", InstanceIds=["{web}"])
    life.wait(30)
    left = call(life, "DescribeNetworkInterfaces", NetworkInterfaceIds=[told["NetworkInterfaceId"]])
    assert left["NetworkInterfaces"][0]["Status"] == "available"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"Attachment": {"AttachmentId": "eni-attach-00000000000000000", "DeleteOnTermination": True}}, "NotFound"),
        ({"Attachment": {"DeleteOnTermination": True}}, "NotFound"),
        ({"Attachment": {"AttachmentId": "{own}"}}, "MissingParameter"),
        ({"Attachment": {"AttachmentId": "{own}", "DeleteOnTermination": True}, "Groups": ["x"]}, "Combination"),
    ],
)
def test_changes_that_cannot_be(life, change, code):
    run(life, "t3.small")
    own = attach(life, "one", 1)
    params = {**change, "Attachment": {**change["Attachment"]}}
    if params["Attachment"].get("AttachmentId") == "{own}":
        params["Attachment"]["AttachmentId"] = own
    assert refused(life, "ModifyNetworkInterfaceAttribute", NetworkInterfaceId="{one}", **params)[0].endswith(code)


def test_an_interface_of_a_detached_or_another_attachment(life):
    run(life, "t3.small")
    attachment = attach(life, "one", 1)
    changes = {"AttachmentId": attachment, "DeleteOnTermination": True}
    lost = ("InvalidAttachmentID.NotFound", f"The attachment ID '{attachment}' does not exist")
    named = {"NetworkInterfaceId": "{two}", "Attachment": changes}
    assert refused(life, "ModifyNetworkInterfaceAttribute", **named) == lost
    call(life, "DetachNetworkInterface", AttachmentId=attachment)
    assert refused(life, "DetachNetworkInterface", AttachmentId=attachment) == lost


def test_a_second_interface_answers_for_the_instance(life):
    run(life, "t3.small")
    made(life, "CreateSecurityGroup", "security-group", "open", VpcId="{vpc}", GroupName="open", Description="Open")
    any_one = [{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "10.0.0.0/16"}]}]
    call(life, "AuthorizeSecurityGroupIngress", GroupId="{open}", IpPermissions=any_one)
    call(life, "ModifyNetworkInterfaceAttribute", NetworkInterfaceId="{two}", Groups=["{open}"])
    packet = {"Source": "{web}", "Destination": "{two}", "Protocol": "tcp", "Port": 80}
    assert life.call("lab", "SendPacket", filled(life, packet)).answer["Reached"] is False
    once = {"ImageId": AMAZON_LINUX, "MinCount": 1, "MaxCount": 1, "SubnetId": "{subnet}"}
    made(life, "RunInstances", "instance", "db", **once)
    life.wait(15)
    call(life, "AttachNetworkInterface", NetworkInterfaceId="{two}", InstanceId="{db}", DeviceIndex=1)
    answer = life.call("lab", "SendPacket", filled(life, packet)).answer
    assert (answer["Reached"], answer["Answered"], answer["End"]) == (True, True, filled(life, "{two}"))
