"""Service-linked roles: asked for by the account, owned by a service."""

import json
import re

import pytest

from tests.engine.iam.calls import answer, refusal
from tests.engine.support import ACCOUNT, Life, trust_policy

NAME = "AWSServiceRoleForLambda"
ALLOW = '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}'
READ_ONLY = {"PolicyArn": "arn:aws:iam::aws:policy/ReadOnlyAccess"}


@pytest.fixture
def life():
    life = Life()
    answer(life, "CreateServiceLinkedRole", AWSServiceName="lambda.amazonaws.com")
    return life


def test_the_role_has_a_name_and_a_path_of_its_service(life):
    role = answer(life, "GetRole", RoleName=NAME)["Role"]
    assert role["Arn"] == f"arn:aws:iam::{ACCOUNT}:role/aws-service-role/lambda.amazonaws.com/{NAME}"
    assert json.loads(role["AssumeRolePolicyDocument"]) == json.loads(trust_policy("lambda.amazonaws.com"))


def test_a_suffix_where_the_service_has_several(life):
    made = answer(life, "CreateServiceLinkedRole", AWSServiceName="autoscaling.amazonaws.com", CustomSuffix="night")
    assert made["Role"]["RoleName"] == "AWSServiceRoleForAutoScaling_night"
    refused = refusal(life, "CreateServiceLinkedRole", AWSServiceName="ecs.amazonaws.com", CustomSuffix="night")
    assert refused == ("InvalidInput", "Custom suffix is not allowed for ecs.amazonaws.com")


def test_one_for_each_service(life):
    assert refusal(life, "CreateServiceLinkedRole", AWSServiceName="lambda.amazonaws.com") == (
        "InvalidInput",
        f"Service role name {NAME} has been taken in this account, please try a different suffix.",
    )
    assert refusal(life, "CreateServiceLinkedRole", AWSServiceName="noodles.amazonaws.com") == (
        "InvalidInput",
        "Service linked roles are not supported for service: noodles.amazonaws.com",
    )


@pytest.mark.parametrize(
    ("operation", "params"),
    [
        ("AttachRolePolicy", READ_ONLY),
        ("DetachRolePolicy", READ_ONLY),
        ("PutRolePolicy", {"PolicyName": "p", "PolicyDocument": ALLOW}),
        ("DeleteRolePolicy", {"PolicyName": "p"}),
        ("PutRolePermissionsBoundary", {"PermissionsBoundary": READ_ONLY["PolicyArn"]}),
        ("DeleteRolePermissionsBoundary", {}),
        ("UpdateAssumeRolePolicy", {"PolicyDocument": trust_policy("ec2.amazonaws.com")}),
        ("UpdateRole", {"MaxSessionDuration": 7200}),
        ("DeleteRole", {}),
    ],
)
def test_only_aws_changes_it(life, operation, params):
    assert refusal(life, operation, RoleName=NAME, **params) == (
        "UnmodifiableEntity",
        f"Cannot perform the operation on the protected role '{NAME}' - this role is only modifiable by AWS",
    )


def test_its_description_is_the_accounts(life):
    answer(life, "UpdateRole", RoleName=NAME, Description="asked for on Monday")
    assert answer(life, "GetRole", RoleName=NAME)["Role"]["Description"] == "asked for on Monday"


def test_it_is_deleted_by_a_task(life):
    task = answer(life, "DeleteServiceLinkedRole", RoleName=NAME)["DeletionTaskId"]
    assert re.fullmatch(rf"task/aws-service-role/lambda\.amazonaws\.com/{NAME}/[0-9a-f-]{{36}}", task)
    assert answer(life, "GetServiceLinkedRoleDeletionStatus", DeletionTaskId=task) == {"Status": "SUCCEEDED"}
    unknown = refusal(life, "GetServiceLinkedRoleDeletionStatus", DeletionTaskId="task/x")
    assert unknown == ("NoSuchEntity", "Deletion Task Id: task/x cannot be found.")
    assert refusal(life, "DeleteServiceLinkedRole", RoleName="lambda-basic-role") == (
        "NoSuchEntity",
        "The service-linked role with name lambda-basic-role cannot be found.",
    )


def test_only_the_latest_tasks_are_remembered(life):
    tasks = []
    for _ in range(101):
        tasks.append(answer(life, "DeleteServiceLinkedRole", RoleName=NAME)["DeletionTaskId"])
        answer(life, "CreateServiceLinkedRole", AWSServiceName="lambda.amazonaws.com")
    assert list(life.cloud.state.parts["iam/"].deletions) == tasks[1:]
