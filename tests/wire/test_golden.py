"""Answers byte for byte. `WIRE_RECORD=1` writes the files anew, and that run fails so that the change is read."""

import os
from datetime import UTC, datetime
from typing import Any

import pytest

from serverless_lab.wire.codec import codec, older_codec
from serverless_lab.wire.message import Response
from serverless_lab.wire.refusals import Fault
from tests.settings import ROOT

FILES = ROOT / "tests" / "golden" / "wire"
REQUEST_ID = "0b1a4f5e-0000-4000-8000-000000000001"
AT = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
ARN = "arn:aws:iam::123456789012:user/kitchen/mina"
USER = {"Path": "/kitchen/", "UserName": "mina", "UserId": "AIDA2", "Arn": ARN, "CreateDate": AT}
ANSWERS: dict[str, tuple[str, dict[str, Any]]] = {
    "iam.ListUsers": ("iam", {"Users": [USER], "IsTruncated": False}),
    "iam.DeleteUser": ("iam", {}),
    "sts.GetCallerIdentity": ("sts", {"UserId": "AIDA2", "Account": "123456789012", "Arn": ARN}),
    "lambda.Invoke": (
        "lambda",
        {"StatusCode": 200, "ExecutedVersion": "$LATEST", "Payload": b'{"dish":"\xea\xb5\xad\xec\x88\x98"}'},
    ),
    "lambda.InvokeWithResponseStream": (
        "lambda",
        {
            "StatusCode": 200,
            "ExecutedVersion": "$LATEST",
            "EventStream": [{"PayloadChunk": {"Payload": b"two\x00"}}, {"InvokeComplete": {"LogResult": "UkVQ"}}],
        },
    ),
    "lambda.ListFunctions": ("lambda", {"Functions": [{"FunctionName": "order-fn", "Timeout": 3}]}),
    "lambda.DeleteFunction": ("lambda", {}),
    "logs.DescribeLogGroups": (
        "logs",
        {"logGroups": [{"logGroupName": "국수 & <rice>", "creationTime": 1790000000000}]},
    ),
    "sqs.ReceiveMessage": (
        "sqs",
        {"Messages": [{"MessageId": "1", "Body": "two\nlines", "Attributes": {"SentTimestamp": "1"}}]},
    ),
    "sns.ListTopics": ("sns", {"Topics": [{"TopicArn": "arn:aws:sns:ap-northeast-2:123456789012:menu"}]}),
    "ec2.DescribeVpcs": (
        "ec2",
        {"Vpcs": [{"VpcId": "vpc-1", "IsDefault": True, "Tags": [{"Key": "a", "Value": "b"}]}]},
    ),
    "s3.ListObjectsV2": (
        "s3",
        {"Name": "menu", "KeyCount": 1, "Contents": [{"Key": "a b\r.txt", "LastModified": AT, "Size": 3}]},
    ),
    "s3.GetObject": ("s3", {"ContentType": "text/plain", "ContentLength": 3, "Body": b"abc"}),
    "s3.HeadObject": ("s3", {"ContentLength": 3, "ETag": '"abc"', "LastModified": AT, "Metadata": {"cook": "mina"}}),
}
NO_QUEUE = Fault(
    "QueueDoesNotExist",
    "The specified queue does not exist.",
    query_code="AWS.SimpleQueueService.NonExistentQueue",
)
OLDER = {"sqs.older.ReceiveMessage", "sqs.older.error"}
ERRORS = {
    "iam": Fault("NoSuchEntity", "The user with name <mina> cannot be found.", 404),
    "lambda": Fault("ResourceNotFoundException", "Function not found: order-fn", 404, {"Type": "User"}),
    "logs": Fault("ResourceNotFoundException", "The specified log group does not exist.", 400),
    "sqs": NO_QUEUE,
    "ec2": Fault("InvalidVpcID.NotFound", "The vpc ID 'vpc-1' does not exist", 400),
    "s3": Fault("NoSuchKey", "The specified key does not exist.", 404),
}


def check(name: str, response: Response) -> None:
    lines = [str(response.status), *(f"{name}: {value}" for name, value in sorted(response.headers.items())), ""]
    said = "\n".join(lines).encode() + b"\n" + response.body + b"\n"
    path = FILES / f"{name}.txt"
    if os.environ.get("WIRE_RECORD"):
        path.write_bytes(said)
        pytest.fail(f"{path.name} was written anew: read the change")
    assert said == path.read_bytes()


@pytest.mark.parametrize("name", ANSWERS)
def test_answers(name: str) -> None:
    service, answer = ANSWERS[name]
    operation = codec(service).model.operation_model(name.partition(".")[2])
    check(name, codec(service).write(operation, answer, REQUEST_ID))


@pytest.mark.parametrize("service", ERRORS)
def test_errors(service: str) -> None:
    check(f"{service}.error", codec(service).write_error(ERRORS[service], REQUEST_ID))


def test_no_file_is_left_over() -> None:
    assert {path.stem for path in FILES.glob("*.txt")} == {
        *ANSWERS,
        *(f"{service}.error" for service in ERRORS),
        *OLDER,
    }


def test_what_older_clients_of_sqs_are_told() -> None:
    older = older_codec("sqs")
    operation = older.model.operation_model("ReceiveMessage")
    check("sqs.older.ReceiveMessage", older.write(operation, ANSWERS["sqs.ReceiveMessage"][1], REQUEST_ID))


def test_which_error_older_clients_of_sqs_are_told() -> None:
    check("sqs.older.error", older_codec("sqs").write_error(NO_QUEUE, REQUEST_ID))
