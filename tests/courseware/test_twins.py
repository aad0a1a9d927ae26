"""The same action in CLI and boto3: what stands there parses, and means the same."""

import ast
import json
import shlex

import pytest

from lessons.courseware.twins import twins
from serverless_lab.cli.reading import read, words
from tests.engine.support import zipped
from tests.engine.test_refusals import GOOD

REGION = "ap-northeast-2"
ROLE = "arn:aws:iam::123456789012:role/lambda-basic-role"
# What stands for something that only an account knows.
KNOWN = {"{key}": "AKIA" + "A" * 16, "{session}": "ASIA" + "A" * 16, "{job}": "1" * 36, "{mapping}": "2" * 36}
NO_COMMAND = ("lambda.InvokeWithResponseStream",)
CREATE = {"FunctionName": "order-fn", "Role": ROLE, "Handler": "a.b", "Code": {"ZipFile": b"PK\x03\x04"}}
INVOKE = {"FunctionName": "order-fn", "Payload": '{"item": "만두\'s", "n": 1}'.encode()}
CONFIGURE = {"FunctionName": "order-fn", "MemorySize": 256, "Environment": {"Variables": {"A": 'it\'s "x"'}}}


def test_invoke_is_a_line_that_a_shell_reads_back() -> None:
    found = twins("lambda", "Invoke", INVOKE, REGION)
    words = shlex.split(found.cli.replace("\\\n", " "))
    assert words[:3] == ["aws", "lambda", "invoke"]
    assert words[words.index("--payload") + 1] == INVOKE["Payload"].decode()
    assert words[words.index("--cli-binary-format") + 1] == "raw-in-base64-out"
    assert words[-1] == found.answer_file == "response.json"


def test_code_is_packed_first_and_named_as_a_file() -> None:
    found = twins("lambda", "CreateFunction", CREATE, REGION)
    assert found.zip
    assert found.cli.startswith("zip function.zip lambda_function.py\naws lambda create-function")
    assert "--zip-file fileb://function.zip" in found.cli
    assert 'Code={"ZipFile": code}' in found.boto3


def test_structures_are_json_for_the_cli() -> None:
    found = twins("lambda", "UpdateFunctionConfiguration", CONFIGURE, REGION)
    words = shlex.split(found.cli.replace("\\\n", " "))
    assert json.loads(words[words.index("--environment") + 1]) == CONFIGURE["Environment"]
    assert words[words.index("--memory-size") + 1] == "256"


@pytest.mark.parametrize(
    ("operation", "params"),
    [
        ("Invoke", INVOKE),
        ("CreateFunction", CREATE),
        ("UpdateFunctionConfiguration", CONFIGURE),
        ("DeleteFunction", {"FunctionName": "x"}),
    ],
)
def test_boto3_is_python_with_the_same_arguments(operation: str, params: dict[str, object]) -> None:
    found = twins("lambda", operation, params, REGION)
    calls = [node for node in ast.walk(ast.parse(found.boto3)) if isinstance(node, ast.Call)]
    arguments = {word.arg for call in calls for word in call.keywords}
    assert arguments == {*params, "region_name"}


class Given:
    """Every file is the package."""

    def read(self, name: str) -> bytes:
        return zipped("x = 1\n")


def test_what_the_cli_leaves_out_has_a_twin_in_python_alone() -> None:
    found = twins("lambda", "InvokeWithResponseStream", {"FunctionName": "order-fn"}, REGION)
    assert (found.cli, "invoke_with_response_stream" in found.boto3) == ("", True)


TOKENS = ("ClientToken", "CreatorRequestId")  # which the CLI makes up where none is given


@pytest.mark.parametrize(
    "name", sorted(name for name in GOOD if not name.startswith("lab.") and name not in NO_COMMAND)
)
def test_every_line_is_understood_by_the_terminal_as_what_was_done(name: str) -> None:
    service, operation = name.split(".")
    params = {
        member: KNOWN.get(value, value) if isinstance(value, str) else value for member, value in GOOD[name].items()
    }
    found = twins(service, operation, params, REGION)
    command = found.cli[found.cli.index("aws ") :]
    call = read(words(command)[1:], Given(), "eu-west-1")
    code = {"ZipFile": Given().read("")}
    held = {holder: code for holder in ("Code", "Content") if holder in params}
    wanted = params | (held or (code if "ZipFile" in params else {}))
    said = {member: value for member, value in call.params.items() if member in wanted or member not in TOKENS}
    assert (call.service, call.operation, call.region, said) == (service, operation, REGION, wanted)


def test_the_labs_own_controls_have_no_twin() -> None:
    assert twins("lab", "AdvanceClock", {"Until": 1}, REGION) is None
