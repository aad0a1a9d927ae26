"""The policy simulator: the answer of SimulateCustomPolicy, member by member, and what it is given."""

import pytest

from tests.engine.iam.simulating import OBJECT, RICE, SOUP, WRITTEN, custom, entry, refused
from tests.engine.sts.support import MINA, Kitchen, allow, document
from tests.engine.support import ACCOUNT


@pytest.fixture
def kitchen():
    return Kitchen()


LOOK = {
    "SourcePolicyId": "PolicyInputList.1",
    "SourcePolicyType": "none",
    "StartPosition": {"Line": 4, "Column": 5},
    "EndPosition": {"Line": 4, "Column": 82},
}
NOT_RICE = {
    "SourcePolicyId": "PolicyInputList.1",
    "SourcePolicyType": "none",
    "StartPosition": {"Line": 5, "Column": 5},
    "EndPosition": {"Line": 10, "Column": 6},
}


def test_one_action_on_all_resources(kitchen):
    assert custom(kitchen, [WRITTEN.replace("s3:GetObject", "iam:ListUsers")], ["iam:ListUsers"]) == [
        {
            "EvalActionName": "iam:ListUsers",
            "EvalResourceName": "*",
            "EvalDecision": "allowed",
            "MatchedStatements": [LOOK | {"EndPosition": {"Line": 4, "Column": 83}}],
            "MissingContextValues": [],
        }
    ]


def test_resources_are_answered_one_by_one_and_together(kitchen):
    (result,) = custom(kitchen, [WRITTEN], ResourceArns=[SOUP, RICE])
    assert result == {
        "EvalActionName": "s3:GetObject",
        "EvalResourceName": OBJECT,
        "EvalDecision": "explicitDeny",
        "MatchedStatements": [LOOK, NOT_RICE],
        "MissingContextValues": [],
        "EvalDecisionDetails": {},
        "ResourceSpecificResults": [
            {
                "EvalResourceName": SOUP,
                "EvalResourceDecision": "allowed",
                "MatchedStatements": [LOOK],
                "MissingContextValues": [],
            },
            {
                "EvalResourceName": RICE,
                "EvalResourceDecision": "explicitDeny",
                "MatchedStatements": [NOT_RICE],
                "MissingContextValues": [],
            },
        ],
    }


def test_a_single_statement_is_found_too(kitchen):
    text = '{"Version": "2012-10-17",\n "Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}'
    (result,) = custom(kitchen, [text])
    assert result["MatchedStatements"][0]["StartPosition"] == {"Line": 2, "Column": 15}
    assert result["MatchedStatements"][0]["EndPosition"] == {"Line": 2, "Column": 69}


def test_what_nothing_allows_is_denied_and_nothing_matched(kitchen):
    (result,) = custom(kitchen, [WRITTEN], ["s3:PutObject"])
    assert (result["EvalDecision"], result["MatchedStatements"]) == ("implicitDeny", [])


@pytest.mark.parametrize(
    ("action", "resources", "form"),
    [
        ("iam:ListUsers", [], "*"),
        ("lambda:InvokeFunction", [], "arn:${Partition}:lambda:${Region}:${Account}:function:${FunctionName}"),
        ("s3:ListBucket", ["arn:aws:s3:::menu"], "arn:${Partition}:s3:::${BucketName}"),
        ("kitchen:Boil", [], "*"),
        ("s3:MakeSoup", [], "*"),
    ],
)
def test_the_form_of_the_resource(kitchen, action, resources, form):
    more = {"ResourceArns": resources} if resources else {}
    (result,) = custom(kitchen, [WRITTEN], [action], **more)
    assert result["EvalResourceName"] == form


