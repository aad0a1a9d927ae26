"""CreateFunction, GetFunction, the updates, ListFunctions, DeleteFunction."""

from base64 import b64encode
from hashlib import sha256

import pytest

from serverless_lab.engine import numbers
from tests.engine.support import ACCOUNT, REGION, Life, function_params, refused, trust_policy, zipped

ARN = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:order-fn"


@pytest.fixture
def life():
    return Life()


def test_create_answers_the_configuration(life):
    answer = life.create().answer
    assert answer["FunctionArn"] == ARN
    assert (answer["MemorySize"], answer["Timeout"]) == (128, 3)
    assert answer["LastModified"] == "2026-09-21T14:13:21.000+0000"
    assert answer["CodeSha256"] == b64encode(sha256(zipped()).digest()).decode()
    assert answer["CodeSize"] == len(zipped())


def test_the_same_name_twice(life):
    life.create()
    assert refused(life, "CreateFunction", function_params()) == (
        "ResourceConflictException",
        "Function already exist: order-fn",
    )


@pytest.mark.parametrize(
    ("changes", "code", "message"),
    [
        (
            {"Role": f"arn:aws:iam::{ACCOUNT}:role/nobody"},
            "InvalidParameterValueException",
            "The role defined for the function cannot be assumed by Lambda.",
        ),
        (
            {"Role": "arn:aws:iam::999999999999:role/lambda-basic-role"},
            "AccessDeniedException",
            "Cross-account pass role is not allowed.",
        ),
        (
            {"Code": {"ZipFile": b"not a zip"}},
            "InvalidParameterValueException",
            "Could not unzip uploaded file. Please check your file, then try to upload again.",
        ),
        (
            {"Code": {}},
            "InvalidParameterValueException",
            "Please provide a source for function code.",
        ),
        (
            {"Code": {"S3Bucket": "bucket", "S3Key": "key"}},
            "NotSimulatedException",
            "Code from a bucket or a container image is not simulated here.",
        ),
        ({"PackageType": "Image"}, "NotSimulatedException", "A function from a container image is not simulated here."),
        ({"Runtime": "ruby3.3"}, "NotSimulatedException", "The runtime ruby3.3 is not simulated here."),
        (
            {"Runtime": None, "Handler": "lambda_function.handler"},
            "InvalidParameterValueException",
            "Runtime and Handler are mandatory parameters for functions created with deployment packages.",
        ),
        (
            {"MemorySize": 10_241},
            "ValidationException",
            "1 validation error detected: Value '10241' at 'memorySize' failed to satisfy constraint: "
            "Member must have value less than or equal to 10240",
        ),
        (
            {"Timeout": 901},
            "ValidationException",
            "1 validation error detected: Value '901' at 'timeout' failed to satisfy constraint: "
            "Member must have value less than or equal to 900",
        ),
    ],
)
def test_create_refuses(life, changes, code, message):
    assert refused(life, "CreateFunction", function_params(**changes)) == (code, message)


def test_too_large_a_package(life):
    package = b"\0" * (numbers.LAMBDA_ZIP_BYTES + 1)
    code, message = refused(life, "CreateFunction", function_params(Code={"ZipFile": package}))
    assert (code, message) == (
        "RequestTooLargeException",
        "Request must be smaller than 52428800 bytes for the CreateFunction operation",
    )


def test_environment_variables_have_a_limit_and_reserved_names(life):
    code, message = refused(life, "CreateFunction", function_params(Environment={"Variables": {"KEY": "x" * 5000}}))
    assert code == "InvalidParameterValueException"
    assert "exceeded the 4KB limit" in message
    code, message = refused(life, "CreateFunction", function_params(Environment={"Variables": {"AWS_REGION": "moon"}}))
    assert message.endswith("Reserved keys used in this request: AWS_REGION")


def test_a_variable_no_process_could_be_given(life):
    code, message = refused(life, "CreateFunction", function_params(Environment={"Variables": {"KEY": "a\0b"}}))
    assert code == "InvalidParameterValueException"
    assert "KEY contains a null character" in message


