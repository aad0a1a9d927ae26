"""Every sample event with its handler, in the real runtime: what the source would do something with comes back."""

import base64
import copy
import json
from collections.abc import Callable
from typing import Any

import botocore.session
import pytest
from botocore.validate import ParamValidator

from lessons.functions.samples.table import SAMPLES, find
from tests.runtime.support import Lab, answer, text

HANDLER = "lambda_function.lambda_handler"
RECORD = ["Records", 0]


def served(lab: Lab, sample_id: str, event: Any = None) -> Any:
    sample = find(sample_id)
    return answer(lab.run(sample.starter, sample.event if event is None else event, handler=HANDLER, timeout=10))


def changed(sample_id: str, path: list[Any], value: Any) -> Any:
    """The sample's event with something else in one place."""
    event = copy.deepcopy(find(sample_id).event)
    place = event
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return event


def is_http(said: Any) -> bool:
    """What API Gateway, function URLs and load balancers turn into a response: the body a text, headers of texts."""
    headers = said.get("headers", {})
    return (
        set(said) <= {"statusCode", "statusDescription", "headers", "body", "isBase64Encoded"}
        and isinstance(said["statusCode"], int)
        and isinstance(said["body"], str)
        and all(isinstance(value, str) for value in headers.values())
    )


def is_balancers(said: Any) -> bool:
    return is_http(said) and {"statusDescription", "isBase64Encoded"} <= set(said)


def is_cognitos(said: Any) -> bool:
    event = find("cognito").event
    flags = said.pop("response")
    return said == {key: value for key, value in event.items() if key != "response"} and flags == {
        "autoConfirmUser": True,
        "autoVerifyEmail": True,
        "autoVerifyPhone": False,
    }


def is_lexs(said: Any) -> bool:
    state = said["sessionState"]
    (message,) = said["messages"]
    return (
        state["dialogAction"] == {"type": "Close"}
        and (state["intent"]["name"], state["intent"]["state"]) == ("OrderDumplings", "Fulfilled")
        and message == {"contentType": "PlainText", "content": "dumplings x 2: 9000 won"}
    )


def is_alexas(said: Any) -> bool:
    speech = said["response"]["outputSpeech"]
    return said["version"] == "1.0" and speech["type"] == "PlainText" and said["response"]["shouldEndSession"] is True


def is_cloudfronts(said: Any) -> bool:
    before = find("cloudfront").event["Records"][0]["cf"]["request"]
    return said == before | {"uri": "/photos/small/dumplings.jpg", "querystring": ""}


def is_firehoses(said: Any) -> bool:
    clicks = [json.loads(base64.b64decode(record["data"])) for record in said["records"]]
    given = [record["recordId"] for record in find("firehose").event["records"]]
    named = [(record["recordId"], record["result"]) for record in said["records"]]
    return named == [(name, "Ok") for name in given] and [click["slow"] for click in clicks] == [True, False]


def is_custom_resources(said: Any) -> bool:
    event = find("cloudformation").event
    same = ("StackId", "RequestId", "LogicalResourceId")
    needed = {"Status", "PhysicalResourceId", *same}
    return needed <= set(said) and said["Status"] == "SUCCESS" and all(said[name] == event[name] for name in same)


def fits_model(service: str, operation: str, params: Any) -> bool:
    """By AWS's own model of the call that takes the verdict."""
    shape = botocore.session.get_session().get_service_model(service).operation_model(operation).input_shape
    return not ParamValidator().validate(params, shape).has_errors()


def is_pipelines(said: Any) -> bool:
    said = dict(said)
    return fits_model("codepipeline", said.pop("call"), said)


def equals(expected: Any) -> Callable[[Any], bool]:
    return lambda said: bool(said == expected)


SHAPES: dict[str, Callable[[Any], bool]] = {
    "alb": is_balancers,
    "cognito": is_cognitos,
    "lex": is_lexs,
    "alexa": is_alexas,
    "api-gateway": is_http,
    "api-gateway-v1": is_http,
    "function-url": is_http,
    "cloudfront": is_cloudfronts,
    "firehose": is_firehoses,
    "step-functions": equals({"order": "A-1042", "ticket": "2 x dumplings", "minutes": 8}),
    "s3": equals({"filed": ["2026/09/20/A-1042.pdf"]}),
    "sns": equals({"shown": ["A-1042"]}),
    "ses": equals({"disposition": "CONTINUE"}),
    "cloudformation": is_custom_resources,
    "cloudwatch-logs": equals({"late": 2}),
    "eventbridge": equals({"done": "open-on-sunday"}),
    "codecommit": equals({"pushed": ["mandu-menu/sunday-menu"]}),
    "config": lambda said: fits_model("config", "PutEvaluations", said),
    "iot": equals({"steamer": "1", "alarm": True}),
    "iot-events": equals({"alarm": "steamerTooHot", "of": "steamer-1"}),
    "codepipeline": is_pipelines,
    "sqs": equals({"batchItemFailures": []}),
    "dynamodb": equals({"batchItemFailures": []}),
}


