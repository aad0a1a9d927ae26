"""boto3 inside a function: clients, errors by name, paginators, waiters, sessions, and what it does not have."""

from typing import Any

import pytest

from serverless_lab.runtime.model import AwsError, NoConnection
from tests.runtime.support import Lab, answer

Answers = dict[str, Any]

HEAD = """
import boto3, botocore.exceptions, os
functions, queues = boto3.client("lambda"), boto3.client("sqs")
def handler(event, context):
"""


def run(lab: Lab, body: str, on_call: Any = None, **options: Any) -> Any:
    return answer(lab.run(HEAD + body, on_call=on_call, timeout=8, **options))


def refusing(code: str, status: int = 404) -> Any:
    def call(*_: object) -> Answers:
        raise AwsError(code, "It is not there.", status)

    return call


def test_an_error_has_the_class_of_its_service(lab: Lab) -> None:
    body = """
  try:
    functions.get_function(FunctionName="f")
  except functions.exceptions.ResourceNotFoundException as error:
    kind = type(error).__name__
    status = error.response["ResponseMetadata"]["HTTPStatusCode"]
    known = isinstance(error, functions.exceptions.ClientError)
    return [kind, str(error), error.response["Error"]["Code"], status, known]
"""
    message = "An error occurred (ResourceNotFoundException) when calling the GetFunction operation: It is not there."
    assert run(lab, body, refusing("ResourceNotFoundException")) == [
        "ResourceNotFoundException",
        message,
        "ResourceNotFoundException",
        404,
        True,
    ]


def test_a_broker_is_asked_about(lab: Lab) -> None:
    body = """
  brokers = boto3.client("mq")
  try:
    return brokers.describe_broker(BrokerId="b-1")["BrokerState"]
  except brokers.exceptions.NotFoundException as error:
    return type(error).__name__
"""
    asked = []

    def call(*told: Any) -> Answers:
        asked.append(told)
        return {"BrokerState": "RUNNING"}

    assert run(lab, body, call) == "RUNNING"
    assert "DescribeBroker" in str(asked)
    assert run(lab, body, refusing("NotFoundException")) == "NotFoundException"


def test_a_code_that_is_named_otherwise_has_its_class_too(lab: Lab) -> None:
    body = """
  try:
    queues.get_queue_url(QueueName="q")
  except queues.exceptions.QueueDoesNotExist as error:
    return error.response["Error"]["Code"]
"""
    code = "AWS.SimpleQueueService.NonExistentQueue"
    assert run(lab, body, refusing(code)) == code


def test_an_error_that_the_model_does_not_know_is_a_client_error(lab: Lab) -> None:
    body = """
  try:
    functions.list_functions()
  except botocore.exceptions.ClientError as error:
    return type(error).__name__
"""
    assert run(lab, body, refusing("AccessDenied", 403)) == "ClientError"


def test_a_name_that_no_error_has(lab: Lab) -> None:
    body = """
  try:
    functions.exceptions.Nonsense
  except AttributeError as error:
    return str(error)
"""
    assert "ResourceNotFoundException" in run(lab, body)


def pages(_service: str, _operation: str, params: Answers) -> Answers:
    start = int(params.get("Marker", 0))
    size = int(params.get("MaxItems", 2))
    found: Answers = {"Functions": [{"FunctionName": f"f{n}"} for n in range(start, min(start + size, 5))]}
    return found | ({"NextMarker": str(start + size)} if start + size < 5 else {})


def test_a_paginator(lab: Lab) -> None:
    body = """
  names = lambda pages: [[f["FunctionName"] for f in page["Functions"]] for page in pages]
  paginator = functions.get_paginator("list_functions")
  return [
    functions.can_paginate("list_functions"),
    names(paginator.paginate()),
    names(paginator.paginate(PaginationConfig={"MaxItems": 3})),
    names(paginator.paginate(PaginationConfig={"PageSize": 4})),
    names(paginator.paginate(PaginationConfig={"StartingToken": "4"})),
    len(paginator.paginate().build_full_result()["Functions"]),
    [f["FunctionName"] for f in paginator.paginate().search("Functions")],
  ]
"""
    everything = ["f0", "f1", "f2", "f3", "f4"]
    assert run(lab, body, pages) == [
        True,
        [["f0", "f1"], ["f2", "f3"], ["f4"]],
        [["f0", "f1"], ["f2"]],
        [["f0", "f1", "f2", "f3"], ["f4"]],
        [["f4"]],
        5,
        everything,
    ]


