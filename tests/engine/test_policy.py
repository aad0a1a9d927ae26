"""Every call's authorisation, from the policy that is stored to the refusal that is read."""

import json

import pytest

from serverless_lab.engine.caller import Caller
from tests.engine.support import ACCOUNT, REGION, ROLE, Life, trust_policy

FUNCTION = Caller.role(ROLE, "order-fn")


def test_root_may_everything_and_says_so():
    life = Life()
    decision = life.call("lambda", "ListFunctions").decision
    assert (decision.allowed, decision.reason) == (True, "root")


def test_a_role_without_permission_is_told_what_is_missing():
    life = Life()
    life.create()
    outcome = life.call("lambda", "Invoke", {"FunctionName": "order-fn"}, caller=FUNCTION)
    arn = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:order-fn"
    assert (outcome.refusal.code, outcome.refusal.status) == ("AccessDeniedException", 403)
    assert outcome.refusal.message == (
        f"User: arn:aws:sts::{ACCOUNT}:assumed-role/lambda-basic-role/order-fn is not authorized to perform: "
        f"lambda:InvokeFunction on resource: {arn} because no identity-based policy allows the "
        "lambda:InvokeFunction action"
    )
    assert [trace.failed for trace in outcome.decision.statements] == ["Action"]
    assert life.lambda_.environments == {}


@pytest.mark.parametrize(("effect", "allowed"), [("Allow", True), ("Deny", False)])
def test_an_inline_policy_decides(effect, allowed):
    life = Life()
    statement = {"Sid": "Mine", "Effect": effect, "Action": "lambda:List*", "Resource": "*"}
    document = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    params = {"RoleName": "lambda-basic-role", "PolicyName": "lists", "PolicyDocument": document}
    assert life.call("iam", "PutRolePolicy", params).refusal is None
    outcome = life.call("lambda", "ListFunctions", caller=FUNCTION)
    assert (outcome.refusal is None) is allowed
    assert outcome.decision.deciding.sid == "Mine"
    assert outcome.decision.deciding.policy == "lists"
    if not allowed:
        assert outcome.refusal.message.endswith("with an explicit deny in an identity-based policy")
    name = {"RoleName": "lambda-basic-role", "PolicyName": "lists"}
    assert life.call("iam", "DeleteRolePolicy", name).refusal is None
    assert life.call("lambda", "ListFunctions", caller=FUNCTION).refusal.code == "AccessDeniedException"


def test_iam_says_access_denied_without_exception():
    outcome = Life().call("iam", "ListRoles", caller=FUNCTION)
    assert outcome.refusal.code == "AccessDenied"


def test_root_of_another_account_is_nobody_here():
    outcome = Life().call("lambda", "ListFunctions", caller=Caller.root("999999999999"))
    assert outcome.refusal.code == "AccessDeniedException"


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ("{", "This policy contains invalid Json"),
        ("[]", "Syntax errors in policy."),
        ('{"Version": "2020-01-01", "Statement": []}', "The policy must contain a valid version string"),
        ('{"Statement": [{"Effect": "allow", "Action": "*", "Resource": "*"}]}', "The policy failed legacy parsing"),
        ('{"Statement": [{"Effect": "Allow", "Resource": "*"}]}', "Policy statement must contain actions."),
        ('{"Statement": [{"Effect": "Allow", "Action": "*"}]}', "Policy statement must contain resources."),
        (
            '{"Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*", "Principal": "*"}]}',
            "Policy document should not specify a principal.",
        ),
    ],
)
def test_malformed_policies(document, message):
    params = {"RoleName": "lambda-basic-role", "PolicyName": "p", "PolicyDocument": document}
    refusal = Life().call("iam", "PutRolePolicy", params).refusal
    assert (refusal.code, refusal.message) == ("MalformedPolicyDocument", message)


