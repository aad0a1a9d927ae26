"""What goes wrong in a function, in AWS's words."""

import json
from typing import Any

import pytest

from serverless_lab.runtime.model import Observed, VariablesUnusable
from tests.runtime.support import FINE, Lab, answer, text

INIT_ERRORS: list[tuple[str, str, str, str]] = [
    (
        "import nothing_of_that_name",
        "lambda_function.handler",
        "Runtime.ImportModuleError",
        "Unable to import module 'lambda_function': No module named 'nothing_of_that_name'",
    ),
    (
        FINE,
        "elsewhere.handler",
        "Runtime.ImportModuleError",
        "Unable to import module 'elsewhere': No module named 'elsewhere'",
    ),
    (
        FINE,
        "lambda_function.main",
        "Runtime.HandlerNotFound",
        "Handler 'main' missing on module 'lambda_function'",
    ),
    (
        FINE,
        "handler",
        "Runtime.MalformedHandlerName",
        "Bad handler 'handler': not enough values to unpack (expected 2, got 1)",
    ),
    (
        "x =",
        "lambda_function.handler",
        "Runtime.UserCodeSyntaxError",
        "Syntax error in module 'lambda_function': invalid syntax (lambda_function.py, line 1)",
    ),
    ("{}['key']", "lambda_function.handler", "KeyError", "'key'"),
]


@pytest.mark.parametrize(("source", "handler", "kind", "message"), INIT_ERRORS, ids=[e[2] for e in INIT_ERRORS])
def test_an_init_error_ends_the_environment(lab: Lab, source: str, handler: str, kind: str, message: str) -> None:
    seen = lab.run(lab.spec("print('before')\n" + source if kind == "KeyError" else source, handler=handler))
    error = json.loads(seen.payload)
    assert (seen.status, seen.phase, seen.kept) == ("init_error", "init", False)
    assert (error["errorType"], error["errorMessage"]) == (kind, message)
    assert seen.measured_init_ms > 0
    assert f"[ERROR] {kind}: {message}\r" in text(seen)


def test_a_syntax_error_shows_its_place(lab: Lab) -> None:
    error = json.loads(lab.run("def handler(:\n  pass").payload)
    assert error["stackTrace"] == ['  File "/var/task/lambda_function.py" Line 1\n    def handler(:\n']


def test_an_exception_of_the_handler(lab: Lab) -> None:
    spec = lab.spec("def inner(x):\n    return 1/x\n\ndef handler(event, context):\n    return inner(event)\n")
    seen = lab.run(spec, 0)
    assert (seen.status, seen.kept) == ("error", True)
    assert json.loads(seen.payload) == {
        "errorMessage": "division by zero",
        "errorType": "ZeroDivisionError",
        "requestId": json.loads(seen.payload)["requestId"],
        "stackTrace": [
            '  File "/var/task/lambda_function.py", line 5, in handler\n    return inner(event)\n',
            '  File "/var/task/lambda_function.py", line 2, in inner\n    return 1/x\n',
        ],
    }
    assert list(json.loads(seen.payload)) == ["errorMessage", "errorType", "requestId", "stackTrace"]
    assert text(seen).startswith("[ERROR] ZeroDivisionError: division by zero\rTraceback (most recent call last):\r")
    assert answer(lab.run(spec, 1)) == 1


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("{1, 2}", "Object of type set is not JSON serializable"),
        ("object()", "Object of type object is not JSON serializable"),
        ("loop", "Circular reference detected"),
    ],
)
def test_an_answer_that_json_cannot_hold(lab: Lab, value: str, reason: str) -> None:
    seen = lab.run(f"loop = []\nloop.append(loop)\ndef handler(event, context): return {value}")
    error = json.loads(seen.payload)
    assert (seen.status, error["errorType"]) == ("error", "Runtime.MarshalError")
    assert error["errorMessage"] == f"Unable to marshal response: {reason}"


def test_an_answer_above_the_payload_limit(lab: Lab) -> None:
    source = "def handler(event, context): return 'x' * event"
    assert len(answer(lab.run(source, 6_291_554))) == 6_291_554
    error = json.loads(lab.run(source, 6_291_555).payload)
    assert error["errorType"] == "Function.ResponseSizeTooLarge"
    assert "(6291557 bytes) exceeded maximum allowed payload size (6291556 bytes)" in error["errorMessage"]


EXITS = [
    ("import os; os._exit(3)", "Runtime exited with error: exit status 3"),
    ("import sys; sys.exit(2)", "Runtime exited with error: exit status 2"),
    ("import sys; sys.exit('bye')", "Runtime exited with error: exit status 1"),
    ("import sys; sys.exit()", "Runtime exited without providing a reason"),
    ("import posix; posix._exit(7)", "Runtime exited with error: exit status 1"),
    ("import json; json.loads('[' * 200000)", None),
    ("import wit_world; wit_world.leave('seven')", "Runtime exited with error: signal: aborted"),
]


@pytest.mark.parametrize(("statement", "reason"), EXITS, ids=[e[0] for e in EXITS])
def test_a_process_that_ends_itself(lab: Lab, statement: str, reason: str | None) -> None:
    seen = lab.run(f"def handler(event, context):\n  print('before')\n  {statement}")
    if reason is None:  # deep recursion in C: either Python notices, or the stack is exhausted
        reason = "Runtime exited with error: signal: segmentation fault"
        if seen.status == "error":
            assert json.loads(seen.payload)["errorType"] == "RecursionError"
            return
    assert (seen.status, seen.kept, text(seen)[:7]) == ("exited", False, "before\n")
    error = json.loads(seen.payload)
    assert error["errorType"] == "Runtime.ExitError"
    assert error["errorMessage"].endswith(f" Error: {reason}")
    assert error["errorMessage"].startswith("RequestId: request-id-")


