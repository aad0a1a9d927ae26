"""Whether Lambda may take a role: the role's trust policy, read as every policy is."""

import pytest

from tests.engine.iam.calls import answer, policy
from tests.engine.support import ACCOUNT, Life, function_params

LAMBDA = {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}
ROLE = f"arn:aws:iam::{ACCOUNT}:role/kitchen"


@pytest.mark.parametrize(
    ("statements", "taken"),
    [
        ([LAMBDA], True),
        ([LAMBDA | {"Principal": {"Service": ["ec2.amazonaws.com", "lambda.amazonaws.com"]}}], True),
        ([LAMBDA | {"Principal": {"Service": "ec2.amazonaws.com"}}], False),
        ([LAMBDA | {"Principal": {"AWS": ACCOUNT}}], False),
        ([LAMBDA | {"Action": "sts:TagSession"}], False),
        ([LAMBDA, LAMBDA | {"Effect": "Deny"}], False),
        ([LAMBDA | {"Condition": {"Bool": {"aws:SecureTransport": "true"}}}], True),
        ([LAMBDA | {"Condition": {"StringEquals": {"aws:RequestedRegion": "us-east-1"}}}], False),
    ],
)
def test_a_function_gets_the_role_only_if_the_role_trusts_lambda(statements, taken):
    life = Life()
    answer(life, "CreateRole", RoleName="kitchen", AssumeRolePolicyDocument=policy(*statements))
    refused = life.call("lambda", "CreateFunction", function_params(Role=ROLE)).refusal
    sentence = "The role defined for the function cannot be assumed by Lambda."
    assert (refused.message if refused else None) == (None if taken else sentence)
