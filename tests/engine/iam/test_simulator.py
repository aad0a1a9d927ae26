"""The policy simulator: the answers of SimulateCustomPolicy and SimulatePrincipalPolicy, member by member."""

import json

import pytest

from tests.engine.sts.support import MINA, Kitchen, allow, deny, document
from tests.engine.support import ACCOUNT

SOUP = "arn:aws:s3:::menu/soup"
RICE = "arn:aws:s3:::menu/rice"
OBJECT = "arn:${Partition}:s3:::${BucketName}/${ObjectName}"
WRITTEN = """{
  "Version": "2012-10-17",
  "Statement": [
    {"Sid": "Look", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"},
    {
      "Sid": "NotRice",
      "Effect": "Deny",
      "Action": "s3:*",
      "Resource": "arn:aws:s3:::menu/rice"
    }
  ]
}"""


@pytest.fixture
def kitchen():
    return Kitchen()


def custom(kitchen, texts, actions=("s3:GetObject",), **more):
    params = {"PolicyInputList": list(texts), "ActionNames": list(actions), **more}
    return kitchen.done("iam", "SimulateCustomPolicy", params)["EvaluationResults"]


def principal(kitchen, arn=MINA, actions=("s3:GetObject",), **more):
    params = {"PolicySourceArn": arn, "ActionNames": list(actions), **more}
    return kitchen.done("iam", "SimulatePrincipalPolicy", params)["EvaluationResults"]


def verdicts(results):
    return [result["EvalDecision"] for result in results]


def entry(name, *values, kind="string"):
    return {"ContextKeyName": name, "ContextKeyValues": list(values), "ContextKeyType": kind}


def refused(kitchen, operation, **params):
    return kitchen.refused(kitchen.cloud.root, "iam", operation, params)


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


def test_a_boundary_beside_the_policy(kitchen):
    boundary = document(allow("s3:GetObject", resource=SOUP), deny("s3:DeleteObject"))
    more = {"PermissionsBoundaryPolicyInputList": [boundary], "ResourceArns": [SOUP, RICE]}
    looked, deleted = custom(kitchen, [document(allow("s3:*"))], ["s3:GetObject", "s3:DeleteObject"], **more)
    inside, outside = looked["ResourceSpecificResults"]
    by = "PermissionsBoundaryDecisionDetail"
    assert (inside["EvalResourceDecision"], inside[by]) == ("allowed", {"AllowedByPermissionsBoundary": True})
    assert (outside["EvalResourceDecision"], outside[by]) == ("implicitDeny", {"AllowedByPermissionsBoundary": False})
    assert (looked["EvalDecision"], looked[by]) == ("implicitDeny", {"AllowedByPermissionsBoundary": False})
    assert (deleted["EvalDecision"], deleted[by]) == ("explicitDeny", {"AllowedByPermissionsBoundary": False})
    assert deleted["MatchedStatements"][0]["SourcePolicyId"] == "PermissionsBoundaryPolicyInputList.1"


def test_levels_of_an_organisation(kitchen):
    root, unit = document(allow("*")), document(allow("s3:*"), deny("s3:DeleteObject"))
    levels = [{"ServiceControlPolicyInputList": [root]}, {"ServiceControlPolicyInputList": [unit]}]
    actions = ["s3:GetObject", "lambda:ListFunctions", "s3:DeleteObject"]
    more = {"OrderedOrganizationPolicyInputList": levels}
    results = custom(kitchen, [document(allow("*"))], actions, **more)
    assert verdicts(results) == ["allowed", "implicitDeny", "explicitDeny"]
    open_to = [result["OrganizationsDecisionDetail"]["AllowedByOrganizations"] for result in results]
    assert open_to == [True, False, False]
    assert results[2]["MatchedStatements"] == []


def bucket_policy(principal, *actions):
    return json.dumps(
        {
            "Version": "2012-10-17",
            "Statement": [
                {"Effect": "Allow", "Principal": {"AWS": principal}, "Action": list(actions), "Resource": "*"}
            ],
        }
    )


def test_a_resource_policy_suffices_in_the_same_account(kitchen):
    more = {"ResourcePolicy": bucket_policy(MINA, "s3:GetObject"), "CallerArn": MINA, "ResourceArns": [SOUP]}
    (result,) = custom(kitchen, [document(allow("lambda:*"))], **more)
    assert result["EvalDecision"] == "allowed"
    assert [one["SourcePolicyType"] for one in result["MatchedStatements"]] == ["resource"]


def test_across_accounts_both_have_to_allow(kitchen):
    policy = bucket_policy(MINA, "s3:GetObject")
    more = {"ResourcePolicy": policy, "CallerArn": MINA, "ResourceArns": [SOUP], "ResourceOwner": "999999999999"}
    (alone,) = custom(kitchen, [document(allow("lambda:*"))], **more)
    details = {"IAM Policy": "implicitDeny", "Resource Policy": "allowed"}
    assert (alone["EvalDecision"], alone["EvalDecisionDetails"]) == ("implicitDeny", details)
    assert alone["ResourceSpecificResults"][0]["EvalDecisionDetails"] == details
    (both,) = custom(kitchen, [document(allow("s3:*"))], **more)
    assert (both["EvalDecision"], both["EvalDecisionDetails"]) == (
        "allowed",
        {"IAM Policy": "allowed", "Resource Policy": "allowed"},
    )


def test_whether_a_role_may_be_assumed_is_asked_of_the_caller_unless_a_trust_policy_is_given(kitchen):
    cook = f"arn:aws:iam::{ACCOUNT}:role/cook"
    asked = {"ResourceArns": [cook], "CallerArn": MINA}
    assert verdicts(custom(kitchen, [document(allow("sts:*"))], ["sts:AssumeRole"], **asked)) == ["allowed"]
    assert verdicts(custom(kitchen, [document(allow("s3:*"))], ["sts:AssumeRole"], **asked)) == ["implicitDeny"]
    trust = '{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"AWS": "999999999999"}, '
    asked["ResourcePolicy"] = trust + '"Action": "sts:AssumeRole"}}'
    assert verdicts(custom(kitchen, [document(allow("sts:*"))], ["sts:AssumeRole"], **asked)) == ["implicitDeny"]


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