def test_regions_are_separate(life):
    life.create()
    other = life.call("lambda", "ListFunctions", region="us-east-1")
    assert other.answer == {"Functions": []}


def test_update_code_and_configuration_change_the_revision(life):
    first = life.create().answer
    second = life.call(
        "lambda", "UpdateFunctionCode", {"FunctionName": "order-fn", "ZipFile": zipped("x = 1\n")}
    ).answer
    assert second["CodeSha256"] != first["CodeSha256"]
    assert second["RevisionId"] != first["RevisionId"]
    third = life.call(
        "lambda",
        "UpdateFunctionConfiguration",
        {"FunctionName": "order-fn", "MemorySize": 1024, "Timeout": 30, "Environment": {"Variables": {"KEY": "1"}}},
    ).answer
    assert (third["MemorySize"], third["Timeout"], third["Environment"]) == (1024, 30, {"Variables": {"KEY": "1"}})
    assert third["Handler"] == first["Handler"]


def test_update_against_an_old_revision(life):
    old = life.create().answer["RevisionId"]
    life.call("lambda", "UpdateFunctionConfiguration", {"FunctionName": "order-fn", "Timeout": 5})
    code, _ = refused(
        life, "UpdateFunctionConfiguration", {"FunctionName": "order-fn", "Timeout": 6, "RevisionId": old}
    )
    assert code == "PreconditionFailedException"


def test_dry_run_of_new_code_changes_nothing(life):
    life.create()
    digest = life.function.code_digest
    params = {"FunctionName": "order-fn", "ZipFile": zipped("x = 2\n"), "DryRun": True}
    assert life.call("lambda", "UpdateFunctionCode", params).refusal is None
    assert life.function.code_digest == digest


def test_list_in_pages(life):
    for number in range(5):
        life.create(f"fn-{number}")
    first = life.call("lambda", "ListFunctions", {"MaxItems": 2}).answer
    second = life.call("lambda", "ListFunctions", {"MaxItems": 3, "Marker": first["NextMarker"]}).answer
    assert [f["FunctionName"] for f in first["Functions"]] == ["fn-0", "fn-1"]
    assert [f["FunctionName"] for f in second["Functions"]] == ["fn-2", "fn-3", "fn-4"]
    assert "NextMarker" not in second
    assert [sorted(f.keys() & {"State", "LastUpdateStatus"}) for f in first["Functions"]] == [[], []]


def test_a_page_has_at_most_fifty(life):
    for number in range(52):
        life.create(f"fn-{number:02}")
    answer = life.call("lambda", "ListFunctions", {"MaxItems": 1000}).answer
    assert (len(answer["Functions"]), answer["NextMarker"]) == (50, "fn-49")


def test_delete(life):
    life.create()
    life.invoke()
    life.call("lambda", "DeleteFunction", {"FunctionName": "order-fn"})
    assert life.lambda_.functions == {}
    assert life.lambda_.environments == {}


def test_the_latest_version_is_not_deleted_by_itself(life):
    life.create()
    for params in ({"FunctionName": "order-fn", "Qualifier": "$LATEST"}, {"FunctionName": "order-fn:$LATEST"}):
        assert refused(life, "DeleteFunction", params) == (
            "InvalidParameterValueException",
            "$LATEST version cannot be deleted without deleting the function.",
        )


def test_delete_and_create_again_while_a_call_runs(life):
    life.create()
    work = life.begin()
    life.call("lambda", "DeleteFunction", {"FunctionName": "order-fn"})
    life.create()
    assert life.finish(work).refusal is None
    assert life.lambda_.environments == {}
    assert life.function.busy == []


def test_the_role_must_trust_lambda(life):
    trust = trust_policy("ec2.amazonaws.com")
    role = life.call("iam", "CreateRole", {"RoleName": "machines", "AssumeRolePolicyDocument": trust}).answer["Role"]
    code, _ = refused(life, "CreateFunction", function_params(Role=role["Arn"]))
    assert code == "InvalidParameterValueException"
