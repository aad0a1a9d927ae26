"""Documents as IAM stores them: every sentence it refuses one with, and how large they may grow."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from serverless_lab.engine.errors import MalformedPolicyDocument
from serverless_lab.engine.services.iam import documents, grammar
from tests.engine.iam.calls import answer, policy, refusal
from tests.engine.support import ACCOUNT, Life, trust_policy

ALLOW = {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}
VENDOR = "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc."
SYNTAX = "Syntax errors in policy."
LEGACY = "The policy failed legacy parsing"
KINDS = (
    "user/, federated-user/, role/, group/, instance-profile/, mfa/, server-certificate/, policy/, sms-mfa/, "
    "saml-provider/, oidc-provider/, report/, access-report/"
)


def said(text):
    """What IAM says to a document for an identity; empty when it stores it."""
    try:
        documents.check_identity(text)
    except MalformedPolicyDocument as error:
        return error.message
    return ""


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "This policy contains invalid Json"),
        ("{'Version': '2012-10-17'}", "This policy contains invalid Json"),
        ('{"Statement": [', "This policy contains invalid Json"),
        ("[" * 100_000, SYNTAX),
        ('{"Statement": ' + "[" * 900 + "]" * 900 + "}", SYNTAX),
        ('{"Statement": ' + "9" * 5_000 + "}", "This policy contains invalid Json"),
        ("null", SYNTAX),
        ("[]", SYNTAX),
        ("{}", SYNTAX),
        ('{"Version": "2012-10-17", "Statement": []}', SYNTAX),
        ('{"Version": "2012-10-17", "Statement": ["s3:*"]}', SYNTAX),
        ('{"Statement": [{"Effect": "Allow", "Effect": "Deny", "Action": "*", "Resource": "*"}]}', SYNTAX),
        (policy(Version="2020-01-01"), "The policy must contain a valid version string"),
        (policy(Comment="tea"), SYNTAX),
        (policy(Id=7), SYNTAX),
    ],
)
def test_a_text_that_is_no_policy(text, sentence):
    assert said(text) == sentence


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"Effect": None}, SYNTAX),
        ({"Effect": "Maybe"}, SYNTAX),
        ({"Effect": "allow"}, LEGACY),
        ({"Sid": 3}, SYNTAX),
        (
            {"Sid": "read menu"},
            "Statement IDs must be alphanumeric. Check that your input satisfies the regular expression [0-9A-Za-z]*",
        ),
        ({"Actions": "s3:*"}, SYNTAX),
        ({"NotAction": "s3:*"}, SYNTAX),
        ({"NotResource": "*"}, SYNTAX),
        ({"Action": 1}, SYNTAX),
        ({"Action": ["s3:GetObject", None]}, SYNTAX),
        ({"Action": []}, "Policy statement must contain actions."),
        ({"Action": "GetObject"}, VENDOR),
        ({"Action": "s3:Get:Object"}, "Actions/Condition can contain only one colon."),
        ({"Action": "s3*:GetObject"}, "Vendor s3* is not valid"),
        ({"Resource": []}, "Policy statement must contain resources."),
        ({"Resource": "menu"}, 'Resource menu must be in ARN format or "*".'),
        ({"Resource": "urn:aws:s3:::menu"}, 'Resource urn:aws:s3:::menu must be in ARN format or "*".'),
        (
            {"Resource": "arn:asw:s3:::menu"},
            'Partition "asw" is not valid for resource "arn:asw:s3:::menu".',
        ),
        ({"Resource": "arn:asw"}, 'Partition "asw" is not valid for resource "arn:asw:*:*:*:*".'),
        ({"Resource": "arn:aws:*:::menu"}, "Resource vendor must be fully qualified and cannot contain regexes."),
        ({"Resource": "arn:aws::menu"}, LEGACY),
        (
            {"Resource": "arn:aws:s3:us-east-1::menu"},
            "Resource arn:aws:s3:us-east-1::menu can not contain region information.",
        ),
        (
            {"Resource": f"arn:aws:iam:us-east-1:{ACCOUNT}:user/mina"},
            f"IAM resource arn:aws:iam:us-east-1:{ACCOUNT}:user/mina cannot contain region information.",
        ),
        (
            {"Resource": f"arn:aws:iam::{ACCOUNT}:mina"},
            f'IAM resource path must either be "*" or start with {KINDS}.',
        ),
        ({"Principal": "*"}, "Policy document should not specify a principal."),
        ({"NotPrincipal": {"AWS": ACCOUNT}}, "Policy document should not specify a principal."),
        ({"Condition": []}, SYNTAX),
        ({"Condition": {"StringEqual": {"aws:username": "mina"}}}, SYNTAX),
        ({"Condition": {"NullIfExists": {"aws:username": "true"}}}, SYNTAX),
        ({"Condition": {"StringEquals": "mina"}}, SYNTAX),
        ({"Condition": {"StringEquals": {"aws:username": {"a": 1}}}}, SYNTAX),
        ({"Condition": {"StringEquals": {"username": "mina"}}}, VENDOR),
        ({"Condition": {"DateLessThan": {"aws:CurrentTime": "tomorrow"}}}, LEGACY),
        ({"Condition": {"DateLessThan": {"aws:CurrentTime": "${aws:PrincipalTag/until}"}}}, LEGACY),
    ],
)
def test_a_statement_iam_would_not_store(changes, sentence):
    statement = {name: value for name, value in (ALLOW | changes).items() if value is not None}
    assert said(policy(statement)) == sentence


def test_a_missing_resource_and_a_missing_action():
    assert said(policy({"Effect": "Allow", "Action": "*"})) == "Policy statement must contain resources."
    assert said(policy({"Effect": "Allow", "Resource": "*"})) == "Policy statement must contain actions."


def test_statement_ids_are_unique():
    twice = ALLOW | {"Sid": "Read"}
    assert said(policy(twice, twice)) == "Statement IDs (SID) in a single policy must be unique."
    assert said(policy(ALLOW | {"Sid": ""}, ALLOW | {"Sid": ""})) == ""


@pytest.mark.parametrize(
    "changes",
    [
        {"Action": "*"},
        {"Action": "*:*"},
        {"Resource": "arn:aws:s3:::menu/*"},
        {"Resource": ["arn:*:sqs:*:*:orders", "arn:aws:s3:ap-northeast-2:123456789012:accesspoint/menu"]},
        {"Resource": f"arn:aws:iam::{ACCOUNT}:user/${{aws:username}}"},
        {"Resource": "arn:aws:iam::*:*"},
        {"Condition": {"ForAllValues:StringLikeIfExists": {"aws:TagKeys": ["team", "cost*"]}}},
        {
            "Condition": {
                "NumericLessThanEquals": {"aws:MultiFactorAuthAge": 3600},
                "Null": {"aws:TokenIssueTime": True},
            }
        },
        {"Condition": {"DateGreaterThan": {"aws:CurrentTime": ["2026-09-21T00:00:00Z", "2026-09-21", "1790000000"]}}},
        {"Condition": {"stringequals": {"aws:username": "mina"}}},
        {"Condition": {"NotIpAddress": {"aws:SourceIp": "203.0.113.0/24"}, "ArnNotLike": {"aws:PrincipalArn": "*"}}},
        {"Sid": "Read1", "Effect": "Deny"},
    ],
)
def test_what_iam_stores(changes):
    assert said(policy(ALLOW | changes)) == ""


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=8,
)
ELEMENTS = st.dictionaries(
    st.sampled_from(["Sid", "Effect", "Action", "NotAction", "Resource", "Principal", "Condition", "Other"]),
    JSON | st.sampled_from(["Allow", "*", "s3:*", "arn:aws:s3:::menu", "arn:aws", ":"]),
)
CONDITIONS = st.dictionaries(
    st.sampled_from(["StringEquals", "DateLessThan", "Null", "x"]),
    JSON | st.dictionaries(st.sampled_from(["aws:username", "x"]), JSON),
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(JSON, st.lists(ELEMENTS), CONDITIONS.map(lambda found: ALLOW | {"Condition": found})))
def test_whatever_is_written_there_is_stored_or_refused(statement):
    said(json.dumps({"Version": "2012-10-17", "Statement": statement}))
    said(json.dumps(statement))


def test_one_statement_needs_no_list_and_the_older_version_is_read():
    assert said(json.dumps({"Version": "2008-10-17", "Statement": ALLOW})) == ""
    assert grammar.statements(json.dumps({"Statement": ALLOW})) == [ALLOW]


def test_a_managed_policy_must_be_of_the_newer_version():
    life = Life()
    older = policy(Version="2008-10-17")
    expected = ("MalformedPolicyDocument", "Policy document must be version 2012-10-17 or greater.")
    assert refusal(life, "CreatePolicy", PolicyName="p", PolicyDocument=older) == expected
    assert answer(life, "PutRolePolicy", RoleName="lambda-basic-role", PolicyName="p", PolicyDocument=older) == {}


def sized(characters):
    """A policy of so many characters, white space not counted."""
    bare = len("".join(policy(ALLOW | {"Sid": ""}).split()))
    return policy(ALLOW | {"Sid": "x" * (characters - bare)})


def test_a_managed_policy_holds_6144_characters_without_white_space():
    life = Life()
    spread = json.dumps(json.loads(sized(6144)), indent=40)
    assert answer(life, "CreatePolicy", PolicyName="fits", PolicyDocument=spread)["Policy"]["PolicyName"] == "fits"
    refused = refusal(life, "CreatePolicy", PolicyName="large", PolicyDocument=sized(6145))
    assert refused == ("LimitExceeded", "Cannot exceed quota for PolicySize: 6144")


@pytest.mark.parametrize(
    ("title", "name", "limit"),
    [("User", "mina", 2048), ("Group", "cooks", 5120), ("Role", "lambda-basic-role", 10240)],
)
def test_inline_policies_of_one_holder_are_counted_together(title, name, limit):
    life = Life()
    answer(life, "CreateUser", UserName="mina")
    answer(life, "CreateGroup", GroupName="cooks")
    put = {f"{title}Name": name}
    answer(life, f"Put{title}Policy", PolicyName="a", PolicyDocument=sized(1024), **put)
    answer(life, f"Put{title}Policy", PolicyName="b", PolicyDocument=sized(limit - 1024), **put)
    refused = refusal(life, f"Put{title}Policy", PolicyName="a", PolicyDocument=sized(1025), **put)
    assert refused == ("LimitExceeded", f"Maximum policy size of {limit} bytes exceeded for {title.lower()} {name}")
    answer(life, f"Put{title}Policy", PolicyName="a", PolicyDocument=sized(1024), **put)


def test_a_trust_policy_holds_2048_characters():
    life = Life()
    trust = json.loads(trust_policy("lambda.amazonaws.com"))
    bare = len("".join(json.dumps(trust | {"Id": ""}).split()))
    fits = json.dumps(trust | {"Id": "x" * (2048 - bare)})
    large = json.dumps(trust | {"Id": "x" * (2049 - bare)})
    refused = refusal(life, "CreateRole", RoleName="large", AssumeRolePolicyDocument=large)
    assert refused == ("LimitExceeded", "Cannot exceed quota for ACLSizePerRole: 2048")
    assert answer(life, "CreateRole", RoleName="fits", AssumeRolePolicyDocument=fits)["Role"]["RoleName"] == "fits"