def test_each_sample_has_a_shape() -> None:
    assert list(SHAPES) == [sample.id for sample in SAMPLES]


@pytest.mark.parametrize("sample_id", SHAPES)
def test_the_handler_answers_its_own_event_in_the_right_shape(lab: Lab, sample_id: str) -> None:
    said = served(lab, sample_id)
    assert SHAPES[sample_id](said), said


def test_what_goes_wrong_has_the_right_shape_too(lab: Lab) -> None:
    assert served(lab, "alb", changed("alb", ["path"], "/soup"))["statusCode"] == 404
    assert served(lab, "api-gateway", changed("api-gateway", ["body"], '{"item": "pizza"}'))["statusCode"] == 400
    encoded = changed("api-gateway", ["body"], base64.b64encode(b'{"item": "soup"}').decode()) | {
        "isBase64Encoded": True
    }
    assert json.loads(served(lab, "api-gateway", encoded)["body"]) == {"total": 6000}
    assert (
        served(lab, "api-gateway-v1", changed("api-gateway-v1", ["pathParameters", "id"], "B-1"))["statusCode"] == 404
    )
    post = changed("function-url", ["requestContext", "http", "method"], "POST")
    assert (is_http(served(lab, "function-url", post)), served(lab, "function-url", post)["statusCode"]) == (True, 405)


def test_a_batch_reports_only_what_failed(lab: Lab) -> None:
    good = find("sqs").event["Records"][0]
    batch = {"Records": [good, good | {"messageId": "bad-one", "body": "{}"}, good]}
    assert served(lab, "sqs", batch) == {"batchItemFailures": [{"itemIdentifier": "bad-one"}]}
    broken = changed("dynamodb", ["Records", 1, "dynamodb", "OldImage"], {})
    number = broken["Records"][1]["dynamodb"]["SequenceNumber"]
    assert served(lab, "dynamodb", broken) == {"batchItemFailures": [{"itemIdentifier": number}]}
    torn = changed("firehose", ["records", 1, "data"], base64.b64encode(b"{").decode())
    assert [each["result"] for each in served(lab, "firehose", torn)["records"]] == ["Ok", "ProcessingFailed"]


def test_a_verdict_follows_from_the_event(lab: Lab) -> None:
    kept = {"blockPublicAcls": True, "ignorePublicAcls": True, "blockPublicPolicy": True, "restrictPublicBuckets": True}
    inner = json.loads(find("config").event["invokingEvent"])
    inner["configurationItem"]["supplementaryConfiguration"]["PublicAccessBlockConfiguration"] = kept
    for event, verdict in (
        (find("config").event, "NON_COMPLIANT"),
        (changed("config", ["invokingEvent"], json.dumps(inner)), "COMPLIANT"),
        (changed("config", ["eventLeftScope"], True), "NOT_APPLICABLE"),
    ):
        assert served(lab, "config", event)["Evaluations"][0]["ComplianceType"] == verdict
    failed = served(lab, "codepipeline", changed("codepipeline", ["CodePipeline.job", "data", "inputArtifacts"], []))
    assert (failed["call"], is_pipelines(failed)) == ("PutJobFailureResult", True)
    unknown = served(lab, "cloudformation", changed("cloudformation", ["ResourceProperties", "Items"], ["pizza"]))
    assert (unknown["Status"], unknown["Reason"]) == ("FAILED", "KeyError('pizza')")
    spam = changed("ses", [*RECORD, "ses", "receipt", "spamVerdict"], {"status": "FAIL"})
    assert served(lab, "ses", spam) == {"disposition": "STOP_RULE_SET"}


def test_an_error_carries_the_name_that_a_workflow_catches(lab: Lab) -> None:
    unpaid = changed("step-functions", ["order", "paid"], False)
    observed = lab.run(find("step-functions").starter, unpaid, handler=HANDLER)
    assert (observed.status, json.loads(observed.payload)["errorType"]) == ("error", "NotPaid")


def test_a_name_from_a_bucket_is_decoded(lab: Lab) -> None:
    spaced = changed("s3", [*RECORD, "s3", "object", "key"], "2026/%EB%A7%8C%EB%91%90+2.pdf")
    observed = lab.run(find("s3").starter, spaced, handler=HANDLER)
    assert answer(observed) == {"filed": ["2026/만두 2.pdf"]}
    assert "2026/만두 2.pdf" in text(observed)
