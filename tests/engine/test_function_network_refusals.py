"""VpcConfig: what does not fit, who may not, and where there is no room."""

import json

import pytest

from serverless_lab.engine.caller import Caller
from tests.engine.ec2.making import call, filled, made
from tests.engine.networked import config, interfaces, prepare, told, update
from tests.engine.support import ACCOUNT, Life, function_params, refused

MINA = Caller.user(f"arn:aws:iam::{ACCOUNT}:user/mina")


@pytest.fixture
def life():
    life = Life()
    prepare(life)
    return life


@pytest.mark.parametrize(
    ("subnets", "groups", "code", "message"),
    [
        ("{private}", "", None, "SubnetIds and SecurityIds must coexist or be both empty list."),
        ("", "{own}", None, "SubnetIds and SecurityIds must coexist or be both empty list."),
        (
            "subnet-0123456789abcdef0",
            "{own}",
            None,
            "Error occurred while DescribeSubnets. EC2 Error Code: InvalidSubnetID.NotFound. "
            "EC2 Error Message: The subnet ID 'subnet-0123456789abcdef0' does not exist",
        ),
        (
            "{private}",
            "sg-0123456789abcdef0",
            None,
            "Error occurred while DescribeSecurityGroups. EC2 Error Code: InvalidGroup.NotFound. "
            "EC2 Error Message: The security group 'sg-0123456789abcdef0' does not exist",
        ),
        ("{private}", "{elsewhere}", None, "Security Groups are required to be in the same VPC."),
        ("{private} {far}", "{own}", None, "Subnets are required to be in the same VPC."),
        ("subnet_1", "{own}", "ValidationException", "1 validation error detected: Value 'subnet_1' at "),
    ],
)
def test_lists_that_do_not_fit(life, subnets, groups, code, message):
    made(life, "CreateVpc", "vpc", "other", CidrBlock="10.30.0.0/16")
    made(life, "CreateSubnet", "subnet", "far", VpcId="{other}", CidrBlock="10.30.1.0/24")
    made(
        life, "CreateSecurityGroup", "security-group", "elsewhere", VpcId="{other}", GroupName="x", Description="x"
    )  # fmt: skip
    wanted = filled(life, {"SubnetIds": subnets.split(), "SecurityGroupIds": groups.split()})
    life.create("outside-fn")
    for operation, params in (
        ("CreateFunction", function_params(VpcConfig=wanted)),
        ("UpdateFunctionConfiguration", {"FunctionName": "outside-fn", "VpcConfig": wanted}),
    ):
        found = refused(life, operation, params)
        assert found[0] == (code or "InvalidParameterValueException")
        assert found[1].startswith(message)


@pytest.mark.parametrize("action", ["CreateNetworkInterface", "DescribeNetworkInterfaces", "DeleteNetworkInterface"])
def test_the_execution_role_needs_each_permission(life, action):
    deny = {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": f"ec2:{action}", "Resource": "*"}]}
    params = {"RoleName": "lambda-basic-role", "PolicyName": "no", "PolicyDocument": json.dumps(deny)}
    life.call("iam", "PutRolePolicy", params)
    assert refused(life, "CreateFunction", function_params(VpcConfig=config(life))) == (
        "InvalidParameterValueException",
        f"The provided execution role does not have permissions to call {action} on EC2",
    )


def allow_mina(life, *actions, condition=None):
    if "mina" not in life.cloud.state.parts["iam/"].users:
        life.call("iam", "CreateUser", {"UserName": "mina"})
    statement = {"Effect": "Allow", "Action": list(actions), "Resource": "*"}
    if condition is not None:
        statement["Condition"] = condition
    passing = {"Effect": "Allow", "Action": ["iam:PassRole", "ec2:Describe*"], "Resource": "*"}
    document = json.dumps({"Version": "2012-10-17", "Statement": [statement, passing]})
    life.call("iam", "PutUserPolicy", {"UserName": "mina", "PolicyName": "p", "PolicyDocument": document})


def test_the_caller_must_be_able_to_see_the_network(life):
    allow_mina(life, "lambda:*")
    deny = {"Effect": "Deny", "Action": "ec2:DescribeSubnets", "Resource": "*"}
    document = json.dumps({"Version": "2012-10-17", "Statement": [deny]})
    life.call("iam", "PutUserPolicy", {"UserName": "mina", "PolicyName": "no", "PolicyDocument": document})
    code, message = refused(life, "CreateFunction", function_params(VpcConfig=config(life)), caller=MINA)
    assert code == "AccessDeniedException"
    assert message == (
        "Your access has been denied by EC2, please make sure your request credentials have permission to "
        f"DescribeSubnets for {filled(life, '{private}')}. EC2 Error Code: UnauthorizedOperation. EC2 Error Message: "
        "You are not authorized to perform this operation."
    )


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("lambda:VpcIds", "{kitchen}"),
        ("lambda:SubnetIds", "{private}"),
        ("lambda:SecurityGroupIds", "{own}"),
    ],
)
def test_a_policy_can_tell_the_network(life, key, value):
    for wanted, verdict in ((filled(life, value), None), ("vpc-elsewhere", "AccessDeniedException")):
        allow_mina(life, "lambda:*", condition={"ForAllValues:StringEquals": {key: [wanted]}, "Null": {key: "false"}})
        outcome = life.call("lambda", "CreateFunction", function_params(VpcConfig=config(life)), caller=MINA)
        assert (outcome.refusal and outcome.refusal.code) == verdict
        life.call("lambda", "DeleteFunction", {"FunctionName": "order-fn"})
        outside = life.call("lambda", "CreateFunction", function_params(), caller=MINA)
        assert outside.refusal.code == "AccessDeniedException"


def test_another_account_may_not(life):
    stranger = Caller.root("999999999999")
    code, _ = refused(life, "CreateFunction", function_params(VpcConfig=config(life)), caller=stranger)
    assert code == "AccessDeniedException"


def test_a_full_subnet(life):
    made(life, "CreateSubnet", "subnet", "tiny", VpcId="{kitchen}", CidrBlock="10.20.30.0/28")
    for _ in range(11):
        call(life, "CreateNetworkInterface", SubnetId="{tiny}")
    params = function_params(VpcConfig=config(life, subnets="{private} {tiny}"))
    assert life.call("lambda", "CreateFunction", params).answer["State"] == "Pending"
    life.advance(61)
    full = (
        "Lambda was not able to set up VPC access for the Lambda function because one or more configured subnets has "
        "no available IP addresses."
    )
    found = told(life)
    assert (found["State"], found["StateReasonCode"], found["StateReason"]) == (
        "Failed", "SubnetOutOfIPAddresses", full
    )  # fmt: skip
    assert interfaces(life) == []
    assert refused(life, "Invoke", {"FunctionName": "order-fn"}) == (
        "SubnetIPAddressLimitReachedException",
        full,
    )
    assert update(life, VpcConfig=config(life)).answer["State"] == "Pending"
    life.advance(61)
    assert told(life)["State"] == "Active"
    update(life, VpcConfig=config(life, subnets="{tiny}"))
    life.advance(61)
    found = told(life)
    assert (found["State"], found["LastUpdateStatus"], found["LastUpdateStatusReasonCode"]) == (
        "Active", "Failed", "SubnetOutOfIPAddresses"
    )  # fmt: skip
    assert life.begin().interface != ""
    assert life.replayed().state == life.cloud.state
