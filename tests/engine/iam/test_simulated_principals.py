"""SimulatePrincipalPolicy: everything that hangs on a user, group or role; and which keys that asks for."""

import pytest

from tests.engine.iam.simulating import WRITTEN, principal, refused, verdicts
from tests.engine.sts.support import MINA, Kitchen, allow, deny, document
from tests.engine.support import ACCOUNT


@pytest.fixture
def kitchen():
    return Kitchen()


def test_a_principal_brings_all_its_policies(kitchen):
    kitchen.user("mina", allow("lambda:ListFunctions"))
    kitchen.done("iam", "CreateGroup", {"GroupName": "cooks"})
    kitchen.done("iam", "AddUserToGroup", {"GroupName": "cooks", "UserName": "mina"})
    inline = {"GroupName": "cooks", "PolicyName": "soups", "PolicyDocument": document(allow("s3:GetObject"))}
    kitchen.done("iam", "PutGroupPolicy", inline)
    managed = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"
    kitchen.done("iam", "AttachUserPolicy", {"UserName": "mina", "PolicyArn": managed})
    made = kitchen.done("iam", "CreatePolicy", {"PolicyName": "logs", "PolicyDocument": document(allow("logs:*"))})
    kitchen.done("iam", "AttachUserPolicy", {"UserName": "mina", "PolicyArn": made["Policy"]["Arn"]})
    looked, listed, logged = principal(kitchen, MINA, ["s3:GetObject", "lambda:ListFunctions", "logs:GetLogEvents"])
    found = [(one["SourcePolicyId"], one["SourcePolicyType"]) for one in looked["MatchedStatements"]]
    assert found == [("AmazonS3ReadOnlyAccess", "aws-managed"), ("soups", "group")]
    assert [(one["SourcePolicyId"], one["SourcePolicyType"]) for one in listed["MatchedStatements"]] == [
        ("own", "user")
    ]
    assert [(one["SourcePolicyId"], one["SourcePolicyType"]) for one in logged["MatchedStatements"]] == [
        ("logs", "user-managed")
    ]
    cooks = f"arn:aws:iam::{ACCOUNT}:group/cooks"
    assert verdicts(principal(kitchen, cooks, ["s3:GetObject", "lambda:ListFunctions"])) == ["allowed", "implicitDeny"]


def test_policies_can_be_left_out(kitchen):
    kitchen.user("mina", allow("lambda:ListFunctions"))
    managed = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"
    kitchen.done("iam", "AttachUserPolicy", {"UserName": "mina", "PolicyArn": managed})
    inline = {"PolicyName": "own", "AttachmentType": "user", "AttachmentName": "mina"}
    actions = ["lambda:ListFunctions", "s3:GetObject"]
    for excluded, wanted in [
        ({"InlinePolicyIdentifier": inline}, ["implicitDeny", "allowed"]),
        ({"InlinePolicyIdentifier": inline | {"AttachmentName": "jun"}}, ["allowed", "allowed"]),
        ({"PolicyArn": managed}, ["allowed", "implicitDeny"]),
        ({"PolicyType": "inline"}, ["implicitDeny", "allowed"]),
        ({"PolicyType": "aws-managed"}, ["allowed", "implicitDeny"]),
        ({"PolicyType": "user-managed"}, ["allowed", "allowed"]),
    ]:
        assert verdicts(principal(kitchen, MINA, actions, PolicyExclusionList=[excluded])) == wanted


def test_the_boundary_of_a_principal_can_be_replaced_or_left_out(kitchen):
    kitchen.user("mina", allow("s3:*"))
    managed = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"
    kitchen.done("iam", "PutUserPermissionsBoundary", {"UserName": "mina", "PermissionsBoundary": managed})
    actions = ["s3:GetObject", "s3:PutObject"]
    assert verdicts(principal(kitchen, MINA, actions)) == ["allowed", "implicitDeny"]
    writing = {"PermissionsBoundaryPolicyInputList": [document(allow("s3:Put*"))]}
    assert verdicts(principal(kitchen, MINA, actions, **writing)) == ["implicitDeny", "allowed"]
    without = {"PolicyExclusionList": [{"PolicyType": "permission-boundary"}]}
    assert verdicts(principal(kitchen, MINA, actions, **without)) == ["allowed", "allowed"]


def test_more_policies_beside_those_of_the_principal(kitchen):
    kitchen.user("mina", allow("s3:GetObject"))
    more = {"PolicyInputList": [document(deny("s3:GetObject"))]}
    (result,) = principal(kitchen, **more)
    assert result["EvalDecision"] == "explicitDeny"
    assert result["MatchedStatements"][0]["SourcePolicyId"] == "PolicyInputList.1"