@pytest.mark.parametrize(
    ("condition", "given"),
    [
        ({"StringEquals": {"aws:PrincipalTag/team": "soup"}}, entry("aws:principaltag/team", "soup")),
        ({"ForAllValues:StringEquals": {"aws:TagKeys": ["a", "b"]}}, entry("aws:TagKeys", "a", kind="stringList")),
        ({"NumericLessThan": {"aws:MultiFactorAuthAge": "300"}}, entry("aws:MultiFactorAuthAge", "60", kind="numeric")),
        ({"Bool": {"aws:SecureTransport": "true"}}, entry("aws:SecureTransport", "true", kind="boolean")),
        ({"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}}, entry("aws:SourceIp", "203.0.113.9", kind="ip")),
        ({"BinaryEquals": {"kitchen:Key": "c291cA=="}}, entry("kitchen:Key", "c291cA==", kind="binary")),
        (
            {"DateGreaterThan": {"aws:CurrentTime": "2026-01-01T00:00:00Z"}},
            entry("aws:CurrentTime", "2026-11-01T00:00:00Z", kind="date"),
        ),
    ],
)
def test_context_of_every_type(kitchen, condition, given):
    text = document(allow("s3:GetObject", Condition=condition))
    (without,) = custom(kitchen, [text])
    (key,) = next(iter(condition.values()))
    set_operator = next(iter(condition)).startswith("ForAllValues")
    assert without["EvalDecision"] == ("allowed" if set_operator else "implicitDeny")
    assert without["MissingContextValues"] == [key]
    (with_it,) = custom(kitchen, [text], ContextEntries=[given])
    assert (with_it["EvalDecision"], with_it["MissingContextValues"]) == ("allowed", [])


def test_only_statements_about_the_action_miss_a_key(kitchen):
    text = document(
        allow("s3:GetObject", resource="arn:aws:s3:::${aws:username}/*"),
        allow("s3:PutObject", Condition={"Bool": {"aws:MultiFactorAuthPresent": "true"}}),
    )
    read, written = custom(kitchen, [text], ["s3:GetObject", "s3:PutObject"])
    assert read["MissingContextValues"] == ["aws:username"]
    assert written["MissingContextValues"] == ["aws:MultiFactorAuthPresent"]
    (given,) = custom(kitchen, [text], ContextEntries=[entry("aws:username", "menu")], ResourceArns=[SOUP])
    assert given["EvalDecision"] == "allowed"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (entry("aws:SourceIp", "soup", kind="ip"), "Invalid ip value of aws:SourceIp: soup"),
        (entry("aws:EpochTime", "late", kind="numeric"), "Invalid numeric value of aws:EpochTime: late"),
        (entry("aws:username", "a", "b"), "aws:username of type string takes one value."),
    ],
)
def test_context_that_is_none(kitchen, given, message):
    params = {"PolicyInputList": [WRITTEN], "ActionNames": ["s3:GetObject"], "ContextEntries": [given]}
    assert refused(kitchen, "SimulateCustomPolicy", **params) == ("InvalidInput", message)


def test_pages(kitchen):
    actions = [f"s3:Get{number}" for number in range(5)]
    params = {"PolicyInputList": [WRITTEN], "ActionNames": actions, "MaxItems": 2}
    seen, marker, pages = [], {}, 0
    while marker is not None:
        answer = kitchen.done("iam", "SimulateCustomPolicy", params | marker)
        seen += [result["EvalActionName"] for result in answer["EvaluationResults"]]
        marker = {"Marker": answer["Marker"]} if answer["IsTruncated"] else None
        pages += 1
    assert (seen, pages) == (actions, 3)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"PolicyInputList": ["{"]}, "Invalid policy: This policy contains invalid Json"),
        ({"ActionNames": ["GetObject"]}, "Invalid action name: GetObject"),
        ({"ActionNames": ["s3:*"]}, "Invalid action name: s3:*"),
        ({"ResourcePolicy": WRITTEN}, "CallerArn is required when a ResourcePolicy is given."),
        (
            {"ResourcePolicy": WRITTEN, "CallerArn": MINA},
            "Invalid ResourcePolicy: Missing required field Principal",
        ),
        (
            {"ResourcePolicy": WRITTEN, "CallerArn": f"arn:aws:iam::{ACCOUNT}:role/cook"},
            "A ResourcePolicy cannot be simulated for a role.",
        ),
        ({"CallerArn": "mina"}, "CallerArn must be the ARN of a user, group or role: mina"),
        ({"ResourceOwner": "kitchen"}, "ResourceOwner must be an account: kitchen"),
        (
            {"PermissionsBoundaryPolicyInputList": [WRITTEN, WRITTEN]},
            "Only one permissions boundary can be simulated.",
        ),
        ({"ResourceHandlingOption": "EC2-Classic-EBS"}, "Invalid ResourceHandlingOption: EC2-Classic-EBS"),
    ],
)
def test_inputs_that_make_no_sense(kitchen, change, message):
    params = {"PolicyInputList": [WRITTEN], "ActionNames": ["s3:GetObject"]} | change
    assert refused(kitchen, "SimulateCustomPolicy", **params) == ("InvalidInput", message)
