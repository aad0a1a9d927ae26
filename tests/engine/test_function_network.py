"""VpcConfig: checked, told, waited for, and given back."""

import json

import pytest

from serverless_lab.engine.caller import Caller
from tests.engine.ec2.making import call, filled, made
from tests.engine.networked import config, connect, interfaces, prepare, told, update
from tests.engine.support import ACCOUNT, REGION, ROLE, Life, function_params, refused

MINA = Caller.user(f"arn:aws:iam::{ACCOUNT}:user/mina")


@pytest.fixture
def life():
    life = Life()
    prepare(life)
    return life


def test_a_function_is_pending_until_its_interface_is_made(life):
    created = life.call("lambda", "CreateFunction", function_params(VpcConfig=config(life))).answer
    vpc = {**config(life), "VpcId": filled(life, "{kitchen}"), "Ipv6AllowedForDualStack": False}
    assert created["VpcConfig"] == vpc
    assert (created["State"], created["StateReasonCode"]) == ("Pending", "Creating")
    code, message = refused(life, "Invoke", {"FunctionName": "order-fn"})
    assert code == "ResourceConflictException"
    assert message.endswith("The function is currently in the following state: Pending")
    life.advance(55)
    assert told(life)["State"] == "Pending"
    life.advance(6)
    assert told(life)["State"] == "Active"
    assert "StateReason" not in told(life)
    assert life.call("lambda", "ListFunctions").answer["Functions"][0]["VpcConfig"] == vpc
    got = life.call("lambda", "GetFunction", {"FunctionName": "order-fn"}).answer
    assert got["Configuration"]["VpcConfig"] == vpc


def test_the_interface_is_lambdas(life):
    connect(life)
    [found] = interfaces(life)
    assert (found["InterfaceType"], found["RequesterManaged"], found["Status"]) == ("lambda", True, "in-use")
    assert found["Description"].startswith("AWS Lambda VPC ENI-order-fn-")
    assert found["Attachment"]["InstanceOwnerId"] == "amazon-aws"
    assert found["RequesterId"].startswith("AROA")
    assert found["RequesterId"].endswith(f":{ACCOUNT}")
    [subnet] = call(life, "DescribeSubnets", SubnetIds=["{private}"])["Subnets"]
    assert subnet["AvailableIpAddressCount"] == 250
    named = {"NetworkInterfaceId": found["NetworkInterfaceId"]}
    made(life, "AllocateAddress", "elastic-ip", "eip")
    for operation, more in (
        ("DeleteNetworkInterface", {}),
        ("AssociateAddress", {"AllocationId": filled(life, "{eip}")}),
        ("ModifyNetworkInterfaceAttribute", {"SourceDestCheck": {"Value": False}}),
    ):
        assert life.call("ec2", operation, named | more).refusal.code == "OperationNotPermitted"
    for operation, params in (
        ("DeleteSubnet", {"SubnetId": "{private}"}),
        ("DeleteSecurityGroup", {"GroupId": "{own}"}),
    ):
        assert life.call("ec2", operation, filled(life, params)).refusal.code == "DependencyViolation"


def test_functions_with_the_same_subnets_and_groups_share_an_interface(life):
    connect(life)
    connect(life, "second-fn")
    connect(life, "third-fn", groups="{own} {door}")
    connect(life, "fourth-fn", groups="{door} {own}", subnets="{private} {private_b}")
    assert len(interfaces(life)) == 3
    life.call("lambda", "DeleteFunction", {"FunctionName": "order-fn"})
    life.advance(21 * 60)
    assert len(interfaces(life)) == 3
    life.call("lambda", "DeleteFunction", {"FunctionName": "second-fn"})
    life.advance(19 * 60)
    assert len(interfaces(life)) == 3
    life.advance(2 * 60)
    assert len(interfaces(life)) == 2
    assert life.replayed().state == life.cloud.state


def test_an_interface_that_is_there_is_connected_sooner(life):
    connect(life)
    life.call("lambda", "CreateFunction", function_params("second-fn", VpcConfig=config(life)))
    life.wait(2)
    assert told(life, "second-fn")["State"] == "Active"


def test_who_comes_back_in_time_finds_the_interface(life):
    connect(life)
    life.call("lambda", "DeleteFunction", {"FunctionName": "order-fn"})
    life.advance(10 * 60)
    connect(life)
    life.advance(60 * 60)
    assert len(interfaces(life)) == 1