def test_a_waiter(lab: Lab) -> None:
    states = iter(["Pending", "Pending", "Active", "Failed", "Pending", "Pending"])

    def call(_service: str, _operation: str, _params: Answers) -> Answers:
        return {"Configuration": {"State": next(states)}}

    body = """
  waiter = functions.get_waiter("function_active_v2")
  quick = {"Delay": 0, "MaxAttempts": 3}
  waiter.wait(FunctionName="f", WaiterConfig=quick)
  reasons = []
  for attempts in (3, 2):
    try:
      waiter.wait(FunctionName="f", WaiterConfig={"Delay": 0, "MaxAttempts": attempts})
    except botocore.exceptions.WaiterError as error:
      reasons.append(str(error))
  return reasons
"""
    assert run(lab, body, call) == [
        "Waiter FunctionActiveV2 failed: Waiter encountered a terminal failure state: "
        'For expression "Configuration.State" we matched expected path: "Failed"',
        "Waiter FunctionActiveV2 failed: Max attempts exceeded",
    ]


def test_a_waiter_for_what_is_not_there_yet(lab: Lab) -> None:
    asked = iter([AwsError("ResourceNotFoundException", "no", 404), {"Configuration": {}}])

    def call(*_: object) -> Answers:
        found = next(asked)
        if isinstance(found, AwsError):
            raise found
        return found

    body = (
        '  functions.get_waiter("function_exists").wait(FunctionName="f", WaiterConfig={"Delay": 0})\n  return "there"'
    )
    assert run(lab, body, call) == "there"


def test_a_session_and_the_roles_credentials(lab: Lab) -> None:
    body = """
  session = boto3.Session(region_name="us-east-1")
  keys = boto3.Session().get_credentials().get_frozen_credentials()
  return [session.client("sqs").meta.region_name, keys.access_key == os.environ["AWS_ACCESS_KEY_ID"], keys.token]
"""
    environment = {"AWS_ACCESS_KEY_ID": "ASIAX", "AWS_SECRET_ACCESS_KEY": "s", "AWS_SESSION_TOKEN": "t"}
    assert run(lab, body, environment=environment) == ["us-east-1", True, "t"]


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ('boto3.resource("s3")', "boto3.client('s3'), not boto3.resource"),
        ('boto3.client("nonsense")', "Unknown service: 'nonsense'. Valid service names are: apigateway"),
        ("functions.nonsense()", "object has no attribute 'nonsense'"),
        ('functions.get_function("f")', "get_function() only accepts keyword arguments."),
        ('functions.get_waiter("nonsense")', "Waiter does not exist: nonsense"),
        ('functions.get_paginator("invoke")', "Operation cannot be paginated: invoke"),
        ('queues.generate_presigned_url("get")', "no presigned URLs"),
    ],
)
def test_what_is_not_there_says_so(lab: Lab, statement: str, words: str) -> None:
    body = f"  try:\n    {statement}\n  except Exception as error:\n    return str(error)"
    assert words in run(lab, body)


WEB = """
import json, urllib.error, urllib.request
def handler(event, context):
  try:
    request = urllib.request.Request(event, data=b"soup", headers={"X-A": "b"}, method="PUT")
    with urllib.request.urlopen(request, timeout=3) as response:
      return [response.status, response.headers["content-type"], response.read().decode()]
  except urllib.error.HTTPError as error:
    return ["http", error.code, error.read().decode()]
  except urllib.error.URLError as error:
    return ["url", str(error.reason)]
"""


def test_urllib_asks_the_host(lab: Lab) -> None:
    asked: list[Any] = []

    def call(service: str, operation: str, params: Answers) -> Answers:
        asked.append((service, operation, params))
        status = 404 if "missing" in params["Url"] else 200
        return {"StatusCode": status, "Headers": {"Content-Type": "text/plain"}, "Body": b"dumplings"}

    spec = lab.spec(WEB)
    assert answer(lab.run(spec, "https://shop.example/menu", on_call=call)) == [200, "text/plain", "dumplings"]
    assert answer(lab.run(spec, "http://shop.example/missing", on_call=call)) == ["http", 404, "dumplings"]
    (service, operation, params), _ = asked
    assert (service, operation) == ("lab", "Fetch")
    assert (params["Url"], params["Method"], params["Body"]) == ("https://shop.example/menu", "PUT", b"soup")
    assert params["Headers"]["X-a"] == "b"


def test_urllib_says_why_there_is_no_answer(lab: Lab) -> None:
    def silent(*_: object) -> Answers:
        raise NoConnection("https://shop.example/", 10)

    spec = lab.spec(WEB)
    refused = lab.run(spec, "https://example.com/", on_call=refusing("NotReachable", 403))
    assert answer(refused) == ["url", "It is not there."]
    assert answer(lab.run(spec, "https://shop.example/", on_call=silent)) == ["url", "timed out"]