def test_leaving_during_init(lab: Lab) -> None:
    seen = lab.run("import sys\nprint('loading')\nsys.exit(4)")
    assert (seen.status, seen.phase, text(seen)) == ("exited", "init", "loading\n")
    assert "exit status 4" in json.loads(seen.payload)["errorMessage"]


@pytest.mark.parametrize(
    "hog",
    [
        "x = bytearray(200 << 20)",
        "x = []\n  while True: x.append(bytearray(1 << 20))",
        "x = 'a'\n  while True: x += x",
        "x = {}\n  while True: x[len(x)] = str(len(x))",
    ],
)
def test_more_memory_than_configured(lab: Lab, hog: str) -> None:
    spec = lab.spec(f"def handler(event, context):\n  {hog}", memory_mb=128)
    seen = lab.run(spec, timeout=20)
    error = json.loads(seen.payload)
    assert (seen.status, error["errorType"], seen.kept) == ("out_of_memory", "Runtime.ExitError", False)
    assert error["errorMessage"].endswith("Error: Runtime exited with error: signal: killed")
    assert seen.max_memory_mb == 128


def test_more_memory_than_configured_during_init(lab: Lab) -> None:
    seen = lab.run("print('loading')\nx = bytearray(200 << 20)", timeout=20)
    assert (seen.status, seen.phase, seen.kept, seen.max_memory_mb) == ("out_of_memory", "init", False, 128)
    assert json.loads(seen.payload)["errorType"] == "Runtime.ExitError"
    assert seen.init_ms > 0
    assert text(seen).startswith("loading\n[ERROR] MemoryError")


def test_a_memory_error_that_is_caught_is_no_end(lab: Lab) -> None:
    source = "def handler(e, c):\n  try: bytearray(200 << 20)\n  except MemoryError: return 'caught'"
    assert answer(lab.run(source)) == "caught"


def test_more_memory_is_there_when_configured(lab: Lab) -> None:
    source = "def handler(event, context): return len(bytearray(150 << 20))"
    seen = lab.run(source, memory_mb=256, timeout=10)
    assert answer(seen) == 150 << 20
    assert 185 <= seen.max_memory_mb <= 200


def test_one_function_cannot_take_the_whole_machine(lab: Lab) -> None:
    """The largest size on AWS is 10 GB; here the size buys CPU, and memory up to a limit of the machine's."""
    spec = lab.spec("def handler(event, context): return len(bytearray(event << 20))", memory_mb=10_240)
    assert answer(lab.run(spec, 900, timeout=20)) == 900 << 20
    assert lab.run(spec, 1100, timeout=20).status == "out_of_memory"


def test_a_flood_of_output_is_cut_and_counted(lab: Lab) -> None:
    seen = lab.run("def handler(e, c):\n  for _ in range(100): print('y' * 104_857)\n  return 'done'", timeout=20)
    assert answer(seen) == "done"
    assert (len(text(seen)), seen.output_truncated) == (1 << 20, True)
    assert seen.output_dropped == 100 * 104_858 - (1 << 20)


def test_output_in_many_bytes_per_letter_survives_being_split(lab: Lab) -> None:
    seen = lab.run("def handler(e, c): print('서버리스' * 20_000)")
    assert text(seen) == "서버리스" * 20_000 + "\n"


def test_too_many_aws_calls(lab: Lab) -> None:
    source = """
import boto3
from botocore.exceptions import ClientError
def handler(event, context):
    sqs, n = boto3.client("sqs"), 0
    try:
        while True:
            sqs.list_queues()
            n += 1
    except ClientError as error:
        return [n, error.response["Error"]["Code"]]
"""
    assert answer(lab.run(source, timeout=20)) == [1000, "RequestLimitExceeded"]


def test_what_boto3_does_not_know(lab: Lab) -> None:
    source = """
import boto3
def attempt(work):
    try: work()
    except Exception as error: return f"{type(error).__name__}: {error}"
def handler(event, context):
    return [
        attempt(lambda: boto3.client("sqs").send_massage()),
        attempt(lambda: boto3.client("sqs").send_message("url")),
        attempt(lambda: boto3.client("squs"))[:38],
        boto3.client("sqs").meta.region_name,
    ]
"""
    seen: Observed = lab.run(source, environment={"AWS_REGION": "ap-northeast-2"})
    expected: list[Any] = [
        "AttributeError: 'SQS' object has no attribute 'send_massage'",
        "TypeError: send_message() only accepts keyword arguments.",
        "UnknownServiceError: Unknown service: ",
        "ap-northeast-2",
    ]
    assert answer(seen) == expected


@pytest.mark.parametrize("environment", [{"A": "a\0b"}, {"A": "\ud800"}, {"A\0": "b"}, {"A=B": "c"}, {"": "d"}])
def test_variables_that_no_process_can_have_are_refused(lab: Lab, environment: dict[str, str]) -> None:
    with pytest.raises(VariablesUnusable, match="environment variable"):
        lab.run(FINE, environment=environment)
    assert answer(lab.run(FINE, environment={"A": "서버=\n"})) == 1