def test_without_the_role_the_interface_stays(life):
    connect(life)
    life.call("lambda", "DeleteFunction", {"FunctionName": "order-fn"})
    policy = "arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole"
    named = {"RoleName": "lambda-basic-role", "PolicyArn": policy}
    life.call("iam", "DetachRolePolicy", named)
    life.advance(50 * 60)
    assert len(interfaces(life)) == 1
    life.call("iam", "AttachRolePolicy", named)
    life.advance(21 * 60)
    assert interfaces(life) == []
    assert life.call("ec2", "DeleteSubnet", filled(life, {"SubnetId": "{private}"})).refusal is None


def test_moving_to_another_subnet_takes_its_time_and_the_old_one_serves_meanwhile(life):
    connect(life)
    life.invoke()
    first = life.function.invocations[-1].interface
    changed = update(life, VpcConfig=config(life, subnets="{private_b}")).answer
    assert (changed["State"], changed["LastUpdateStatus"]) == ("Active", "InProgress")
    life.invoke()
    assert life.function.invocations[-1].interface == first
    code, message = refused(life, "UpdateFunctionConfiguration", {"FunctionName": "order-fn", "Timeout": 9})
    assert code == "ResourceConflictException"
    arn = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:order-fn"
    assert message == (f"The operation cannot be performed at this time. An update is in progress for resource: {arn}")
    life.advance(61)
    assert told(life)["LastUpdateStatus"] == "Successful"
    life.invoke()
    run = life.function.invocations[-1]
    assert run.cold
    assert run.interface not in ("", first)
    life.advance(21 * 60)
    assert [each["SubnetId"] for each in interfaces(life)] == [filled(life, "{private_b}")]


def test_the_same_network_again_changes_nothing(life):
    connect(life)
    assert update(life, VpcConfig=config(life), Timeout=9).answer["LastUpdateStatus"] == "Successful"


def test_empty_lists_take_it_out_at_once(life):
    connect(life)
    left = update(life, VpcConfig={"SubnetIds": [], "SecurityGroupIds": []}).answer
    assert left["VpcConfig"] == {
        "SubnetIds": [], "SecurityGroupIds": [], "VpcId": "", "Ipv6AllowedForDualStack": False
    }  # fmt: skip
    assert left["LastUpdateStatus"] == "Successful"
    life.invoke()
    assert life.function.invocations[-1].interface == ""
    life.advance(21 * 60)
    assert interfaces(life) == []


def test_a_function_made_outside_can_move_in(life):
    life.create()
    assert "VpcConfig" not in told(life)
    assert update(life, VpcConfig=config(life)).answer["LastUpdateStatus"] == "InProgress"
    life.invoke()
    assert life.function.invocations[-1].interface == ""
    life.advance(61)
    assert life.begin().interface == interfaces(life)[0]["NetworkInterfaceId"]


def test_an_event_in_the_queue_waits_for_the_network(life):
    life.create()
    life.call("lambda", "Invoke", {"FunctionName": "order-fn", "InvocationType": "Event"})
    [work] = life.advance(1).work
    life.finish(work, "error", b'{"errorType": "E"}')
    life.call("lambda", "DeleteFunction", {"FunctionName": "order-fn"})
    life.call("lambda", "CreateFunction", function_params(VpcConfig=config(life)))
    assert [(due.kind, due.data["attempt"]) for due in life.cloud.state.due_work] == [("lambda.StartAsync", 2)]
    assert life.advance(57).work == []
    assert [due.data["waited"] for due in life.cloud.state.due_work] == [2]
    [again] = life.advance(10).work
    assert [again.interface] == list(life.function.joined.values())


def test_snapshots_of_before_still_open(life):
    """A function and an interface as they were kept when functions knew no VPC."""
    life.create()
    life.invoke()
    again = type(life.cloud).decode(life.cloud.encode(), life.cloud.bodies)
    assert again.state == life.cloud.state
    kept = life.cloud.encode()
    assert not any(word in kept for word in (b"outgoing", b"joined", b"update_status"))


def test_the_role_is_asked_again_when_it_changes(life):
    connect(life)
    document = {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}
    trust = json.dumps({"Version": "2012-10-17", "Statement": [document]})
    role = life.call("iam", "CreateRole", {"RoleName": "bare", "AssumeRolePolicyDocument": trust}).answer["Role"]
    code, message = refused(life, "UpdateFunctionConfiguration", {"FunctionName": "order-fn", "Role": role["Arn"]})
    assert code == "InvalidParameterValueException"
    assert message.endswith("CreateNetworkInterface on EC2")
    assert update(life, Role=ROLE).refusal is None
