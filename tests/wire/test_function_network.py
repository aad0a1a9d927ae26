"""A function in a VPC by boto3 and by the real `aws`: made, refused, moved, looked at."""

from typing import Any

import pytest

from lessons.sandbox import keys, lab
from lessons.sandbox.models import Account
from tests.engine.networked import config, prepare
from tests.engine.support import zipped
from tests.sandbox.in_a_vpc import Networked
from tests.wire.asking import refused
from tests.wire.aws_cli import Aws
from tests.wire.conftest import Clients
from tests.wire.test_aws import aws  # noqa: F401 - the command, as there


@pytest.fixture
def network(account: Account) -> Networked:
    made = Networked(account)
    prepare(made)
    return made


def params(account: Account, **more: Any) -> dict[str, Any]:
    return {
        "FunctionName": "order-fn",
        "Runtime": "python3.14",
        "Role": f"arn:aws:iam::{account.account_id}:role/lambda-basic-role",
        "Handler": "lambda_function.handler",
        "Code": {"ZipFile": zipped()},
        **more,
    }


def test_boto3(root: keys.RootKey, network: Networked, client: Clients) -> None:
    speaks, ec2 = client("lambda", root), client("ec2", root)
    wanted = config(network)
    made = speaks.create_function(**params(network.account, VpcConfig=wanted))
    assert (made["State"], made["VpcConfig"]["SubnetIds"]) == ("Pending", wanted["SubnetIds"])
    assert refused(lambda: speaks.invoke(FunctionName="order-fn")) == ("ResourceConflictException", 409)
    lab.advance(network.account, 61)
    speaks.get_waiter("function_active_v2").wait(FunctionName="order-fn")
    kind = [{"Name": "interface-type", "Values": ["lambda"]}]
    [interface] = ec2.describe_network_interfaces(Filters=kind)["NetworkInterfaces"]
    assert (interface["RequesterManaged"], interface["PrivateIpAddress"]) == (True, "10.20.1.4")
    named = {"NetworkInterfaceId": interface["NetworkInterfaceId"]}
    assert refused(lambda: ec2.delete_network_interface(**named)) == ("OperationNotPermitted", 400)
    assert refused(lambda: ec2.delete_subnet(SubnetId=wanted["SubnetIds"][0])) == ("DependencyViolation", 400)
    half = {"SubnetIds": wanted["SubnetIds"], "SecurityGroupIds": []}
    change = speaks.update_function_configuration
    assert refused(lambda: change(FunctionName="order-fn", VpcConfig=half)) == ("InvalidParameterValueException", 400)
    left = change(FunctionName="order-fn", VpcConfig={"SubnetIds": [], "SecurityGroupIds": []})
    assert left["VpcConfig"]["VpcId"] == ""
    speaks.get_waiter("function_updated_v2").wait(FunctionName="order-fn")


def test_a_subnet_that_is_full(root: keys.RootKey, network: Networked, client: Clients) -> None:
    speaks, ec2 = client("lambda", root), client("ec2", root)
    vpc = ec2.describe_subnets(SubnetIds=config(network)["SubnetIds"])["Subnets"][0]["VpcId"]
    tiny = ec2.create_subnet(VpcId=vpc, CidrBlock="10.20.30.0/28")["Subnet"]["SubnetId"]
    for _ in range(11):
        ec2.create_network_interface(SubnetId=tiny)
    wanted = config(network) | {"SubnetIds": [tiny]}
    speaks.create_function(**params(network.account, VpcConfig=wanted))
    lab.advance(network.account, 61)
    assert speaks.get_function_configuration(FunctionName="order-fn")["StateReasonCode"] == "SubnetOutOfIPAddresses"
    code = "SubnetIPAddressLimitReachedException"
    assert refused(lambda: speaks.invoke(FunctionName="order-fn")) == (code, 502)


def test_the_command(root: keys.RootKey, network: Networked, client: Clients, aws: Aws) -> None:  # noqa: F811
    client("lambda", root).create_function(**params(network.account))
    wanted = config(network)
    lists = ",".join(f"{name}={wanted[name][0]}" for name in ("SubnetIds", "SecurityGroupIds"))
    moved = aws(root, "lambda", "update-function-configuration", "--function-name", "order-fn", "--vpc-config", lists)
    assert (moved.status, moved.told["LastUpdateStatus"]) == (0, "InProgress")
    assert moved.told["VpcConfig"]["SubnetIds"] == wanted["SubnetIds"]
    again = aws(root, "lambda", "update-function-configuration", "--function-name", "order-fn", "--timeout", "9")
    assert (again.status, "(ResourceConflictException)" in again.err) == (255, True)
    lab.advance(network.account, 61)
    told = aws(root, "lambda", "get-function-configuration", "--function-name", "order-fn").told
    assert (told["LastUpdateStatus"], told["Timeout"]) == ("Successful", 3)
