"""What botocore writes is read back equal, and what is written botocore reads back equal, for every operation."""

import re
from random import Random
from typing import Any

import pytest
from botocore.model import OperationModel
from hypothesis import given, settings
from hypothesis import strategies as st

from serverless_lab.wire.codec import Codec, codec, older_codec
from serverless_lab.wire.message import Request
from serverless_lab.wire.refusals import WireRefusal
from tests.wire.speaking import asked, heard
from tests.wire.values import plain, value

SERVICES = (
    "iam sts lambda logs sqs sns ec2 s3 s3control efs apigateway apigatewayv2 events cognito-idp cloudwatch cloudtrail "
    "cloudwatch.older sqs.older mq xray dynamodb cloudfront route53 rds autoscaling scheduler"
).split()
# Others have the same method and path: the successors of four, and of the last one, which has a host of its own.
OF_LONG_AGO = {"GetBucketLifecycle", "PutBucketLifecycle", "GetBucketNotification", "PutBucketNotification"}
NOT_TOLD_APART = OF_LONG_AGO | {"ListDirectoryBuckets"}
REQUEST_ID = "0b1a4f5e-0000-4000-8000-000000000001"


def speaks(service: str) -> Codec:
    """`sqs.older`: SQS in the protocol that it spoke before; CloudWatch likewise."""
    return older_codec(service.removesuffix(".older")) if service.endswith(".older") else codec(service)


def request_of(operation: OperationModel, random: Random) -> dict[str, Any]:
    found = value(operation.input_shape, random) or {} if operation.input_shape is not None else {}
    in_host = re.findall(r"{(\w+)}", (operation.endpoint or {}).get("hostPrefix", ""))
    return found | dict.fromkeys(in_host, "host-label-1")


def answer_of(operation: OperationModel, random: Random) -> dict[str, Any]:
    found = value(operation.output_shape, random) or {} if operation.output_shape is not None else {}
    for name, member in operation.output_shape.members.items() if operation.output_shape is not None else ():
        if member.serialization.get("location") == "statusCode":
            found[name] = 202
        if member.serialization.get("name", "").lower() == "content-type":  # something stands there in any case
            found[name] = "text/x-lab"
    return found


def check_request(service: str, name: str, random: Random) -> None:
    operation = speaks(service).model.operation_model(name)
    if operation.has_event_stream_input or name in NOT_TOLD_APART:
        return
    params = request_of(operation, random)
    params.pop("ContentLength", None)
    request = asked(operation, params)
    if operation.input_shape is not None and "ContentLength" in operation.input_shape.members:
        params["ContentLength"] = len(request.body)  # HTTP says so
    read = speaks(service).read(request)
    assert (read.operation.name, plain(read.params)) == (name, plain(params))


def check_answer(service: str, name: str, random: Random) -> None:
    operation = speaks(service).model.operation_model(name)
    if operation.has_event_stream_output or name in OF_LONG_AGO:
        return
    answer = answer_of(operation, random)
    response = speaks(service).write(operation, answer, REQUEST_ID)
    told = heard(operation, response)
    assert plain(told) == plain(answer)
    assert told["ResponseMetadata"]["RequestId"] == REQUEST_ID


@pytest.mark.parametrize("service", SERVICES)
def test_requests_of_every_operation(service: str) -> None:
    for name in speaks(service).model.operation_names:
        check_request(service, name, Random(f"{service}.{name}"))


@pytest.mark.parametrize("service", SERVICES)
def test_answers_of_every_operation(service: str) -> None:
    for name in speaks(service).model.operation_names:
        check_answer(service, name, Random(f"{service}.{name}"))


OURS = ("iam", "sts", "lambda", "logs", "cloudwatch", "cloudwatch.older", "sqs", "sqs.older", "sns", "s3", "apigateway")
operations = st.sampled_from(OURS).flatmap(
    lambda service: st.tuples(st.just(service), st.sampled_from(speaks(service).model.operation_names))
)


@settings(max_examples=300, deadline=None)
@given(operations, st.integers(0, 2**32))
def test_any_request(which: tuple[str, str], seed: int) -> None:
    check_request(*which, Random(seed))


@settings(max_examples=300, deadline=None)
@given(operations, st.integers(0, 2**32))
def test_any_answer(which: tuple[str, str], seed: int) -> None:
    check_answer(*which, Random(seed))


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(OURS),
    st.sampled_from(("GET", "POST", "PUT", "DELETE", "HEAD", "PATCH", "ODD")),
    st.one_of(st.text(max_size=40), st.sampled_from(("/", "/2015-03-31/functions", "/b/k", "/%ff", "/restapis/%"))),
    st.one_of(st.text(max_size=60), st.sampled_from(("Action=ListUsers", "Action=CreateUser&Tags.x=1", "%ff=%ff"))),
    st.dictionaries(st.sampled_from(("x-amz-target", "content-type", "x-amz-acl")), st.text(max_size=30)),
    st.binary(max_size=200),
)
def test_nothing_but_refusals(
    service: str, method: str, path: str, query: str, headers: dict[str, str], body: bytes
) -> None:
    read_or_refused(service, Request(method, path, query, headers, body))


@settings(max_examples=400, deadline=None)
@given(operations, st.integers(0, 2**32), st.integers(0, 2**32), st.binary(min_size=0, max_size=4))
def test_damaged_requests(which: tuple[str, str], seed: int, where: int, damage: bytes) -> None:
    operation = speaks(which[0]).model.operation_model(which[1])
    if operation.has_event_stream_input:
        return
    sent = asked(operation, request_of(operation, Random(seed)))
    at = where % (len(sent.body) + 1)
    read_or_refused(which[0], sent._replace(body=sent.body[:at] + damage + sent.body[at + 2 :]))


def read_or_refused(service: str, request: Request) -> None:
    refused = None
    try:
        speaks(service).read(request)
    except WireRefusal as refusal:
        refused = refusal.fault
    if refused is not None:
        assert speaks(service).write_error(refused, REQUEST_ID).status in (400, 404, 405)
