"""Whole conversations byte for byte: the requests stand in the files as they were sent, and are sent again.

`WIRE_RECORD=1` lets botocore say them anew and writes the files; that run fails so that the change is read.
"""

import os
from collections.abc import Iterator
from datetime import timedelta
from typing import Any, NamedTuple
from unittest.mock import patch
from uuid import UUID

import pytest

from lessons.sandbox import keys, moment
from lessons.sandbox.endpoint import answering, code_links
from lessons.sandbox.models import Account, AccountKey
from serverless_lab.engine.instant import from_datetime
from serverless_lab.wire.codec import codec, older_codec
from serverless_lab.wire.message import Request, Response
from tests.engine.support import zipped
from tests.settings import ROOT
from tests.wire.signing import KEY, NOW, signed_request
from tests.wire.speaking import asked

FILES = ROOT / "tests" / "golden" / "conversations"
NUMBER = "123456789012"
TRUST = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}]}'
TAG = {"Key": "팀", "Value": "국 = 밥 + 1"}
COOK = {"RoleArn": f"arn:aws:iam::{NUMBER}:role/cook", "RoleSessionName": "lunch"}
FUNCTION = {
    "FunctionName": "order-fn",
    "Runtime": "python3.14",
    "Role": f"arn:aws:iam::{NUMBER}:role/lambda-basic-role",
    "Handler": "lambda_function.handler",
    "Code": {"ZipFile": zipped()},
}
GROUP = {"logGroupName": "/aws/lambda/order-fn"}


class Say(NamedTuple):
    """`signs`: a word for how the signature is wrong; empty where it is right. `older`: in the protocol of long ago."""

    service: str
    operation: str
    params: dict[str, Any] = {}
    signs: str = ""
    older: bool = False


