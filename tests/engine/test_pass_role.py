"""Who gives a function a role must be allowed to pass it on."""

import json

import pytest

from serverless_lab.engine.caller import Caller
from tests.engine.support import ACCOUNT, ROLE, Life, function_params

MINA = Caller.user(f"arn:aws:iam::{ACCOUNT}:user/mina")
WORK = {"Effect": "Allow", "Action": "lambda:*", "Resource": "*"}
DENIED = (
    "AccessDeniedException",
    f"User: arn:aws:iam::{ACCOUNT}:user/mina is not authorized to perform: iam:PassRole on resource: {ROLE} "
    "because no identity-based policy allows the iam:PassRole action",
)


@pytest.fixture
def life():
    life = Life()
    life.create()
    life.call("iam", "CreateUser", {"UserName": "mina"})
    may(life, WORK)
    return life


def may(life, *statements):
    document = json.dumps({"Version": "2012-10-17", "Statement": list(statements)})
    params = {"UserName": "mina", "PolicyName": "p", "PolicyDocument": document}
    assert life.call("iam", "PutUserPolicy", params).refusal is None


def refused(life, operation, params):
    refusal = life.call("lambda", operation, params, caller=MINA).refusal
    return (refusal.code, refusal.message) if refusal else None


CALLS = [
    ("CreateFunction", function_params("second-fn")),
    ("UpdateFunctionConfiguration", {"FunctionName": "order-fn", "Role": ROLE}),
]


@pytest.mark.parametrize(("operation", "params"), CALLS)
def test_without_the_permission(life, operation, params):
    assert refused(life, operation, params) == DENIED
    assert list(life.lambda_.functions) == ["order-fn"]


@pytest.mark.parametrize(("operation", "params"), CALLS)
@pytest.mark.parametrize(("service", "allowed"), [("lambda.amazonaws.com", True), ("ec2.amazonaws.com", False)])
def test_the_service_it_is_passed_to_counts(life, operation, params, service, allowed):
    condition = {"StringEquals": {"iam:PassedToService": service}}
    may(life, WORK, {"Effect": "Allow", "Action": "iam:PassRole", "Resource": ROLE, "Condition": condition})
    assert refused(life, operation, params) == (None if allowed else DENIED)


@pytest.mark.parametrize("key", ["iam:ResourceTag/team", "aws:ResourceTag/team"])
def test_the_tags_of_the_role_count(life, key):
    condition = {"StringEquals": {key: "kitchen"}}
    may(life, WORK, {"Effect": "Allow", "Action": "iam:PassRole", "Resource": "*", "Condition": condition})
    assert refused(life, *CALLS[0]) == DENIED
    tags = [{"Key": "team", "Value": "kitchen"}]
    assert life.call("iam", "TagRole", {"RoleName": "lambda-basic-role", "Tags": tags}).refusal is None
    assert refused(life, *CALLS[0]) is None


def test_a_configuration_without_a_role_passes_none(life):
    assert refused(life, "UpdateFunctionConfiguration", {"FunctionName": "order-fn", "Timeout": 9}) is None


def test_full_access_to_lambda_passes_roles(life):
    arn = "arn:aws:iam::aws:policy/AWSLambda_FullAccess"
    life.call("iam", "AttachUserPolicy", {"UserName": "mina", "PolicyArn": arn})
    assert refused(life, *CALLS[0]) is None
