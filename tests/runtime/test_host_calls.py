"""boto3 inside a function: calls that the host answers."""

import json
from datetime import UTC, datetime

import pytest

from serverless_lab.runtime.model import AwsError
from tests.runtime.support import Lab, answer, until


def test_boto3_calls_the_host(lab: Lab) -> None:
    asked: list[tuple[str, str, dict[str, object]]] = []

    def host(service: str, operation: str, params: dict[str, object]) -> dict[str, object]:
        asked.append((service, operation, params))
        if operation == "GetObject":
            return {"Body": b"\x00raw", "LastModified": datetime(2026, 1, 2, tzinfo=UTC)}
        return {"StatusCode": 200, "Payload": json.dumps({"inner": 1})}

    source = """
import boto3, json
def handler(event, context):
    got = boto3.client("s3").get_object(Bucket="b", Key="k")
    reply = boto3.client("lambda").invoke(FunctionName="g", Payload=json.dumps({"x": 1}).encode())
    return [list(got["Body"].read()), got["LastModified"].isoformat(), json.load(reply["Payload"])]
"""
    seen = lab.run(source, on_call=host)
    assert answer(seen) == [[0, 114, 97, 119], "2026-01-02T00:00:00+00:00", {"inner": 1}]
    assert asked == [
        ("s3", "GetObject", {"Bucket": "b", "Key": "k"}),
        ("lambda", "Invoke", {"FunctionName": "g", "Payload": b'{"x": 1}'}),
    ]
    assert seen.host_calls == 2


def test_a_refusal_of_the_account_is_a_client_error(lab: Lab) -> None:
    def host(service: str, operation: str, params: dict[str, object]) -> dict[str, object]:
        raise AwsError("AWS.SimpleQueueService.NonExistentQueue", "The specified queue does not exist.", 400)

    source = """
import boto3
from botocore.exceptions import ClientError
sqs = boto3.client("sqs")
def handler(event, context):
    try:
        sqs.send_message(QueueUrl="q", MessageBody="m")
    except ClientError as error:
        seen = [str(error), error.response["Error"]["Code"], error.response["ResponseMetadata"]["HTTPStatusCode"]]
    try:
        sqs.send_message(QueueUrl="q", MessageBody="m")
    except sqs.exceptions.ResourceNotFoundException:
        seen.append("wrong")
    except sqs.exceptions.QueueDoesNotExist:
        seen.append("named")
    return seen
"""
    message = (
        "An error occurred (AWS.SimpleQueueService.NonExistentQueue) when calling the SendMessage operation: "
        "The specified queue does not exist."
    )
    seen = answer(lab.run(source, on_call=host))
    assert seen == [message, "AWS.SimpleQueueService.NonExistentQueue", 400, "named"]


def test_a_function_invokes_a_function(lab: Lab) -> None:
    inner = lab.spec("def handler(event, context): return event['n'] * 2")

    def host(service: str, operation: str, params: dict[str, bytes]) -> dict[str, object]:
        return {"Payload": lab.run(inner, json.loads(params["Payload"])).payload}

    source = """
import boto3, json
def handler(event, context):
    return [json.load(boto3.client("lambda").invoke(Payload=json.dumps({"n": n}))["Payload"]) for n in (1, 2)]
"""
    assert answer(lab.run(source, on_call=host)) == [2, 4]


def test_a_bug_of_the_host_comes_out_and_ends_the_environment(lab: Lab) -> None:
    def host(service: str, operation: str, params: dict[str, object]) -> dict[str, object]:
        raise ZeroDivisionError("ours")

    spec = lab.spec("import boto3\ndef handler(e, c): boto3.client('sqs').list_queues()")
    with pytest.raises(ZeroDivisionError, match="ours"):
        lab.run(spec, on_call=host)
    until(lambda: all(e.key != spec.key for e in lab.runtime.stats().environments))