def test_roles_that_are_not_there_or_there_already():
    life = Life()
    create = {"RoleName": "kitchen", "AssumeRolePolicyDocument": trust_policy("lambda.amazonaws.com")}
    role = life.call("iam", "CreateRole", create).answer["Role"]
    assert role["RoleId"].startswith("AROA")
    assert len(role["RoleId"]) == 21
    assert life.call("iam", "CreateRole", create).refusal.code == "EntityAlreadyExists"
    ghost = life.call("iam", "GetRole", {"RoleName": "ghost"}).refusal
    assert (ghost.code, ghost.message) == ("NoSuchEntity", "The role with name ghost cannot be found.")
    names = [r["RoleName"] for r in life.call("iam", "ListRoles").answer["Roles"]]
    assert names == ["kitchen", "lambda-basic-role"]


@pytest.mark.parametrize(
    ("principal", "allowed", "reason", "by"),
    [
        ("lambda.amazonaws.com", True, "allowed", "trust"),
        ("ec2.amazonaws.com", False, "implicit-deny", "trust"),
        ("lab", True, "service", ""),
    ],
)
def test_a_service_of_aws_needs_the_roles_trust_and_the_lab_does_not(principal, allowed, reason, by):
    decision = Life().cloud.decide(Caller.service(ACCOUNT, principal), "sts:AssumeRole", ROLE)
    assert (decision.allowed, decision.reason, decision.by) == (allowed, reason, by)


def test_a_role_may_not_assume_what_does_not_trust_it():
    decision = Life().cloud.decide(FUNCTION, "sts:AssumeRole", ROLE)
    assert decision.sentence == "because no role trust policy allows the sts:AssumeRole action"


def test_a_trust_policy_has_no_say_about_looking_at_the_role():
    decision = Life().cloud.decide(FUNCTION, "iam:GetRole", ROLE)
    assert (decision.by, [trace.kind for trace in decision.statements]) == ("identity", ["identity"])


def test_a_condition_is_tested_against_what_the_call_brings():
    life = Life()
    condition = {"DateLessThan": {"aws:CurrentTime": "2026-09-22"}, "Bool": {"aws:PrincipalIsAWSService": "false"}}
    statement = {"Effect": "Allow", "Action": "lambda:ListFunctions", "Resource": "*", "Condition": condition}
    document = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    params = {"RoleName": "lambda-basic-role", "PolicyName": "today", "PolicyDocument": document}
    assert life.call("iam", "PutRolePolicy", params).refusal is None
    assert life.call("lambda", "ListFunctions", caller=FUNCTION).refusal is None
    life.wait(86_400)
    outcome = life.call("lambda", "ListFunctions", caller=FUNCTION)
    assert outcome.refusal.code == "AccessDeniedException"
    tests = [(test.key, test.passed) for test in outcome.decision.statements[0].conditions]
    assert tests == [("aws:CurrentTime", False), ("aws:PrincipalIsAWSService", True)]


def test_iam_is_asked_in_the_one_region_it_has():
    """A policy that keeps everybody out of other regions therefore has to leave IAM out, as with AWS."""
    life = Life()
    condition = {"StringNotEquals": {"aws:RequestedRegion": REGION}}
    statements = [
        {"Effect": "Allow", "Action": "*", "Resource": "*"},
        {"Effect": "Deny", "Action": "*", "Resource": "*", "Condition": condition},
    ]
    document = json.dumps({"Version": "2012-10-17", "Statement": statements})
    params = {"RoleName": "lambda-basic-role", "PolicyName": "home", "PolicyDocument": document}
    assert life.call("iam", "PutRolePolicy", params).entry.region == "us-east-1"
    assert life.call("lambda", "ListFunctions", caller=FUNCTION).refusal is None
    assert life.call("sts", "GetCallerIdentity", caller=FUNCTION).refusal is None
    refused = life.call("iam", "ListRoles", caller=FUNCTION)
    assert refused.refusal.message.endswith("with an explicit deny in an identity-based policy")
    assert refused.decision.keys["aws:RequestedRegion"] == "us-east-1"
    assert life.cloud.decide(FUNCTION, "iam:ListRoles", "*").allowed is False
    assert life.cloud.decide(FUNCTION, "lambda:ListFunctions", "*").allowed is True
