"""Errors as AWS writes them, each protocol in its way, read back by botocore."""

import json

import pytest

from serverless_lab.wire.codec import codec
from serverless_lab.wire.message import Request
from serverless_lab.wire.refusals import Fault, WireRefusal
from tests.wire.speaking import heard

REQUEST_ID = "0b1a4f5e-0000-4000-8000-000000000001"
SOME = {
    "iam": "ListUsers",
    "sts": "GetCallerIdentity",
    "lambda": "ListFunctions",
    "logs": "DescribeLogGroups",
    "sqs": "ListQueues",
    "ec2": "DescribeVpcs",
    "s3": "ListBuckets",
    "cloudfront": "ListDistributions",
}


@pytest.mark.parametrize("service", SOME)
def test_code_and_sentence(service: str) -> None:
    fault = Fault("SomethingWrong", 'It said <no> & "never".', 409)
    response = codec(service).write_error(fault, REQUEST_ID)
    told = heard(codec(service).model.operation_model(SOME[service]), response)
    assert (told["Error"]["Code"], told["Error"]["Message"]) == (fault.code, fault.message)
    assert told["ResponseMetadata"]["HTTPStatusCode"] == 409
    assert told["ResponseMetadata"]["RequestId"] == REQUEST_ID


def test_members_of_the_errors_shape() -> None:
    fault = Fault(
        "TooManyRequestsException", "Slow down.", 429, {"Reason": "CallerRateLimitExceeded", "retryAfterSeconds": "5"}
    )
    response = codec("lambda").write_error(fault, REQUEST_ID)
    assert json.loads(response.body) == {"message": "Slow down.", "Reason": "CallerRateLimitExceeded"}
    assert (response.headers["Retry-After"], response.headers["x-amzn-ErrorType"]) == ("5", "TooManyRequestsException")


def test_the_sentence_under_the_shapes_own_name() -> None:
    response = codec("lambda").write_error(Fault("ResourceNotFoundException", "No.", 404, {"Type": "User"}), REQUEST_ID)
    assert json.loads(response.body) == {"Type": "User", "Message": "No."}


def test_codes_of_a_service_that_once_spoke_query() -> None:
    once = "AWS.SimpleQueueService.NonExistentQueue"
    response = codec("sqs").write_error(Fault("QueueDoesNotExist", "No such queue.", query_code=once), REQUEST_ID)
    assert json.loads(response.body) == {"__type": "QueueDoesNotExist", "message": "No such queue."}
    assert response.headers["x-amzn-query-error"] == f"{once};Sender"


def asking(service: str, request: Request) -> tuple[str, int, str]:
    with pytest.raises(WireRefusal) as refused:
        codec(service).read(request)
    return refused.value.fault.code, refused.value.fault.status, refused.value.fault.message


def post(body: bytes, **headers: str) -> Request:
    return Request("POST", "/", "", {name.replace("_", "-"): each for name, each in headers.items()}, body)


def test_an_operation_that_the_service_does_not_have() -> None:
    sentence = "Could not find operation Nonsense for version 2010-05-08"
    assert asking("iam", post(b"Action=Nonsense&Version=2010-05-08")) == ("InvalidAction", 400, sentence)
    assert asking("iam", post(b"")) == ("MissingAction", 400, "Missing Action")
    sentence = "The action Nonsense is not valid for this web service."
    assert asking("ec2", post(b"Action=Nonsense")) == ("InvalidAction", 400, sentence)
    assert asking("logs", post(b"{}", x_amz_target="Logs_20140328.Nonsense"))[:2] == ("UnknownOperationException", 400)
    assert asking("logs", post(b"{}", x_amz_target="Other.ListTagsForResource"))[0] == "UnknownOperationException"
    assert asking("lambda", Request("GET", "/2015-03-31/nonsense", "", {}, b""))[:2] == (
        "UnknownOperationException",
        404,
    )
    assert asking("s3", Request("PATCH", "/bucket", "", {}, b""))[:2] == ("MethodNotAllowed", 405)


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b'{"limit": "5"}', "STRING_VALUE can not be converted to Integer"),
        (b'{"limit": 3000000000}', "3000000000 is out of range for a value of type integer"),
        (b'{"limit": 1.5}', "1.5 is not a whole number"),
        (b'{"logGroupNamePrefix": 5}', "NUMBER_VALUE can not be converted to a String"),
        (b'{"logGroupNamePrefix": true}', "TRUE_VALUE can not be converted to a String"),
        (b'{"accountIdentifiers": "x"}', "STRING_VALUE can not be converted to a List"),
        (b"[]", "the body must be a JSON object"),
    ],
)
def test_json_of_the_wrong_kind(body: bytes, sentence: str) -> None:
    request = post(body, x_amz_target="Logs_20140328.DescribeLogGroups")
    assert asking("logs", request) == ("SerializationException", 400, sentence)


def test_forms_of_the_wrong_kind() -> None:
    sentence = "Top level element may not be treated as a list"
    assert asking("iam", post(b"Action=TagUser&Tags.member.x.Key=a")) == ("MalformedInput", 400, sentence)
    assert asking("iam", post(b"Action=ListUsers&MaxItems=ten"))[2] == "'ten' is not a whole number"
    assert asking("iam", post(b"Action=ListUsers&MaxItems=%ff"))[0] == "MalformedInput"


def test_xml_with_entities_is_refused() -> None:
    body = b'<!DOCTYPE a [<!ENTITY b "bb">]><Tagging><TagSet><Tag><Key>&b;</Key></Tag></TagSet></Tagging>'
    request = Request("PUT", "/bucket", "tagging", {}, body)
    assert asking("s3", request) == ("MalformedXML", 400, "a document type is not accepted")


@pytest.mark.parametrize("body", [b"[" * 100_000, b'{"a":' * 100_000])
def test_depth_is_refused(body: bytes) -> None:
    assert asking("logs", post(body, x_amz_target="Logs_20140328.DescribeLogGroups"))[0] == "SerializationException"