ORDERS = {"QueueUrl": f"https://sqs.ap-northeast-2.amazonaws.com/{NUMBER}/orders"}
TABLE = {
    "table": {"DataType": "Number", "StringValue": "7"},
    "photo": {"DataType": "Binary", "BinaryValue": b"\x00\xff"},
}
QUEUES = [
    Say("sqs", "CreateQueue", {"QueueName": "orders", "Attributes": {"DelaySeconds": "0"}, "tags": {"팀": "부엌"}}),
    Say("sqs", "GetQueueUrl", {"QueueName": "orders"}),
    Say("sqs", "ListQueues", {"QueueNamePrefix": "ord", "MaxResults": 10}),
    Say("sqs", "SendMessage", ORDERS | {"MessageBody": "만두 < 국 & 밥", "MessageAttributes": TABLE}),
    Say(
        "sqs",
        "SendMessageBatch",
        ORDERS | {"Entries": [{"Id": "1", "MessageBody": "국"}, {"Id": "2", "MessageBody": "밥", "DelaySeconds": 901}]},
    ),
    Say(
        "sqs",
        "ReceiveMessage",
        ORDERS | {"AttributeNames": ["All"], "MessageAttributeNames": ["All"], "MaxNumberOfMessages": 10},
    ),
    Say("sqs", "ReceiveMessage", ORDERS),
    Say("sqs", "DeleteMessage", ORDERS | {"ReceiptHandle": "none"}),
    Say(
        "sqs", "GetQueueAttributes", ORDERS | {"AttributeNames": ["QueueArn", "ApproximateNumberOfMessagesNotVisible"]}
    ),
    Say("sqs", "ListQueueTags", ORDERS),
    Say("sqs", "SetQueueAttributes", ORDERS | {"Attributes": {"VisibilityTimeout": "50000"}}),
    Say("sqs", "ReceiveMessage", ORDERS | {"MaxNumberOfMessages": 11}),
    Say("sqs", "PurgeQueue", ORDERS),
    Say("sqs", "PurgeQueue", ORDERS),
    Say("sqs", "GetQueueUrl", {"QueueName": "nothing"}),
    Say("sqs", "DeleteQueue", ORDERS),
]
MINUTES = {
    "Namespace": "AWS/Lambda",
    "MetricName": "Errors",
    "Dimensions": [{"Name": "FunctionName", "Value": "order-fn"}],
}
ALARM = {
    "AlarmName": "orders-fail",
    "Statistic": "Sum",
    "Period": 60,
    "EvaluationPeriods": 1,
    "Threshold": 0.5,
    "ComparisonOperator": "GreaterThanThreshold",
}
METRICS = [
    Say("cloudwatch", "PutMetricAlarm", ALARM | MINUTES | {"Tags": [TAG]}),
    Say("cloudwatch", "DescribeAlarms", {"AlarmNames": ["orders-fail"], "AlarmTypes": ["MetricAlarm"]}),
    Say("cloudwatch", "ListMetrics", {"Namespace": "AWS/Lambda"}),
    Say(
        "cloudwatch",
        "GetMetricData",
        {
            "MetricDataQueries": [{"Id": "e", "MetricStat": {"Metric": MINUTES, "Period": 60, "Stat": "Sum"}}],
            "StartTime": NOW - timedelta(minutes=5),
            "EndTime": NOW,
        },
    ),
    Say("cloudwatch", "PutMetricAlarm", ALARM | MINUTES | {"Period": 7}),
    Say("cloudwatch", "ListDashboards"),
    Say("cloudwatch", "DeleteAlarms", {"AlarmNames": ["orders-fail"]}),
]
CONVERSATIONS: dict[str, list[Say]] = {
    "users": [
        Say("iam", "CreateUser", {"UserName": "mina", "Path": "/kitchen/", "Tags": [TAG]}),
        Say("iam", "CreateUser", {"UserName": "mina"}),
        Say("iam", "CreateAccessKey", {"UserName": "mina"}),
        Say("iam", "ListAccessKeys", {"UserName": "mina"}),
        Say("iam", "GetUser", {"UserName": "jun"}),
        Say("iam", "CreateUser", {"UserName": "a b"}),
        Say("iam", "DeleteUser", {"UserName": "mina"}),
    ],
    "roles": [
        Say("sts", "GetCallerIdentity"),
        Say("iam", "CreateRole", {"RoleName": "cook", "AssumeRolePolicyDocument": TRUST}),
        Say("iam", "GetRole", {"RoleName": "cook"}),
        Say("sts", "AssumeRole", COOK),
        Say("sts", "GetSessionToken", {"DurationSeconds": 900}),
        Say("sts", "AssumeRoleWithWebIdentity", COOK | {"WebIdentityToken": "a token"}),
    ],
    "functions": [
        Say("lambda", "CreateFunction", FUNCTION),
        Say("lambda", "GetFunction", {"FunctionName": "order-fn"}),
        Say("lambda", "GetFunctionConfiguration", {"FunctionName": "order-fn", "Qualifier": "$LATEST"}),
        Say("lambda", "ListVersionsByFunction", {"FunctionName": "order-fn", "MaxItems": 1}),
        Say("lambda", "GetFunctionCodeSigningConfig", {"FunctionName": "order-fn"}),
        Say("lambda", "Invoke", {"FunctionName": "order-fn", "Payload": b'{"dish": "\xea\xb5\xad\xec\x88\x98"}'}),
        Say("lambda", "Invoke", {"FunctionName": "order-fn", "InvocationType": "DryRun"}),
        Say("logs", "DescribeLogGroups"),
        Say("logs", "FilterLogEvents", GROUP | {"limit": 2}),
        Say("logs", "GetLogEvents", GROUP | {"logStreamName": "none"}),
        Say("lambda", "GetFunction", {"FunctionName": "nothing"}),
        Say("lambda", "UpdateFunctionConfiguration", {"FunctionName": "order-fn", "Timeout": 0}),
        Say("lambda", "ListCapacityProviders"),
        Say("lambda", "DeleteFunction", {"FunctionName": "order-fn"}),
    ],
    "queues": QUEUES,
    "queues-of-older-clients": [say._replace(older=True) for say in QUEUES],
    "metrics": METRICS,
    "metrics-of-older-clients": [say._replace(older=True) for say in METRICS],
    "signatures": [
        Say(service, operation, {}, signs)
        for signs in ("wrong secret", "unknown key", "late", "early", "unsigned")
        for service, operation in (
            ("sts", "GetCallerIdentity"),
            ("lambda", "ListFunctions"),
            ("logs", "DescribeLogGroups"),
        )
    ],
    "s3": [Say("s3", "ListBuckets", {}, signs) for signs in ("", "wrong secret", "late")],
}


