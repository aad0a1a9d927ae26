"""What is simulated: every operation of AWS once, and what is said about members is what happens."""

import pytest

from serverless_lab.engine import wiring
from serverless_lab.engine.caller import Caller
from serverless_lab.engine.coverage import OF_SERVICE, coverage, services
from serverless_lab.engine.models import service_model
from tests.engine import test_refusals as table
from tests.engine.cloudwatch import good as measured
from tests.engine.functions import good as functions

MINA = Caller.user("arn:aws:iam::123456789012:user/mina")
ROWS = {(row.service, row.operation): row for service in services() for row in coverage(service)}
REFUSED = [(row, member) for row in ROWS.values() for member in row.refused]
ACCESS_POINT = "arn:aws:elasticfilesystem:ap-northeast-2:123456789012:access-point/fsap-0123456789abcdef0"
GIVEN = {
    "MetricDataQueries.AccountId": {"MetricDataQueries": [measured.line("m1", "Errors", AccountId="210987654321")]},
    "Metrics.AccountId": measured.calculated(measured.line("m1", "Errors", AccountId="210987654321")),
    "Code.S3Bucket": {"Code": {"S3Bucket": "menu"}},
    "Code.ImageUri": {"Code": {"ImageUri": "menu"}},
    "S3Bucket": {"S3Bucket": "menu", "ZipFile": None},
    "ImageUri": {"ImageUri": "menu", "ZipFile": None},
    "FileSystemConfigs": {"FileSystemConfigs": [{"Arn": ACCESS_POINT, "LocalMountPath": "/mnt/menu"}]},
    "CodeSigningConfigArn": {"CodeSigningConfigArn": functions.SIGNER},
    "ImageConfig": {"ImageConfig": {"Command": ["menu"]}},
    "Content.S3Bucket": {"Content": {"S3Bucket": "menu", "S3Key": "sauces.zip"}},
    "PublishTo": {"PublishTo": "LATEST_PUBLISHED"},
    "DestinationOptions": {"DestinationOptions": {"FileFormat": "parquet"}},
    "ProvisionedPollerConfig": {"ProvisionedPollerConfig": {"MinimumPollers": 2}},
    "FilterAtSource": {"FilterAtSource": {"SourceAddress": "10.0.0.4"}},
    "FilterAtDestination": {"FilterAtDestination": {"DestinationAddress": "10.0.0.4"}},
    "AdditionalAccounts": {"AdditionalAccounts": ["210987654321"]},
    "FilterInArns": {"FilterInArns": ["arn:aws:ec2:ap-northeast-2:123456789012:natgateway/nat-1"]},
    "FilterOutArns": {"FilterOutArns": ["arn:aws:ec2:ap-northeast-2:123456789012:natgateway/nat-1"]},
    "Ipv6Native": {"Ipv6Native": True},
    "VpcConfig.Ipv6AllowedForDualStack": {"VpcConfig": {"Ipv6AllowedForDualStack": True}},
    "MaxSigninSessionDuration": {"MaxSigninSessionDuration": 3600},
    "ProvidedContexts": {"ProvidedContexts": [{"ProviderArn": "arn:aws:iam::aws:contextProvider/x"}]},
}


def test_each_operation_of_aws_stands_there_once():
    assert services() == ("cloudwatch", "ec2", "iam", "lambda", "logs", "mq", "sns", "sqs", "sts")
    assert set(OF_SERVICE) == set(services())
    for service in services():
        names = [row.operation for row in coverage(service)]
        assert names == sorted(service_model(service).operation_names)


def test_what_is_in_the_table_is_simulated_and_nothing_else_is():
    simulated = {key for key, row in ROWS.items() if row.state != "not-simulated"}
    assert simulated == {key for key, row in wiring.OPERATIONS.items() if key[0] != "lab" and row.simulated}


@pytest.mark.parametrize(
    ("service", "operation", "state"),
    [
        ("sts", "GetCallerIdentity", "same"),
        ("iam", "CreateGroup", "same"),
        ("lambda", "Invoke", "simplified"),
        ("lambda", "ListFunctions", "simplified"),
        ("sts", "AssumeRoleWithSAML", "not-simulated"),
        ("lambda", "InvokeAsync", "not-simulated"),
    ],
)
def test_states(service, operation, state):
    assert ROWS[service, operation].state == state


def test_whatever_is_simplified_says_how_and_nothing_else_does():
    for row in ROWS.values():
        said = bool(row.differs or row.ignored or row.refused)
        assert said == (row.state == "simplified") or row.state == "not-simulated", row


def test_members_of_a_request_that_are_not_read():
    assert ROWS["lambda", "ListFunctions"].ignored == ("MasterRegion", "FunctionVersion")
    assert ROWS["logs", "GetLogEvents"].ignored == ("unmask",)
    assert "Code.S3Key" in ROWS["lambda", "CreateFunction"].ignored
    assert ROWS["lambda", "CreateFunction"].refused == (
        "Code.S3Bucket",
        "Code.ImageUri",
        "VpcConfig.Ipv6AllowedForDualStack",
        "FileSystemConfigs",
        "CodeSigningConfigArn",
        "ImageConfig",
    )


@pytest.mark.parametrize(("row", "member"), REFUSED, ids=lambda value: getattr(value, "operation", value))
def test_a_member_that_is_said_to_be_refused_is(row, member):
    life = table.lived()
    name = f"{row.service}.{row.operation}"
    caller = MINA if name in table.USERS_OWN else life.cloud.root
    outcome, before = table.outcome_of(
        life, name, table.GOOD[name] | GIVEN.get(member, {member: "menu"}), caller=caller
    )
    assert (outcome.refusal.code, outcome.refusal.hint) == ("NotSimulatedException", "not-simulated")
    assert life.cloud.state.parts == before


@pytest.mark.parametrize(("service", "operation", "member", "value"), [
    ("lambda", "CreateFunction", "TenancyConfig", {"TenantIsolationMode": "PER_TENANT"}),
    ("lambda", "Invoke", "ClientContext", "e30="),
    ("logs", "FilterLogEvents", "interleaved", False),
])  # fmt: skip
def test_a_member_that_is_said_to_be_ignored_has_no_effect(service, operation, member, value):
    assert member in ROWS[service, operation].ignored
    name = f"{service}.{operation}"
    without, _ = table.outcome_of(table.lived(), name, table.GOOD[name])
    given, _ = table.outcome_of(table.lived(), name, table.GOOD[name] | {member: value})
    assert (given.answer, given.refusal) == (without.answer, None)
