"""Trust policies: who may be named in one, and what else must not stand there."""

import pytest

from tests.engine.iam.calls import answer, policy, refusal
from tests.engine.support import ACCOUNT, Life

LAMBDA = {"Service": "lambda.amazonaws.com"}
TRUST = {"Effect": "Allow", "Principal": LAMBDA, "Action": "sts:AssumeRole"}
MINA = f"arn:aws:iam::{ACCOUNT}:user/staff/mina"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/lambda-basic-role"


@pytest.fixture
def life():
    life = Life()
    answer(life, "CreateUser", UserName="mina", Path="/staff/")
    return life


def create(life, **changes):
    statement = {name: value for name, value in (TRUST | changes).items() if value is not None}
    return life.call("iam", "CreateRole", {"RoleName": "kitchen", "AssumeRolePolicyDocument": policy(statement)})


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"Principal": None}, "Missing required field Principal"),
        ({"Resource": "*"}, "Has prohibited field Resource"),
        ({"Action": "s3:GetObject"}, "AssumeRole policy may only specify STS AssumeRole actions."),
        ({"Action": None, "NotAction": "s3:*"}, "AssumeRole policy may only specify STS AssumeRole actions."),
        ({"Action": "AssumeRole"}, "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc."),
        ({"Principal": "lambda.amazonaws.com"}, "Syntax errors in policy."),
        ({"Principal": {}}, "Syntax errors in policy."),
        ({"Principal": {"Service": 7}}, "Syntax errors in policy."),
        (
            {"Principal": {"Service": "lamda.amazonaws.com"}},
            'Invalid principal in policy: "SERVICE":"lamda.amazonaws.com"',
        ),
        ({"Principal": {"Service": "lambda.amazon.com"}}, 'Invalid principal in policy: "SERVICE":"lambda.amazon.com"'),
        ({"Principal": {"User": "mina"}}, 'Invalid principal in policy: "USER":"mina"'),
        ({"Principal": {"AWS": "mina"}}, 'Invalid principal in policy: "AWS":"mina"'),
        (
            {"Principal": {"AWS": f"arn:aws:iam::{ACCOUNT}:user/mina"}},
            f'Invalid principal in policy: "AWS":"arn:aws:iam::{ACCOUNT}:user/mina"',
        ),
        (
            {"Principal": {"AWS": [MINA, f"arn:aws:iam::{ACCOUNT}:user/*"]}},
            f'Invalid principal in policy: "AWS":"arn:aws:iam::{ACCOUNT}:user/*"',
        ),
        (
            {"Principal": {"AWS": f"arn:aws:iam::{ACCOUNT}:group/cooks"}},
            f'Invalid principal in policy: "AWS":"arn:aws:iam::{ACCOUNT}:group/cooks"',
        ),
        (
            {"Principal": {"AWS": f"arn:aws:sts::{ACCOUNT}:assumed-role/nobody/s"}},
            f'Invalid principal in policy: "AWS":"arn:aws:sts::{ACCOUNT}:assumed-role/nobody/s"',
        ),
        ({"Principal": {"Federated": "example.com"}}, 'Invalid principal in policy: "FEDERATED":"example.com"'),
    ],
)
def test_what_iam_refuses(life, changes, sentence):
    refused = create(life, **changes).refusal
    assert (refused.code, refused.message) == ("MalformedPolicyDocument", sentence)
    assert list(life.cloud.state.parts["iam/"].roles) == ["lambda-basic-role"]


@pytest.mark.parametrize(
    "principal",
    [
        "*",
        {"AWS": "*"},
        {"AWS": ACCOUNT},
        {"AWS": ["999999999999", f"arn:aws:iam::{ACCOUNT}:root"]},
        {"AWS": [MINA, ROLE]},
        {"AWS": f"arn:aws:sts::{ACCOUNT}:assumed-role/lambda-basic-role/order-fn"},
        {"AWS": "arn:aws:iam::999999999999:role/guest"},
        {"Service": ["lambda.amazonaws.com", "logs.ap-northeast-2.amazonaws.com", "ops.apigateway.amazonaws.com"]},
        {"Federated": "cognito-identity.amazonaws.com"},
        {"Federated": f"arn:aws:iam::{ACCOUNT}:oidc-provider/token.actions.githubusercontent.com"},
        LAMBDA | {"AWS": ACCOUNT},
    ],
)
def test_whom_a_role_may_trust(life, principal):
    assert create(life, Principal=principal).refusal is None


def test_a_trust_policy_may_speak_of_sessions_and_tags(life):
    actions = ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity", "sts:SetContext", "STS:assumerole"]
    assert create(life, Action=actions).refusal is None


def test_a_new_trust_policy_is_looked_at_as_closely(life):
    wrong = policy(TRUST | {"Principal": {"AWS": f"arn:aws:iam::{ACCOUNT}:user/jun"}})
    assert refusal(life, "UpdateAssumeRolePolicy", RoleName="lambda-basic-role", PolicyDocument=wrong) == (
        "MalformedPolicyDocument",
        f'Invalid principal in policy: "AWS":"arn:aws:iam::{ACCOUNT}:user/jun"',
    )
    right = policy(TRUST | {"Principal": {"AWS": MINA}})
    answer(life, "UpdateAssumeRolePolicy", RoleName="lambda-basic-role", PolicyDocument=right)
    assert answer(life, "GetRole", RoleName="lambda-basic-role")["Role"]["AssumeRolePolicyDocument"] == right