def test_a_user_calls_itself_unless_another_caller_is_given(kitchen):
    own = allow("s3:GetObject", resource="arn:aws:s3:::menu/${aws:username}")
    kitchen.user("mina", own)
    kitchen.user("jun")
    jun = f"arn:aws:iam::{ACCOUNT}:user/jun"
    named = {"ResourceArns": ["arn:aws:s3:::menu/jun"]}
    assert verdicts(principal(kitchen, **named)) == ["implicitDeny"]
    assert verdicts(principal(kitchen, CallerArn=jun, **named)) == ["allowed"]


@pytest.mark.parametrize(
    ("arn", "refusal"),
    [
        (MINA, ("NoSuchEntity", "The user with name mina cannot be found.")),
        (f"arn:aws:iam::{ACCOUNT}:group/cooks", ("NoSuchEntity", "The group with name cooks cannot be found.")),
        (
            f"arn:aws:iam::{ACCOUNT}:root",
            (
                "InvalidInput",
                f"Invalid Entity Arn: arn:aws:iam::{ACCOUNT}:root does not clearly define entity type and name.",
            ),
        ),
    ],
)
def test_a_principal_that_is_not_there(kitchen, arn, refusal):
    for operation in ("SimulatePrincipalPolicy", "GetContextKeysForPrincipalPolicy"):
        actions = {"ActionNames": ["s3:GetObject"]} if operation.startswith("Sim") else {}
        assert refused(kitchen, operation, PolicySourceArn=arn, **actions) == refusal


def test_simulating_somebody_is_a_permission_about_them(kitchen):
    mina = kitchen.user("mina", allow("iam:SimulatePrincipalPolicy", resource=MINA))
    kitchen.user("jun")
    params = {"PolicySourceArn": MINA, "ActionNames": ["s3:GetObject"]}
    assert kitchen.call("iam", "SimulatePrincipalPolicy", params, caller=mina).refusal is None
    other = params | {"PolicySourceArn": f"arn:aws:iam::{ACCOUNT}:user/jun"}
    assert kitchen.refused(mina, "iam", "SimulatePrincipalPolicy", other)[0] == "AccessDenied"


KEYED = document(
    allow(
        "s3:*",
        resource=["arn:aws:s3:::${aws:username}/${*}", "arn:aws:s3:::${aws:PrincipalTag/team, 'none'}/*"],
        Condition={
            "StringLike": {"s3:prefix": ["${aws:userid}/*"]},
            "Bool": {"aws:SecureTransport": "true", "AWS:USERNAME": "x"},
        },
    )
)


def test_the_keys_a_policy_asks_for(kitchen):
    answer = kitchen.done("iam", "GetContextKeysForCustomPolicy", {"PolicyInputList": [KEYED, WRITTEN]})
    assert answer["ContextKeyNames"] == [
        "s3:prefix",
        "aws:SecureTransport",
        "AWS:USERNAME",
        "aws:PrincipalTag/team",
        "aws:userid",
    ]
    older = KEYED.replace("2012-10-17", "2008-10-17")
    answer = kitchen.done("iam", "GetContextKeysForCustomPolicy", {"PolicyInputList": [older]})
    assert answer["ContextKeyNames"] == ["s3:prefix", "aws:SecureTransport", "AWS:USERNAME"]


def test_the_keys_of_tags_whose_name_has_a_space(kitchen):
    text = document(allow("s3:*", resource="arn:aws:s3:::${ aws:PrincipalTag/cost center }/*"))
    answer = kitchen.done("iam", "GetContextKeysForCustomPolicy", {"PolicyInputList": [text]})
    assert answer["ContextKeyNames"] == ["aws:PrincipalTag/cost center"]


def test_the_keys_the_policies_of_a_user_ask_for(kitchen):
    kitchen.user("mina", allow("s3:*", resource="arn:aws:s3:::${aws:username}/*"))
    more = document(allow("s3:*", Condition={"Bool": {"aws:MultiFactorAuthPresent": "true"}}))
    params = {"PolicySourceArn": MINA, "PolicyInputList": [more]}
    answer = kitchen.done("iam", "GetContextKeysForPrincipalPolicy", params)
    assert answer["ContextKeyNames"] == ["aws:username", "aws:MultiFactorAuthPresent"]
    assert refused(kitchen, "GetContextKeysForCustomPolicy", PolicyInputList=["[]"]) == (
        "InvalidInput",
        "Invalid policy: Syntax errors in policy.",
    )