@pytest.fixture
def account(db: None) -> Iterator[Account]:
    """The same in every run, at a clock that stands."""
    at = from_datetime(NOW)
    counted = iter(range(1, 1000))
    with (
        moment.read_from(lambda: at),
        patch.object(answering, "new_uuid", lambda _chance: str(UUID(int=next(counted)))),
        patch.object(code_links, "_token", lambda _account, digest: f"signed-{digest[:8]}"),
    ):
        account = Account.objects.create(account_id=NUMBER, seed="golden", region="ap-northeast-2", founded_wall=at)
        AccountKey.objects.create(key=KEY, account=account, root=True)
        yield account


def request_of(say: Say, secret: str) -> Request:
    """As botocore sends it."""
    speaks = older_codec(say.service) if say.older else codec(say.service)
    plain = asked(speaks.model.operation_model(say.operation), say.params)
    address = f"http://127.0.0.1:4566{plain.path}" + (f"?{plain.query}" if plain.query else "")
    headers = {name: each for name, each in plain.headers.items() if name in ("content-type", "x-amz-target")}
    headers |= {name: each for name, each in plain.headers.items() if name.startswith("x-amz-")}
    apart = timedelta(minutes={"late": -16, "early": 16}.get(say.signs, 0))
    with patch("tests.wire.signing.KEY", "AKIAUNKNOWNUNKNOWN23" if say.signs == "unknown key" else KEY):
        request = signed_request(
            "S3SigV4Auth" if say.service == "s3" else "SigV4Auth",
            address,
            method=plain.method,
            body=plain.body,
            headers=headers,
            service=speaks.model.signing_name,
            at=NOW + apart,
            secret="wrong" if say.signs == "wrong secret" else secret,
        )
    if say.signs == "unsigned":
        return request._replace(headers={k: v for k, v in request.headers.items() if k != "authorization"})
    return request


def written(request: Request, response: Response) -> bytes:
    lines = [f"> {request.method} {request.path}{'?' if request.query else ''}{request.query}"]
    lines += [f"> {name}: {value}" for name, value in sorted(request.headers.items())]
    lines += [">", f"> {request.body.decode()}", f"< {response.status}"]
    lines += [f"< {name}: {value}" for name, value in sorted(response.headers.items())]
    lines += ["<", *(f"< {line}" for line in response.body.decode().split("\n")), ""]
    return "\n".join(lines).encode()


def requests_in(told: str) -> Iterator[Request]:
    """What was sent, from the lines of a file that begin with `>`."""
    for exchange in told.split("\n\n"):
        sent = [line[2:] for line in exchange.split("\n") if line.startswith(">")]
        if not sent:
            continue
        end = sent.index("")
        method, _, target = sent[0].partition(" ")
        path, _, query = target.partition("?")
        headers = dict(line.partition(": ")[::2] for line in sent[1:end])
        yield Request(method, path, query, headers, "\n".join(sent[end + 1 :]).encode())


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_conversations(account: Account, name: str) -> None:
    path = FILES / f"{name}.txt"
    if os.environ.get("WIRE_RECORD"):
        sent = [request_of(say, keys.root_key(account).secret) for say in CONVERSATIONS[name]]
        path.write_bytes(b"\n".join(written(each, answering.answer(each)) for each in sent))
        pytest.fail(f"{path.name} was written anew: read the change")
    recorded = path.read_bytes()
    assert b"\n".join(written(each, answering.answer(each)) for each in requests_in(recorded.decode())) == recorded


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_every_word_of_it_is_there(name: str) -> None:
    told = (FILES / f"{name}.txt").read_text()
    assert len(list(requests_in(told))) == len(CONVERSATIONS[name])


def test_no_file_is_left_over() -> None:
    assert {path.stem for path in FILES.glob("*")} == set(CONVERSATIONS)
