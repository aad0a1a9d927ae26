"""What is offered next in a line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from serverless_lab.cli.completing import Completion, complete

SERVICES = ("iam", "lambda", "sts")
FILES = ("policy.json", "app.zip")


def names(service: str, operation: str, member: str) -> list[str]:
    return ["bob", "b b"] if (service, member) == ("iam", "UserName") else []


def offered(line: str) -> list[str]:
    return [each.text for each in complete(line, len(line), SERVICES, names, FILES)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("", ["aws"]),
        ("a", ["aws"]),
        ("ls", []),
        ("ls ", []),
        ("aws ", ["configure", "help", "iam", "lambda", "sts"]),
        ("aws i", ["iam"]),
        ("aws configure ", ["get", "list"]),
        ("aws iam create-u", ["create-user"]),
        ("aws iam wait ", ["instance-profile-exists", "policy-exists", "role-exists", "user-exists"]),
        ("aws nothing ", []),
        ("aws nothing at-all --", []),
        ("aws --region us-east-1 iam get-us", ["get-user", "get-user-policy"]),
        ("aws --no-paginate i", ["iam"]),
        ("aws iam --output t", ["text", "table"]),
        ("aws iam get-user --output y", ["yaml", "yaml-stream"]),
        ("aws iam update-access-key --status ", ["Active", "Inactive", "Expired"]),
        ("aws iam get-user --user-name ", ["bob", "'b b'"]),
        ("aws iam get-user --user-name b", ["bob", "'b b'"]),
        ("aws iam get-user --user-name 'b", []),
        ("aws iam create-policy --policy-document f", ["file://app.zip", "file://policy.json"]),
        ("aws lambda create-function --zip-file fileb://a", ["fileb://app.zip"]),
        ("aws lambda create-function --code S3Bucket=b --architectures x", ["x86_64"]),
        ("aws lambda create-function --architectures x86_64 a", ["arm64"]),
        ("aws iam create-user --user-name bob --pe", ["--permissions-boundary"]),
        ("aws iam wait user-exists --u", ["--user-name"]),
        ("aws iam update-login-profile --no-pass", ["--no-password-reset-required"]),
        ("aws iam create-user --generate-cli-skeleton ", ["input", "output", "yaml-input"]),
        ("aws iam list-users | h", []),
    ],
)
def test_offers(line, expected):
    assert offered(line) == expected


def test_required_options_come_first_and_used_ones_not_at_all():
    texts = offered("aws iam create-role --role-name r --")
    assert texts[0] == "--assume-role-policy-document"
    assert texts[1] == "--path"
    assert "--role-name" not in texts
    assert "--debug" not in texts
    assert "--marker" not in offered("aws iam list-users --")


def test_where_it_goes_and_what_it_is():
    line = "aws iam create-user --us --path /"
    assert complete(line, 24, SERVICES) == [Completion(20, "--user-name", "string, required")]
    line = "aws iam \\\n  create-us"
    assert complete(line, len(line), SERVICES) == [Completion(12, "create-user")]


def test_names_are_asked_for_by_service_operation_and_member():
    seen = []

    def ask(*about: str) -> list[str]:
        seen.append(about)
        return []

    line = "aws s3api get-object --bucket "
    assert complete(line, len(line), SERVICES, ask) == []
    assert seen == [("s3", "GetObject", "Bucket")]


@given(st.lists(st.sampled_from(["aws", "iam", "wait", "get-user", "--user-name", "--output", "x", "'", "\\", "|"])))
def test_raises_nothing(parts):
    line = " ".join(parts)
    for cursor in range(len(line) + 1):
        for each in complete(line, cursor, SERVICES, names, FILES):
            assert 0 <= each.start <= cursor
